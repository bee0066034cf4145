"""The main quantities every five minutes: columns read off the tables as the night goes."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import NamedTuple

from october.core.tables import Night

STEP = 300.0  # s


class Series(NamedTuple):
    """One column: its name, unit, meaning, and how it is read at a moment."""

    name: str
    unit: str
    meaning: str
    read: Callable[[Night], float]


def series_of(theatres: tuple[str, ...]) -> tuple[Series, ...]:
    """Return the series of a scenario that has these theatres, in a fixed order."""
    found: list[Series] = []
    for theatre in theatres:
        module = importlib.import_module(f"october.night.series.{theatre}")
        found.extend(module.SERIES)
    return tuple(found)
