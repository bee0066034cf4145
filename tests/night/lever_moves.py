"""Every lever's default, and what it can be moved to."""

from __future__ import annotations

from october.scenario import Scenario
from october.scenario.levers import LeverRow, find
from october.scenario.references import lever_paths
from october.scenario.value import Value

HOURS = ("20:30", "01:00")  # for the levers that are hours of the night


def value_of(scenario: Scenario, key: str) -> Value:
    """Return the first of the values that a lever sets."""
    lever, faction = find(scenario, key)
    return scenario.value(lever_paths(lever)[0].replace("FACTION", faction))


def default_of(scenario: Scenario, row: LeverRow) -> str:
    """Return a lever's default as one would set it: the best guess where it is drawn."""
    if row.default.startswith("drawn: "):
        return row.options[int(value_of(scenario, row.key).value)]
    return row.default.split(" [")[0]


def moves_of(scenario: Scenario, row: LeverRow) -> list[str]:
    """Return what a lever can be moved to: both ends of its range, its other options, two hours."""
    default = default_of(scenario, row)
    if row.options:
        moves = list(row.options)
    elif row.low is not None and row.high is not None:
        moves = [f"{row.low:g}", f"{row.high:g}"]
    elif row.unit == "clock":
        moves = list(HOURS)
    else:
        moves = ["true", "false"]
    return [move for move in moves if move != default]
