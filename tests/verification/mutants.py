"""Break every mechanism on purpose, and count how often its reference experiment notices.

``python -m tests.verification.mutants [--mechanism NAME] [--sample N] [--workers 2]`` writes each
mutant into a copy of the package of its own, outside the repository, and runs the mechanism's
experiment there in a fresh process. A mutant is *caught* when a result is off, *crashed* when the
experiment does not get that far or runs too long, and *lived* when all results agree. Those that
cannot be told from the mechanism stand in ``equivalents.py``, each with the reason.
"""

from __future__ import annotations

import argparse
import os
import queue
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import october
from october.verification import experiments
from tests.verification.equivalents import EQUIVALENT
from tests.verification.mutations import Mutant, mutants

PACKAGE = Path(october.__file__).parent
PARTS = ("core", "mechanisms", "verification")
CAUGHT, CRASHED, LIVED = "caught", "crashed", "lived"
NOTICED = 3  # exit status of an experiment with a result that is off
EXPERIMENT = """
import sys
from october.verification.{name} import results
sys.exit({noticed} if any(not found.ok for found in results()) else 0)
"""


class Verdict(NamedTuple):
    """What became of a mutant."""

    mutant: Mutant
    end: str


class Copy:
    """The mechanisms and their experiments in a folder of their own, one mutant at a time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for part in PARTS:
            unneeded = shutil.ignore_patterns("__pycache__")
            shutil.copytree(PACKAGE / part, root / "october" / part, ignore=unneeded)
        for module in PACKAGE.glob("*.py"):
            shutil.copy(module, root / "october")

    def run(self, mechanism: str, source: str, limit: float) -> str:
        """Return what the experiment says of a mechanism with this source, within ``limit`` s."""
        module = self.root / "october" / "mechanisms" / f"{mechanism}.py"
        sound = module.read_text("utf-8")
        # A compiled module is known by second and length, which a mutant may share with another.
        for stale in (module.parent / "__pycache__").glob(f"{mechanism}.*"):
            stale.unlink()
        module.write_text(source, "utf-8")
        code = EXPERIMENT.format(name=mechanism, noticed=NOTICED)
        settings = {"PYTHONPATH": str(self.root), "OPENBLAS_NUM_THREADS": "1"}
        try:
            status = subprocess.run(
                [sys.executable, "-c", code],
                env=os.environ | settings, cwd=self.root, timeout=limit, capture_output=True,
            ).returncode  # fmt: skip
        except subprocess.TimeoutExpired:
            return CRASHED
        finally:
            module.write_text(sound, "utf-8")
        return {0: LIVED, NOTICED: CAUGHT}.get(status, CRASHED)


def source_of(mechanism: str) -> str:
    """Return the source of a mechanism, or nothing where an experiment is about several."""
    path = PACKAGE / "mechanisms" / f"{mechanism}.py"
    return path.read_text("utf-8") if path.exists() else ""


def sampled(mechanism: str, size: int, seed: int = 1) -> list[Mutant]:
    """Return so many of a mechanism's mutants that are none of the equivalent; all if 0."""
    every = [
        mutant
        for mutant in mutants(mechanism, source_of(mechanism))
        if (mechanism, mutant.change) not in EQUIVALENT
    ]
    if not size or size >= len(every):
        return every
    return random.Random(f"{seed} {mechanism}").sample(every, size)


def judged(names: Iterable[str], size: int = 0, workers: int = 2) -> Iterator[Verdict]:
    """Yield what becomes of the mutants of these mechanisms."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(workers) as pool:
        copies: queue.SimpleQueue[Copy] = queue.SimpleQueue()
        for i in range(workers):
            copies.put(Copy(Path(folder) / str(i)))

        def judge(mutant: Mutant, limit: float) -> Verdict:
            place = copies.get()
            try:
                return Verdict(mutant, place.run(mutant.mechanism, mutant.source, limit))
            finally:
                copies.put(place)

        for name in names:
            start = time.monotonic()
            sound = judge(Mutant(name, "", source_of(name)), 300.0).end
            if sound != LIVED:
                raise RuntimeError(f"the experiment of {name} does not agree as it is: {sound}")
            # Another mutant may be compiling beside it, on a machine that does other things.
            limit = 10.0 + 4.0 * (time.monotonic() - start)
            yield from pool.map(lambda mutant: judge(mutant, limit), sampled(name, size))  # noqa: B023


def main() -> None:
    """Print, for each mechanism, how many of its mutants were noticed and which lived."""
    reads = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reads.add_argument("--mechanism", default="", help="one mechanism; default: all of them")
    reads.add_argument("--sample", type=int, default=0, help="mutants each; default: all")
    reads.add_argument("--workers", type=int, default=2)
    asked = reads.parse_args()
    total: Counter[str] = Counter()
    for name in [asked.mechanism] if asked.mechanism else experiments():
        if not source_of(name):
            print(f"{name}: an experiment about no single mechanism")
            continue
        found = list(judged([name], asked.sample, asked.workers))
        ends = Counter(verdict.end for verdict in found)
        total += ends
        print(f"{name}: {told(ends)}", flush=True)
        for verdict in found:
            if verdict.end == LIVED:
                print(f"    {verdict.mutant.change}", flush=True)
    print(f"all: {told(total)}")
    known = {path.stem for path in (PACKAGE / "mechanisms").glob("*.py")} - {"__init__", "registry"}
    print(f"without an experiment: {', '.join(sorted(known - set(experiments()))) or 'none'}")


def share(ends: Counter[str]) -> float:
    """Return the share of mutants that were noticed."""
    return 1.0 - ends[LIVED] / ends.total() if ends else 1.0


def told(ends: Counter[str]) -> str:
    """Return the counts in words."""
    counts = ", ".join(f"{ends[end]} {end}" for end in (CAUGHT, CRASHED, LIVED))
    return f"{ends.total()} mutants, {counts}: {share(ends):.1%} noticed"


if __name__ == "__main__":
    main()
