"""Break every mechanism on purpose, and count how often its reference experiment notices.

``python -m tests.verification.mutants [--mechanism NAME] [--sample N] [--workers 2]`` writes each
mutant into a copy of the package of its own, outside the repository, and runs the mechanism's
experiment there in a process of its own. A mutant is *caught* when a result is off, *crashed* when
the experiment does not get that far or computes too long, and *lived* when all results agree. Those
that cannot be told from the mechanism stand in ``equivalents.py``, each with the reason.
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
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import october
from october.verification import experiments
from tests.verification import judge
from tests.verification.equivalents import EQUIVALENT
from tests.verification.mutations import Mutant, mutants

PACKAGE = Path(october.__file__).parent
PARTS = ("core", "mechanisms", "verification")
CAUGHT, CRASHED, LIVED = "caught", "crashed", "lived"
ENDS = {judge.LIVED: LIVED, judge.CRASHED: CRASHED, judge.CAUGHT: CAUGHT}


class Verdict(NamedTuple):
    """What became of a mutant."""

    mutant: Mutant
    end: str


class Bench:
    """A mechanism and its experiment in a folder of their own, and the process that judges them."""

    def __init__(self, root: Path, mechanism: str) -> None:
        self.module = root / "october" / "mechanisms" / f"{mechanism}.py"
        self.module.write_text(source_of(mechanism), "utf-8")
        # Nothing compiled on disk: it is known by second and length, which mutants may share.
        settings = {"PYTHONPATH": str(root), "OPENBLAS_NUM_THREADS": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-B", judge.__file__, mechanism],
            env=os.environ | settings, cwd=root, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        if self._answer() != LIVED:
            raise RuntimeError(f"the experiment of {mechanism} does not agree as it is")

    def try_out(self, mutant: Mutant) -> Verdict:
        """Return what becomes of a mutant."""
        self.module.write_text(mutant.source, "utf-8")
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return Verdict(mutant, self._answer())

    def close(self) -> None:
        """End the process and leave the mechanism as it should be."""
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
        self.module.write_text(source_of(self.module.stem), "utf-8")

    def _answer(self) -> str:
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the judge of {self.module.stem} is gone")
        return ENDS[int(line)]


def copied(root: Path) -> Path:
    """Copy what experiments need of the package into a folder, and return that."""
    for part in PARTS:
        unneeded = shutil.ignore_patterns("__pycache__")
        shutil.copytree(PACKAGE / part, root / "october" / part, ignore=unneeded)
    for module in PACKAGE.glob("*.py"):
        shutil.copy(module, root / "october")
    return root


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
        roots = [copied(Path(folder) / str(i)) for i in range(workers)]
        for name in names:
            chosen = sampled(name, size)
            benches = list(
                pool.map(lambda root, name=name: Bench(root, name), roots[: len(chosen)])
            )
            free: queue.SimpleQueue[Bench] = queue.SimpleQueue()
            for bench in benches:
                free.put(bench)

            def try_out(mutant: Mutant, free: queue.SimpleQueue[Bench] = free) -> Verdict:
                bench = free.get()
                try:
                    return bench.try_out(mutant)
                finally:
                    free.put(bench)

            yield from pool.map(try_out, chosen)
            for bench in benches:
                bench.close()


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
        ends: Counter[str] = Counter()
        for verdict in judged([name], asked.sample, asked.workers):
            ends[verdict.end] += 1
            if verdict.end == LIVED:
                print(f"    {name}.{verdict.mutant.change}", flush=True)
        total += ends
        print(f"{name}: {told(ends)}", flush=True)
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
