"""A progress bar on standard error: nights, nights per second, time left. Only on a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

PATIENCE = 1.0  # s before a bar is worth showing


@contextmanager
def progress(nights: int, what: str = "nights", done: int = 0) -> Iterator[Callable[[int], None]]:
    """Show a bar that the yielded function moves on by so many nights; nothing off a terminal."""
    from rich.console import Console

    console = Console(stderr=True)
    if not (console.is_terminal or console.is_jupyter):
        yield _still
        return
    bar = _bar(console)
    task = bar.add_task(what, total=nights, completed=done, rate="")
    began = time.perf_counter()
    played = 0

    def move(count: int = 1) -> None:
        nonlocal played
        played += count
        seconds = time.perf_counter() - began
        bar.update(task, advance=count, rate=f"{played / max(seconds, 1e-9):,.1f} nights/s")
        if seconds > PATIENCE and not bar.live.is_started:
            bar.start()

    try:
        yield move
    finally:
        if bar.live.is_started:
            bar.stop()


def _still(count: int = 1) -> None:
    """Show nothing."""


def _bar(console: Console) -> Progress:
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
        console=console,
        transient=True,
    )
