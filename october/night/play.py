"""Play a night by itself: start, go on to a time, branch. Thread-safe; kernels release the lock.

The compiled entries are imported when a night is first played: loading them takes longer than
everything else that a command needs before it can answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from october.core.tables import DTYPES, OVERFLOW, Night
from october.night.plan import GRID, Plan
from october.night.series import STEP
from october.night.state import copy_into, copy_night

LOG_ROWS = 1 << 16  # a first guess; a log that was too short is doubled and the night replayed


class NightError(RuntimeError):
    """A night could not be played: a table ran out of rows."""


class Played(NamedTuple):
    """A night at its end, and its series (steps, columns of the plan), one row every five min."""

    night: Night
    series: np.ndarray


class Workspace:
    """Tables that one worker uses again for every night, so that nothing is allocated."""

    def __init__(self, plan: Plan) -> None:
        self.night = copy_night(plan.template)
        self.series = np.zeros((int(plan.end / STEP) + 1, len(plan.series)))


def begin(
    plan: Plan,
    seed: int,
    number: int,
    *,
    log_rows: int = 0,
    facts: np.ndarray | None = None,
    workspace: Workspace | None = None,
) -> Night:
    """Return night ``number`` at its first second.

    ``facts`` are its drawn facts (as ``plan.draw`` gives them); by default it draws its own.
    With a workspace its tables are overwritten and returned.
    """
    from october.night import entries

    night = workspace.night if workspace else copy_night(plan.template)
    if workspace:
        copy_into(plan.template, night)
    if log_rows:
        night = night._replace(log=np.zeros(log_rows, DTYPES["log"]))
    if facts is None:
        facts = plan.draw(seed, [number])[0]
    for target, columns in plan.drawn:
        getattr(night, target.table).view("f8")[target.offsets] = facts[columns]
    for target, factor in plan.scaled:
        getattr(night, target.table).view("f8")[target.offsets] *= factor
    clock = night.clock[0]
    clock["seed"] = clock["born"] = seed
    clock["night"] = number
    entries.start(night)
    return night


def advance(plan: Plan, night: Night, until: float) -> None:
    """Play ``night`` on to ``until`` (s, a multiple of ten), setting timed levers on the way."""
    from october.night import entries

    if until % GRID:
        raise ValueError(f"a night stops on a {GRID} s grid, not at {until} s")
    for t, target, value, scale in plan.timed:
        if t < night.clock[0]["now"] or t >= until:
            continue
        entries.play(night, t)
        place = getattr(night, target.table).view("f8")
        place[target.offsets] = place[target.offsets] * value if scale else value
    entries.play(night, float(until))
    full = int(night.clock[0]["overflow"])
    if full:
        raise NightError(
            f"night {int(night.clock[0]['night'])} ran out of rows in the table "
            f"{OVERFLOW.get(full, full)!r} at {plan.clock(until)}"
        )


def play_on(plan: Plan, night: Night, workspace: Workspace | None = None) -> Played:
    """Play ``night`` to its end, reading the series on the way (NaN before it was taken up)."""
    steps = int(plan.end / STEP) + 1
    series = workspace.series if workspace else np.zeros((steps, len(plan.series)))
    series[:] = np.nan
    first = int(-(-float(night.clock[0]["now"]) // STEP))
    for step in range(first, steps):
        advance(plan, night, step * STEP)
        for column, quantity in enumerate(plan.series):
            series[step, column] = quantity.read(night)
    advance(plan, night, plan.end)
    return Played(night, series)


def play_night(
    plan: Plan,
    seed: int,
    number: int,
    *,
    watched: bool = False,
    facts: np.ndarray | None = None,
    workspace: Workspace | None = None,
) -> Played:
    """Play one night from start to end. A watched night keeps its whole log."""
    rows = LOG_ROWS if watched else 0
    while True:
        night = begin(plan, seed, number, log_rows=rows, facts=facts, workspace=workspace)
        played = play_on(plan, night, workspace)
        if not played.night.clock[0]["log_full"]:
            return played
        rows *= 2


def play_until(plan: Plan, seed: int, number: int, t: float, *, log_rows: int = 0) -> Night:
    """Return a night as it stands at ``t`` (s, a multiple of ten)."""
    night = begin(plan, seed, number, log_rows=log_rows)
    advance(plan, night, t)
    return night


def branch(plan: Plan, night: Night, seed: int | None = None, levers: Iterable = ()) -> Night:
    """Return a copy of ``night`` to go on from, with other luck from here on if ``seed`` is given.

    Without a seed its end is bit for bit the end of the original. With one, waits without memory
    that are still running are drawn anew: until a line fails of itself, a body denies the
    congress, the council is called or votes, a note is written, an envoy is sent, a gun is fit, a
    school calls its unit back. Traits stay, and so does what is under way: speeches, journeys,
    caucuses, news, the pauses of those who move. ``levers`` are resolved settings
    ``(Target, value, scale)`` that hold from here on.
    """
    copy = copy_night(night)
    for target, value, scale in levers:
        place = getattr(copy, target.table).view("f8")
        place[target.offsets] = place[target.offsets] * value if scale else value
    if seed is not None:
        from october.night import entries

        copy.clock[0]["seed"] = seed
        entries.renew(copy)
    return copy


def outcome_row(plan: Plan, night: Night) -> list[float]:
    """Return what the night yields, in the order of ``plan.outcomes``."""
    return [float(outcome.read(night)) for outcome in plan.outcomes]
