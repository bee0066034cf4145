"""The same run on a Ray cluster: a part of a hundred nights is a task, and its bytes come back.

The process that asks writes every part, so the nodes need no file system in common; they need
October itself, of the same sources and versions, which each task checks. A task whose node dies is
played again elsewhere, and nights are the same wherever they are played.

Needs ``pip install october[cluster]``.
"""

from __future__ import annotations

import logging
import math
import os
import socket
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NamedTuple

from october.ensemble.identity import program
from october.ensemble.parts import Part, part_of
from october.ensemble.ready import ready
from october.ensemble.rows import read_row
from october.ensemble.storage import DirectoryError
from october.ensemble.workers import play_chunks
from october.night import Plan, prepare
from october.scenario import load_texts

AHEAD = 2  # tasks for each CPU, so that none waits for the next
REACH = 5.0  # s to wait for an answer from the cluster's address


class ClusterError(DirectoryError):
    """A cluster cannot be used; the message says why."""


class Job(NamedTuple):
    """What a node must know to play any part of a run."""

    name: str
    texts: Mapping[str, str]  # the scenario's files
    settings: tuple[str, ...]
    seed: int
    hash: str
    program: dict[str, str]


@contextmanager
def connection(address: str) -> Iterator[None]:
    """Connect to a Ray cluster, unless this process is connected to one already.

    ``address`` is ``auto``, ``host:port``, ``ray://host:port`` or ``local``, which starts one
    here. Raises ClusterError without Ray or where no cluster answers.
    """
    ray = _ray()
    if ray.is_initialized():
        yield
        return
    _reachable(address)
    try:
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    except (ConnectionError, ValueError, RuntimeError, TimeoutError) as error:
        raise ClusterError(f"no Ray cluster answers at {address}: {_first_line(error)}") from error
    try:
        yield
    finally:
        ray.shutdown()


def play_parts(job: Job, chunks: Iterable[range]) -> Generator[tuple[range, Part], None, None]:
    """Play chunks of nights on the cluster; yield each with its part, as they are finished."""
    ray = _ray()
    task = ray.remote(num_cpus=1, max_retries=-1)(played)
    shared = ray.put(job)
    waiting = iter(chunks)
    flying: dict[Any, range] = {}
    try:
        while True:
            for _ in range(_wanted(ray) - len(flying)):
                numbers = next(waiting, None)
                if numbers is None:
                    break
                flying[task.remote(shared, numbers)] = numbers
            if not flying:
                return
            for done in ray.wait(list(flying), num_returns=1)[0]:
                yield flying.pop(done), Part(*_result(ray, done))
    finally:
        for future in flying:
            ray.cancel(future, force=True)


def played(job: Job, numbers: range) -> Part:
    """Play the nights of a part on one thread: what a node does."""
    here = program()
    unlike = [f"{key} {here[key]}" for key in here if here[key] != job.program.get(key)]
    if unlike:
        raise ClusterError(
            f"the node {socket.gethostname()} has another October: {', '.join(unlike)}; "
            f"expected {', '.join(f'{key} {value}' for key, value in job.program.items())}"
        )
    plan = _plan(job.hash, job.name, tuple(job.texts.items()), job.settings)
    for _, rows in play_chunks(plan, job.seed, [numbers], read_row, workers=1):
        return part_of(plan, numbers, rows)
    raise AssertionError("a chunk has one answer")


@lru_cache(maxsize=2)
def _plan(wanted: str, name: str, texts: tuple, settings: tuple[str, ...]) -> Plan:
    """Return the plan, once a process. The scenario travels as text: its models do not pickle."""
    ready()
    plan = prepare(load_texts(dict(texts), name), settings)
    if plan.hash != wanted:
        raise ClusterError(f"the scenario {name} was changed after it was loaded: load it anew")
    return plan


def _wanted(ray: Any) -> int:
    """Return how many tasks to have under way; nodes come and go."""
    return AHEAD * max(1, math.ceil(ray.cluster_resources().get("CPU", 0)))


def _result(ray: Any, done: Any) -> Any:
    try:
        return ray.get(done)
    except ray.exceptions.RayTaskError as error:
        if isinstance(error.cause, ModuleNotFoundError):
            raise ClusterError(
                f"October is not installed on the cluster's nodes: {error.cause}"
            ) from error
        if isinstance(error.cause, Exception):
            raise error.cause from None
        raise


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # October tells nobody of its runs
    try:
        import ray
    except ImportError as error:
        raise ClusterError(
            "a run on a cluster needs Ray, which is not installed: pip install october[cluster]"
        ) from error
    return ray


def _reachable(address: str) -> None:
    """Raise ClusterError at once where nothing listens: Ray itself would try for minutes."""
    host, colon, port = address.removeprefix("ray://").rpartition(":")
    if not colon:
        return
    try:
        socket.create_connection((host, int(port)), REACH).close()
    except (OSError, ValueError) as error:
        raise ClusterError(f"no Ray cluster answers at {address}: {error}") from error


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
