"""A pool of threads over nights. A night releases the interpreter lock while it is played.

Memory does not grow with the number of nights: two chunks are in the air at a time, and every
worker plays all of its nights in one workspace.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from october.night import Plan

T = TypeVar("T")
CHUNK = 100  # nights; also the size of a part on disk
AHEAD = 2  # chunks in the air, so that no worker waits for the slowest night of one


def workers_here() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def engine() -> Any:
    """Return ``october.night.play``; the first time its kernels are compiled or loaded."""
    from october.night import entries, play  # noqa: F401

    return play


def play_chunks(
    plan: Plan,
    seed: int,
    chunks: Iterable[Sequence[int]],
    read: Callable[[Plan, Any], T],
    *,
    workers: int | None = None,
    tick: Callable[[], None] | None = None,
    watched: bool = False,
) -> Generator[tuple[Sequence[int], list[T]], None, None]:
    """Play nights chunk by chunk; yield ``(chunk, what read(plan, played) returned for each)``.

    ``chunks`` is consumed lazily and results come in its order, whatever the workers do.
    ``read`` runs in the worker that played the night and must copy what it keeps, since the
    tables are used again. ``tick`` is called in this thread after each night. Watched nights
    have their log.
    """
    play = engine()
    local = threading.local()

    def one(number: int, facts: Any) -> T:
        if not hasattr(local, "workspace"):
            local.workspace = play.Workspace(plan)
        space = local.workspace
        played = play.play_night(plan, seed, number, facts=facts, workspace=space, watched=watched)
        return read(plan, played)

    def finish(futures: list[Future]) -> list[T]:
        results = []
        for future in futures:
            results.append(future.result())
            if tick:
                tick()
        return results

    flying: deque[tuple[Sequence[int], list[Future]]] = deque()
    with pool_of(workers) as pool:
        for chunk in chunks:
            facts = plan.draw(seed, chunk)
            flying.append(
                (chunk, [pool.submit(one, *item) for item in zip(chunk, facts, strict=True)])
            )
            if len(flying) >= AHEAD:
                chunk, futures = flying.popleft()
                yield chunk, finish(futures)
        while flying:
            chunk, futures = flying.popleft()
            yield chunk, finish(futures)


def play_each(
    plan: Plan,
    seed: int,
    nights: int | range,
    read: Callable[[Plan, Any], T],
    *,
    workers: int | None = None,
    tick: Callable[[], None] | None = None,
    watched: bool = False,
) -> Iterator[T]:
    """Play nights 0 … ``nights`` − 1, or those of a range, and yield what ``read`` made of each.

    They come in their order.
    """
    wanted = range(nights) if isinstance(nights, int) else nights
    chunks = (wanted[a : a + CHUNK] for a in range(0, len(wanted), CHUNK))
    for _, results in play_chunks(
        plan, seed, chunks, read, workers=workers, tick=tick, watched=watched
    ):
        yield from results


@contextmanager
def pool_of(workers: int | None) -> Iterator[ThreadPoolExecutor]:
    """Open a pool; on the way out after an error or ctrl-C, drop what has not begun."""
    pool = ThreadPoolExecutor(workers or workers_here(), thread_name_prefix="night")
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
