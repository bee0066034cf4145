"""One experiment, again and again; started by ``mutants.py`` in a copy of the package.

What is not a mechanism is imported and compiled once, with the mechanism as it should be. For each
line that comes in, a process is split off that imports mechanisms and experiments anew and runs the
experiment; its end goes out as a line.
"""

from __future__ import annotations

import importlib
import os
import resource
import sys

LIVED, CRASHED, CAUGHT = 0, 1, 3
AFRESH = ("october.mechanisms", "october.verification")
LONGEST = 300  # s of processor time for the mechanism as it should be


def agrees(name: str) -> bool:
    """Return whether all results of an experiment do."""
    experiment = importlib.import_module(f"october.verification.{name}")
    return all(found.ok for found in experiment.results())


def judge(name: str, limit: int) -> tuple[int, float]:
    """Return how the experiment ends in a process of its own, and the seconds it computed."""
    process = os.fork()
    if not process:
        end = CRASHED
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
            end = LIVED if agrees(name) else CAUGHT
        finally:
            os._exit(end)
    _, status, used = os.wait4(process, 0)
    code = os.waitstatus_to_exitcode(status)
    return code if code in (LIVED, CAUGHT) else CRASHED, used.ru_utime + used.ru_stime


def main(name: str) -> None:
    """Judge the mechanism as it is, then once for each line."""
    agrees(name)
    for module in [module for module in sys.modules if module.startswith(AFRESH)]:
        del sys.modules[module]
    end, used = judge(name, LONGEST)
    print(end, flush=True)
    for _ in sys.stdin:
        print(judge(name, int(3.0 + 3.0 * used))[0], flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
