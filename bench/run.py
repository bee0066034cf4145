"""How fast nights are played: nights a second, nanoseconds an act, start, compilation.

    python bench/run.py [--nights 300] [--scenario october-1917] [--cold] [--json]

What is measured, each thing apart:

- *compilation*: a fresh process with an empty cache compiles every kernel (only with ``--cold``);
- *start*: ``october run --nights 1`` in a fresh process with a full cache: from its start to its
  end it imports the program, loads the kernels, makes the plan, plays a night and writes it;
- *playing*: nights of the scenario at its default depth, on one thread and on all cores, series
  and outcomes read, nothing written to disk;
- *writing*: the same as ``october run`` does it, Parquet parts included.

Seconds depend on the machine, so every time is also given in units of a yardstick measured in the
same minute: a million Philox blocks of four uniforms in a compiled loop on one thread.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

START = "from october.cli import main; main()"  # what the command `october` does


def yardstick() -> float:
    """Return the seconds that a million Philox blocks take, best of five."""
    import numba

    from october.core.random import PARAMETERS, uniforms

    @numba.njit
    def blocks(seed, n):
        total = 0.0
        for i in range(n):
            a, b, c, d = uniforms(seed, PARAMETERS, 0, 0, i)
            total += a + b + c + d
        return total

    blocks(1, 10)
    return min(_timed(lambda: blocks(1, 1_000_000)) for _ in range(5))


def start(scenario: str, cache: Path | None = None) -> float:
    """Return the seconds that ``october run --nights 1`` takes, from the process's first breath."""
    env = dict(os.environ)
    if cache is not None:
        env |= {"NUMBA_CACHE_DIR": str(cache / "numba"), "XDG_CACHE_HOME": str(cache)}
    with tempfile.TemporaryDirectory() as folder:
        run = ["run", scenario, "--nights", "1", "--json", "--out", str(Path(folder) / "run")]
        command = [sys.executable, "-c", START, *run]
        return _timed(lambda: subprocess.run(command, env=env, check=True, capture_output=True))


def playing(scenario: str, nights: int, workers: int) -> dict[str, float]:
    """Play nights on so many threads; return nights a second and acts a night."""
    from october import load
    from october.ensemble import play_each
    from october.ensemble.rows import read_row
    from october.night import prepare

    plan = prepare(load(scenario))

    def read(plan: Any, played: Any) -> int:
        read_row(plan, played)
        return int(played.night.clock[0]["acts"])

    list(play_each(plan, 1, workers, read, workers=workers))
    began = time.perf_counter()
    acts = list(play_each(plan, 1, nights, read, workers=workers))
    seconds = time.perf_counter() - began
    return {"nights_per_second": nights / seconds, "acts_per_night": sum(acts) / nights}


def writing(scenario: str, nights: int) -> float:
    """Return the nights a second of a whole run with its files."""
    from october import run

    return run(scenario, nights=nights, seed=1).nights_per_second


def measure(scenario: str, nights: int, cold: bool) -> dict[str, Any]:
    """Measure everything and describe the machine and the work."""
    from october.ensemble import workers_here
    from october.ensemble.identity import machine, versions

    cores = workers_here()
    found: dict[str, Any] = {"machine": machine() | {"usable_cores": cores}, "versions": versions()}
    found["machine"]["load"] = os.getloadavg()[0]  # of others too: a quiet machine shows about 0
    found["machine"]["bytecode"] = not sys.dont_write_bytecode  # without it every start is slower
    found["work"] = {"scenario": scenario, "nights": nights}
    if cold:
        with tempfile.TemporaryDirectory() as folder:
            found["first_compilation_seconds"] = start(scenario, Path(folder))
    start(scenario)
    found["start_seconds"] = min(start(scenario) for _ in range(5))
    unit = yardstick()
    found["yardstick_seconds"] = unit
    one = playing(scenario, nights, 1)
    everywhere = playing(scenario, nights, cores)
    found["one_thread"] = one
    found["all_cores"] = everywhere
    found["with_files_nights_per_second"] = writing(scenario, nights)
    night = 1 / one["nights_per_second"]
    acts = max(1.0, one["acts_per_night"])
    found["ms_per_night"] = 1e3 * night
    found["ns_per_act"] = 1e9 * night / acts
    found["night_in_yardsticks"] = night / unit
    found["act_in_blocks"] = night / acts / (unit / 1e6)
    speed = everywhere["nights_per_second"] / one["nights_per_second"]
    found["parallel_efficiency"] = speed / cores
    found["peak_memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


def _timed(work: Any) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def show(found: dict[str, Any]) -> None:
    """Print what was measured."""
    machine, work = found["machine"], found["work"]
    print(f"{machine['processor']}, {machine['usable_cores']} usable cores, {machine['system']}")
    print(f"load before the start: {machine['load']:.2f}; bytecode kept: {machine['bytecode']}")
    print("  ".join(f"{name} {version}" for name, version in found["versions"].items()))
    print(f"{work['nights']} nights of {work['scenario']} at its default depth\n")
    lines = [
        ("start from the cache, to one night", found["start_seconds"], "s"),
        ("one thread", found["one_thread"]["nights_per_second"], "nights/s"),
        ("all cores", found["all_cores"]["nights_per_second"], "nights/s"),
        ("all cores, with files", found["with_files_nights_per_second"], "nights/s"),
        ("efficiency of the threads", found["parallel_efficiency"], ""),
        ("a night on one thread", found["ms_per_night"], "ms"),
        ("acts a night", found["one_thread"]["acts_per_night"], ""),
        ("an act", found["ns_per_act"], "ns"),
        ("yardstick: 10^6 Philox blocks", 1e3 * found["yardstick_seconds"], "ms"),
        ("a night", found["night_in_yardsticks"], "yardsticks"),
        ("an act", found["act_in_blocks"], "Philox blocks"),
        ("peak memory of this process", found["peak_memory_mb"], "MB"),
    ]
    if "first_compilation_seconds" in found:
        lines.insert(
            0, ("first compilation, to one night", found["first_compilation_seconds"], "s")
        )
    for name, value, unit in lines:
        print(f"{name:36s}{value:12,.2f} {unit}")


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--scenario", default="october-1917")
    parser.add_argument("--nights", type=int, default=300)
    parser.add_argument("--cold", action="store_true", help="also time the first compilation")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = measure(asked.scenario, asked.nights, asked.cold)
    if asked.json:
        print(json.dumps(found, indent=2))
    else:
        show(found)


if __name__ == "__main__":
    main()
