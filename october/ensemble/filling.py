"""Filling a run directory with whatever plays nights, beside any other process that does."""

from __future__ import annotations

import contextlib
import random
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from october.ensemble.directory import Directory, release
from october.ensemble.parts import Part
from october.ensemble.progress import progress
from october.ensemble.workers import CHUNK

PATIENCE = 0.2  # s between two looks at what other processes still play

Chunks = Iterator[range]
Parts = Generator[tuple[range, Part], None, None]
# (chunks to play, what to call after so many nights) → parts, in any order
Player = Callable[[Chunks, Callable[[int], None]], Parts]


class Interrupted(KeyboardInterrupt):
    """A run was stopped; what was finished is kept in ``path``."""

    def __init__(self, path: Path | str, done: int, nights: int) -> None:
        super().__init__(f"stopped after {done} of {nights} nights, kept in {path}")
        self.path, self.done, self.nights = path, done, nights


def fill(
    directory: Directory,
    player: Player,
    apart: dict[str, float],
    resumable: bool,
    tick: Callable[[int], None] | None = None,
) -> dict[str, Any]:
    """Play what is missing and return the run's record; ``apart`` are seconds spent before.

    ``tick`` is told of every so many nights in place of the bar. Raises Interrupted on ctrl-C if
    the run can be resumed.
    """
    began = time.perf_counter()
    played = 0
    done = directory.nights_done()
    shown = contextlib.nullcontext(tick) if tick else progress(directory.nights, done=done)
    with shown as move:
        try:
            while missing := directory.missing():
                count = _round(directory, player, missing, move)
                played += count
                if not count:
                    # the rest is in other hands; if they let go, it is ours
                    time.sleep(PATIENCE)
        except KeyboardInterrupt:
            if not resumable:
                raise
            kept = directory.nights_done()
            directory.add_work(kept - done, {"seconds": time.perf_counter() - began, **apart})
            raise Interrupted(directory.path, kept, directory.nights) from None
    return directory.add_work(played, {"seconds": time.perf_counter() - began, **apart})


def _round(
    directory: Directory, player: Player, parts: list[int], move: Callable[[int], None]
) -> int:
    """Play every part that nobody else holds and write it; return the number of nights."""
    claimed: dict[int, AbstractContextManager] = {}
    if not directory.storage.locks:
        # Nothing keeps processes apart: each takes the parts in an order of its own.
        parts = random.sample(parts, len(parts))

    def claims() -> Chunks:
        for part in parts:
            lock = directory.claim(part)
            if lock is not None:
                claimed[part] = lock
                yield directory.numbers(part)

    played = 0
    try:
        with contextlib.closing(player(claims(), move)) as finished:
            for numbers, files in finished:
                part = numbers[0] // CHUNK
                directory.write(part, files)
                release(claimed.pop(part))
                played += len(numbers)
    finally:
        for lock in claimed.values():
            release(lock)
    return played
