"""What a night yields: one number, share, category or time each, read off the final tables."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from october.core.tables import Night


class Outcome(NamedTuple):
    """One column of the results.

    ``kind`` is ``share`` (0 or 1 a night, or a share in [0, 1]), ``number``, ``category`` (an
    index into ``labels``) or ``time`` (s from the start, −1 when it did not occur).
    """

    name: str
    kind: str
    unit: str
    meaning: str
    read: Callable[[Night], float]
    labels: tuple[str, ...] = ()


def outcomes_of(
    theatres: tuple[str, ...], names: Mapping[str, Sequence[str]]
) -> tuple[Outcome, ...]:
    """Return the outcomes of a scenario that has these theatres, in a fixed order.

    ``names`` are the names of the rows of tables, for outcomes that the scenario's own things give.
    """
    found: list[Outcome] = []
    for theatre in theatres:
        module = importlib.import_module(f"october.night.outcomes.{theatre}")
        found.extend(module.outcomes(names))
    return tuple(found)
