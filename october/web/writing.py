"""Nights written down in a process of their own, so that no question keeps a visitor from one.

To write a night down it is stopped at every ten seconds; in a process whose other threads play
ensembles that means to wait ten thousand times for the interpreter's lock.
"""

from __future__ import annotations

import gzip
import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from october.scenario import Scenario, load_texts

LEVEL = 6  # of compression


def written(scenario: Scenario, seed: int, number: int, levers: tuple[str, ...]) -> bytes:
    """Return a night's container, compressed."""
    from october.inquiry import look
    from october.web.trace import trace

    packed = trace(look(scenario, seed, number, levers)).packed()
    return gzip.compress(packed, LEVEL, mtime=0)


class Writer:
    """A process that writes the nights of one scenario; begun when it is first needed."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.lock = threading.Lock()
        self.pool: ProcessPoolExecutor | None = None

    def __call__(
        self, scenario: Scenario, seed: int, number: int, levers: tuple[str, ...]
    ) -> bytes:
        """Return a night's container, compressed; should the process die, it is begun anew."""
        for _ in range(2):
            pool = self._begun()
            try:
                return pool.submit(_write, seed, number, levers).result()
            except BrokenProcessPool:
                self.close()
        return written(scenario, seed, number, levers)

    def begin(self) -> None:
        """Begin the process before anybody waits for it."""
        self._begun().submit(int)

    def close(self) -> None:
        """End the process."""
        with self.lock:
            pool, self.pool = self.pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def _begun(self) -> ProcessPoolExecutor:
        with self.lock:
            if self.pool is None:
                fresh = multiprocessing.get_context("spawn")
                read = (dict(self.scenario.texts), self.scenario.name)
                self.pool = ProcessPoolExecutor(1, fresh, _begin, read)
            return self.pool


_of: Scenario  # what this process writes the nights of


def _begin(texts: dict[str, str], name: str) -> None:
    """Make a process ready: it goes when its parent does, whatever ends that one."""
    global _of
    _of = load_texts(texts, name)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl-C is the parent's affair
    threading.Thread(target=_end_with_parent, daemon=True).start()
    from october.night import entries  # noqa: F401
    from october.web import trace  # noqa: F401


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def _write(seed: int, number: int, levers: tuple[str, ...]) -> bytes:
    return written(_of, seed, number, levers)
