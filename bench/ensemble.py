"""What many nights cost: by workers, in memory, and a paired what-if beside an unpaired one.

    python bench/ensemble.py [--nights 1000] [--scenario october-1917] [--json]

- *workers*: a whole run with its files, set-up and compilation apart. Threads of one process;
  processes that share one run directory, a thread each; a Ray cluster on this machine with so many
  CPUs, when Ray is installed (its tasks play one warming run first). Efficiency is the nights a
  second over those of one thread, for each worker.
- *memory*: peak resident memory of a process that plays so many nights.
- *pairing*: for each lever, how many nights (both sides together) show an effect on an outcome with
  a 95 % interval of a given half-width, for nights that are pairs and for nights that are not.
- *hinges*: seconds for the curve of one night with its jumps and their events, at the default
  precision, and how much of them the cores were at work.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

COMMAND = [sys.executable, "-c", "from october.cli import main; main()"]
PEAK = """
import resource, sys
import october
october.run(sys.argv[1], nights=int(sys.argv[2]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
STORE = 100 * 2**20  # bytes of a Ray node's object store
HALF_WIDTHS = {"share": 0.01, "s": 60.0, "people": 1.0, "delegates": 1.0}
LEVERS = ("walkout.allowed=false", "vote.conformity=4")


def threads(scenario: str, nights: int, count: int) -> float:
    """Return nights a second on so many threads."""
    from october import run

    return run(scenario, nights=nights, workers=count).nights_per_second


def processes(scenario: str, nights: int, count: int) -> float:
    """Return nights a second of processes that fill one directory, from the first's first night."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "run")
        _begin(scenario, nights, path)
        resume = [*COMMAND, "run", "--resume", path, "--workers", "1", "--json"]
        started = [subprocess.Popen(resume, stdout=subprocess.DEVNULL) for _ in range(count)]
        for process in started:
            process.wait()
        record = json.loads((Path(path) / "run.json").read_text("utf-8"))
    # `seconds` adds up what each process spent playing
    return float(count * record["nights_played"] / record["seconds"])


def _begin(scenario: str, nights: int, path: str) -> None:
    """Make a run directory in which no night is played yet."""
    from october.ensemble.directory import Directory
    from october.ensemble.identity import identity
    from october.night import prepare
    from october.scenario import load

    record = identity(prepare(load(scenario)), scenario, 1, nights) | {"settings": []}
    Directory(path, nights).write_record(record)


def on_ray(scenario: str, nights: int, count: int) -> float:
    """Return nights a second on a Ray cluster of one node with so many CPUs, once it is warm."""
    from ray.cluster_utils import Cluster

    from october import run

    head = {"num_cpus": count, "object_store_memory": STORE, "include_dashboard": False}
    nodes = Cluster(initialize_head=True, connect=True, head_node_args=head)
    try:
        run(scenario, nights=200 * count, seed=2, ray=nodes.address)
        return run(scenario, nights=nights, ray=nodes.address).nights_per_second
    finally:
        import ray

        ray.shutdown()
        nodes.shutdown()


def by_workers(scenario: str, nights: int) -> list[dict[str, Any]]:
    """Measure every kind of worker, one and as many as there are cores."""
    import importlib.util

    from october.ensemble import workers_here

    kinds = {"threads": threads, "processes": processes}
    if importlib.util.find_spec("ray"):
        kinds["Ray CPUs"] = on_ray
    counts = sorted({1, workers_here()})
    run_warm = threads(scenario, 100, 1)
    assert run_warm > 0
    found: list[dict[str, Any]] = []
    for kind, measured in kinds.items():
        for count in counts:
            rate = measured(scenario, nights, count)
            one = found[0]["nights_per_second"] if found else rate
            found.append(
                {"kind": kind, "count": count, "nights_per_second": rate,
                 "efficiency": rate / one / count}
            )  # fmt: skip
    return found


def memory(scenario: str, counts: Sequence[int]) -> list[dict[str, float]]:
    """Return the peak memory of runs of so many nights, each in a process of its own."""
    found = []
    for nights in counts:
        command = [sys.executable, "-c", PEAK, scenario, str(nights)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found.append({"nights": nights, "megabytes": float(done.stdout)})
    return found


def pairing(scenario: str, nights: int) -> list[dict[str, Any]]:
    """Return, for each lever and the outcomes that it surely moves, the nights that are needed."""
    import october

    found = []
    for lever in LEVERS:
        began = time.perf_counter()
        answer = october.what_if(scenario, [lever], nights=nights // 2)
        seconds = time.perf_counter() - began
        for name, moved in answer.moved.items():
            half = HALF_WIDTHS.get(moved.unit)
            if half is None or moved.gain is None or not moved.effect.decided:
                continue
            error = (moved.effect.high - moved.effect.low) / 2
            pairs = math.ceil(moved.effect.pairs * (error / half) ** 2)
            found.append(
                {"lever": lever, "outcome": name, "unit": moved.unit, "half_width": half,
                 "paired_nights": 2 * pairs, "unpaired_nights": math.ceil(2 * pairs * moved.gain),
                 "gain": moved.gain, "seconds_a_pair": seconds / (nights // 2)}
            )  # fmt: skip
    return found


def hinges(scenario: str, nights: Sequence[int]) -> list[dict[str, Any]]:
    """Return what the curve of each of these nights costs."""
    import october

    found = []
    for number in nights:
        night = october.night(scenario, number=number)
        began, worked = time.perf_counter(), time.process_time()
        answer = october.hinges(night)
        found.append(
            {"night": number, "seconds": time.perf_counter() - began,
             "core_seconds": time.process_time() - worked, "times": len(answer.points),
             "jumps": len(answer.hinges)}
        )  # fmt: skip
    return found


def show(found: dict[str, Any]) -> None:
    """Print the tables."""
    machine = found["machine"]
    print(f"{machine['processor']}, {machine['cores']} cores, {machine['system']}")
    print(f"load before the start: {found['load']:.2f}; {found['nights']} nights of "
          f"{found['scenario']}\n")  # fmt: skip
    print(f"{'workers':20s}{'nights/s':>10s}{'efficiency':>12s}")
    for row in found["workers"]:
        name = f"{row['kind']}, {row['count']}"
        print(f"{name:20s}{row['nights_per_second']:10.1f}{row['efficiency']:12.2f}")
    print(f"\n{'nights':>8s}{'peak memory, MB':>18s}")
    for row in found["memory"]:
        print(f"{row['nights']:8,d}{row['megabytes']:18.0f}")
    print(f"\n{'nights for a half-width of':50s}{'paired':>10s}{'unpaired':>12s}{'gain':>8s}")
    for lever in dict.fromkeys(row["lever"] for row in found["pairing"]):
        rows = sorted(
            (row for row in found["pairing"] if row["lever"] == lever), key=lambda row: -row["gain"]
        )
        print(f"{lever}, {1e3 * rows[0]['seconds_a_pair']:.0f} ms a pair")
        for row in (rows[0], rows[len(rows) // 4], rows[len(rows) // 2], rows[-1]):
            what = f"{row['outcome']}, {row['half_width']:g} {row['unit']}"
            print(
                f"  {what:48.48s}{row['paired_nights']:10,d}{row['unpaired_nights']:12,d}"
                f"{row['gain']:8.1f}"
            )
        print(f"  {len(rows)} outcomes surely move; the best, the quarters and the least are shown")
    print(f"\n{'hinges of night':18s}{'seconds':>10s}{'of cores':>10s}{'times':>8s}{'jumps':>8s}")
    for row in found["hinges"]:
        print(f"{row['night']:<18d}{row['seconds']:10.1f}{row['core_seconds']:10.1f}"
              f"{row['times']:8d}{row['jumps']:8d}")  # fmt: skip


def main() -> None:
    """Read the arguments, measure, print."""
    from october.ensemble.identity import machine

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--scenario", default="october-1917")
    parser.add_argument("--nights", type=int, default=1000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = {
        "machine": machine(), "load": os.getloadavg()[0], "scenario": asked.scenario,
        "nights": asked.nights, "workers": by_workers(asked.scenario, asked.nights),
        "memory": memory(asked.scenario, (100, asked.nights, 4 * asked.nights)),
        "pairing": pairing(asked.scenario, asked.nights),
        "hinges": hinges(asked.scenario, range(5)),
    }  # fmt: skip
    if asked.json:
        print(json.dumps(found, indent=2))
    else:
        show(found)


if __name__ == "__main__":
    main()
