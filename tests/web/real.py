"""A real server in a process of its own, and waiting for a page under its own rules."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from october.core import cache

COMMAND = [sys.executable, "-c", "from october.cli import main; main()"]
NIGHTS = 60  # of the ensemble beside the night
PATIENCE = 30.0  # s


def keeping(folder: Path) -> dict[str, str]:
    """Return an environment in which October keeps its answers under a folder of the test's own.

    What this user has compiled goes along, or every server would look through it again.
    """
    there = folder / "cache" / "october"
    there.mkdir(parents=True, exist_ok=True)
    for stamp in cache.folder().glob("compiled-*"):
        (there / stamp.name).touch()
    return {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}


class Served:
    """``october watch`` in a process of its own, which can be killed and started again."""

    def __init__(self, folder, night, scenario="october-1917"):
        self.folder, self.night, self.scenario = folder, night, scenario
        self.work = folder / "work"  # where whoever starts it stands
        self.work.mkdir(exist_ok=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/"
        self.process = None

    def start(self):
        self.process = subprocess.Popen(
            [*COMMAND, "watch", self.scenario, "--night", str(self.night), "--nights", str(NIGHTS),
             "--port", str(self.port), "--no-open"],
            cwd=self.work, env=keeping(self.folder), stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        said = []
        while line := self.process.stderr.readline():
            said.append(line)
            if self.address in line:
                return self
        raise AssertionError(f"october watch has not begun:\n{''.join(said)}")

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()


def until(page, expression, arg=None):
    """Wait until an expression holds in a page.

    Playwright's own way evaluates text within the page, which the pages' policy forbids.
    """
    end = time.monotonic() + PATIENCE
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, f"waited in vain for {expression}"
        page.wait_for_timeout(30)
