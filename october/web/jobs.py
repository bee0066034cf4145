"""Questions that take a while: worked on in threads, followed, cancelled, asked once.

A job's name is the identity of its question, so that whoever asks the same waits for the same
work, and an answer that lies on the shelf is given again after a restart.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from october.web.shelf import Shelf

KEPT = 64  # jobs that are over and still in memory; their answers lie on the shelf
AT_ONCE = 4  # questions that are worked on together; others wait their turn
ASIDE = 5  # how far questions step back for whoever opens a night meanwhile (nice)
Work = Callable[[Callable[[int, int], None]], dict[str, Any]]
WAITING, WORKING, DONE, FAILED, CANCELLED = "waiting", "working", "done", "failed", "cancelled"
OVER = (DONE, FAILED, CANCELLED)


class CancelledError(Exception):
    """Nobody wants the answer any more."""


@dataclass
class Job:
    """One question that is being worked on, or was."""

    name: str
    total: int = 0
    done: int = 0
    state: str = WAITING
    error: str = ""
    result: dict[str, Any] | None = None
    askers: int = 1
    stop: threading.Event = field(default_factory=threading.Event)

    def tick(self, done: int, total: int) -> None:
        """Note how far the work has come; raise CancelledError if it is to stop."""
        if self.stop.is_set():
            raise CancelledError
        self.done, self.total = done, total

    def status(self) -> dict[str, Any]:
        """Return where it stands."""
        told = {"job": self.name, "state": self.state, "done": self.done, "total": self.total}
        return told | ({"error": self.error} if self.error else {})


def step_aside() -> None:
    """Let this thread, and those that it starts, work when nothing quick is asked for.

    On Linux a thread has a niceness of its own; elsewhere it would be the whole program's.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.nice(ASIDE)


class Jobs:
    """All jobs of a server."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.jobs: dict[str, Job] = {}
        self.lock = threading.Lock()
        self.closing = threading.Event()
        self.pool = ThreadPoolExecutor(AT_ONCE, "question", step_aside)

    def ask(self, name: str, work: Work) -> Job:
        """Return the job of a question, begun if nobody has asked it before."""
        with self.lock:
            job = self.jobs.get(name)
            if job is not None and job.state not in (FAILED, CANCELLED) and not job.stop.is_set():
                job.askers += 1
                return job
            kept = self.shelf.read(name)
            self._forget()
            job = self.jobs[name] = Job(name)
            if kept is not None:
                job.state, job.result = DONE, kept
            else:
                self.pool.submit(self._work, job, work)
            return job

    def find(self, name: str) -> Job | None:
        """Return a job that was asked for, or whose answer is kept."""
        with self.lock:
            job = self.jobs.get(name)
            if job is None and (kept := self.shelf.read(name)) is not None:
                job = self.jobs[name] = Job(name, state=DONE, result=kept)
            return job

    def cancel(self, job: Job) -> None:
        """Stop a job, unless somebody else has asked for it too."""
        with self.lock:
            job.askers -= 1
            if job.askers > 0 or job.state in OVER:
                return
            job.stop.set()
            job.state = CANCELLED

    def _forget(self) -> None:
        over = [name for name, job in self.jobs.items() if job.state in OVER]
        for name in over[: max(0, len(over) - KEPT)]:
            del self.jobs[name]

    def close(self) -> None:
        """Stop everything, and let go of whoever listens."""
        self.closing.set()
        with self.lock:
            for job in self.jobs.values():
                job.stop.set()
        self.pool.shutdown(wait=False, cancel_futures=True)

    def _work(self, job: Job, work: Work) -> None:
        if job.stop.is_set():
            return
        job.state = WORKING
        try:
            job.result = work(job.tick)
            self.shelf.write(job.name, job.result)
            job.state = DONE
        except CancelledError:
            job.state = CANCELLED
        except ValueError as error:  # what was asked cannot be answered
            job.error, job.state = str(error), FAILED
        except Exception as error:
            if job.stop.is_set():  # whatever it fell over as everything was shut down
                job.state = CANCELLED
                return
            traceback.print_exc()
            job.error, job.state = f"the question failed: {type(error).__name__}", FAILED
