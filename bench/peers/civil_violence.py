"""Civil violence: Mesa's own example, October's mechanism and the same algorithm in C, in one run.

    make peers
    python bench/peers/civil_violence.py [--sizes 40 120] [--steps 100 25] [--json]

The run that rebels (citizens 0.7 and cops 0.04 a cell, legitimacy 0.82, longest term 30) on a
small and a large torus. What is measured, each thing apart:

- *compilation*: October's kernels, compiled at the first call; gcc's work for the C program;
- *set-up*: the model made and its cells filled (by chance in Mesa, with exact counts here);
- *first step*: Mesa builds every cell's neighbourhood then, and keeps it;
- *steps*: those after the first, one by one.

Mesa runs as it ships, in its own environment, data collector included; the line *uncollected* is
the same without the collector, as ours writes down the counts alone. *Scanning* is October with
every agent looking at its 112 cells, which is the same run in the same bits. C plays the same
random numbers, and the bench fails if its counts are not ours: it is the limit, not another model.
Times are processor time of one thread, the least of three, but for Mesa's, which take long enough
to be taken once, and for gcc's, which is the time on the wall.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
MESA = HERE / ".venv" / "bin" / "python"
SEED = 1
TRIES = 3
GCC = ["gcc", "-std=c11", "-O3", "-march=native", "-ffp-contract=off"]

Line = dict[str, Any]


def timed(work: Any) -> float:
    """Return the processor seconds of a call."""
    began = time.process_time()
    work()
    return time.process_time() - began


def mesa_here(side: int, steps: int, collects: bool) -> Line:
    """Time Mesa's example in this process; the peers' environment calls it."""
    from mesa.examples.advanced.epstein_civil_violence.model import EpsteinCivilViolence

    made: list[Any] = []
    rules = {"cop_density": 0.04, "legitimacy": 0.82, "max_jail_term": 30}
    setup = timed(
        lambda: made.append(EpsteinCivilViolence(side, side, seed=SEED, max_iters=steps, **rules))
    )
    (model,) = made
    if not collects:
        model.datacollector.collect = lambda _: None
    first = timed(model.step)
    each = [timed(model.step) for _ in range(steps - 1)]
    return {"setup": setup, "first_step": first, "step": sum(each) / len(each)}


def mesa(side: int, steps: int, collects: bool) -> Line:
    """Time Mesa's example in its own environment; one try, as it takes long."""
    asked = [str(MESA), __file__, "--mesa", str(side), str(steps), str(int(collects))]
    told = subprocess.run(asked, check=True, capture_output=True, text=True)
    return json.loads(told.stdout)


def ours(side: int, steps: int, scan: bool) -> tuple[Line, list[int]]:
    """Time October's mechanism; return the last counts too."""
    import numpy as np

    from october.mechanisms.civil_violence import Rules, play, world

    rules = Rules(exact_counts=True, scan=scan)
    torus = world(side, side)
    none, series = np.zeros((0, 4), np.int64), np.zeros((steps, 4), np.int64)
    compilation = timed(lambda: play(torus, rules, SEED, 0, none))
    setup = min(timed(lambda: play(world(side, side), rules, SEED, 0, none)) for _ in range(TRIES))
    settled = min(timed(lambda: play(torus, rules, SEED, 0, none)) for _ in range(TRIES))
    whole = min(timed(lambda: play(torus, rules, SEED, 0, series)) for _ in range(TRIES))
    line = {"setup": setup, "step": (whole - settled) / steps}
    if compilation > 100 * setup:  # the first call of all
        line["compilation"] = compilation
    return line, series[-1, :3].tolist()


def in_c(program: Path, side: int, steps: int) -> tuple[Line, list[int]]:
    """Time the C program; return the last counts too."""
    told = []
    for _ in range(TRIES):
        asked = [str(program), str(side), str(steps), str(SEED)]
        told.append(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)
    setup, whole = (min(float(line.split()[i]) for line in told) for i in (0, 1))
    return {"setup": setup, "step": whole / steps}, [int(word) for word in told[0].split()[2:]]


def compiled(folder: Path) -> tuple[Path, float]:
    """Compile the C program; return it and the wall-clock seconds that gcc took."""
    program = folder / "civil_violence"
    began = time.perf_counter()
    source = str(HERE / "civil_violence.c")
    subprocess.run([*GCC, "-o", str(program), source, "-lm"], check=True)
    return program, time.perf_counter() - began


def measure(sizes: list[int], steps: list[int]) -> list[Line]:
    """Measure all, size by size; what is not installed is left out with a message."""
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as folder:
        program, gcc = compiled(Path(folder)) if shutil.which("gcc") else (None, 0.0)
        if program is None:
            print("no gcc here: the C program is left out", file=sys.stderr)
        if not MESA.exists():
            print("no Mesa here (make peers): it is left out", file=sys.stderr)
        for side, number in zip(sizes, steps, strict=True):
            name = {"side": side, "steps": number}
            kept, counts = ours(side, number, scan=False)
            lines.append({**name, "who": "october", **kept})
            lines.append({**name, "who": "october, scanning", **ours(side, number, True)[0]})
            if program is not None:
                line, same = in_c(program, side, number)
                if same != counts:
                    raise SystemExit(f"found {same} in C, expected October's {counts}")
                lines.append({**name, "who": "C", "compilation": gcc, **line})
            if MESA.exists():
                lines.append({**name, "who": "Mesa", **mesa(side, number, True)})
                lines.append({**name, "who": "Mesa, uncollected", **mesa(side, number, False)})
    return lines


def show(lines: list[Line]) -> None:
    """Print what was measured, each step beside October's."""
    print(f"{'':24}{'compilation':>12}{'set-up':>12}{'first step':>12}{'step':>12}{'to ours':>9}")
    for line in lines:
        if line["who"] == "october":
            print(f"{line['side']} × {line['side']}, {line['steps']} steps (milliseconds)")
            unit = line["step"]
        cells = [line.get(what) for what in ("compilation", "setup", "first_step", "step")]
        shown = "".join(f"{'' if c is None else f'{1e3 * c:.3f}':>12}" for c in cells)
        print(f"  {line['who']:22}{shown}{line['step'] / unit:9.2f}")


def main() -> None:
    """Read the options, measure, and print."""
    parser = argparse.ArgumentParser(description="Civil violence beside Mesa and C")
    parser.add_argument("--sizes", type=int, nargs="+", default=[40, 120])
    parser.add_argument("--steps", type=int, nargs="+", default=[100, 25])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--mesa", type=int, nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.mesa:
        side, steps, collects = asked.mesa
        print(json.dumps(mesa_here(side, steps, bool(collects))))
        return
    lines = measure(asked.sizes, asked.steps)
    if asked.json:
        print(json.dumps(lines, indent=2))
    else:
        show(lines)


if __name__ == "__main__":
    main()
