"""How open an outcome still was, minute by minute, and the events at which it turned.

A night is branched on a grid of times, many continuations each: what share of them ends in an
outcome is the chance that it still had. The grid is made finer where that chance moves by more
than its error, down to a minute; what is left then is a jump. Of the events in it those are named
that account for it best, tested as ``pull`` says. On average over nights the chance at a time is
the share of nights that end so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from october.ensemble.summary import Z95, wilson
from october.inquiry.handles import handles
from october.inquiry.measure import outcome_named
from october.inquiry.one_night import OneNight
from october.inquiry.pull import Pull, pulls
from october.inquiry.trunk import Trunk
from october.night.outcomes import Outcome

MOST = 60  # times that are branched from
HOUR, FINEST = 3600.0, 60.0  # s: the first grid, and where refining ends
SURE = 3.0  # standard errors of a difference that is worth a closer look
TESTED = 4  # jumps, the highest, whose events are tested

Continue = Callable[[float, int], np.ndarray]  # (t, how many) → what each came to


class Point(NamedTuple):
    """The chance of an outcome at one time, or its mean."""

    t: float
    p: float
    low: float
    high: float
    error: float  # standard
    branches: int


class Jump(NamedTuple):
    """Between two times the chance moved by more than its error, and no finer look was taken."""

    t: float
    until: float
    before: float
    after: float


class Hinge(NamedTuple):
    """A jump, and what happened in it: its events, those that moved the outcome most first."""

    clock: str
    event: str
    before: float
    after: float
    until: str
    events: list[Pull]

    def json(self) -> dict[str, Any]:
        """Return the fields of the contract."""
        return {**self._asdict(), "events": [event.json() for event in self.events]}


@dataclass(frozen=True, eq=False)
class Hinges:
    """The chance of an outcome over one night, and where it turned."""

    night: OneNight
    outcome: str
    points: list[Point]
    hinges: list[Hinge]

    @property
    def curve(self) -> pl.DataFrame:
        """A row a time: ``t`` (s), ``clock``, ``p``, ``low``, ``high``, ``branches``."""
        clock = self.night.plan.clock
        return pl.DataFrame(
            [
                {"t": x.t, "clock": clock(x.t), "p": x.p, "low": x.low, "high": x.high,
                 "branches": x.branches}
                for x in self.points
            ]
        )  # fmt: skip

    def json(self) -> dict[str, Any]:
        """Return the fields of the contract."""
        return {
            "night": self.night.number,
            "outcome": self.outcome,
            "times": [self.night.plan.clock(x.t) for x in self.points],
            "p": [x.p for x in self.points],
            "low": [x.low for x in self.points],
            "high": [x.high for x in self.points],
            "hinges": [hinge.json() for hinge in self.hinges],
        }

    def __repr__(self) -> str:
        first, last = self.points[0].p, self.points[-1].p
        return (
            f"Hinges({self.outcome} in {self.night!r}: {first:.2f} to {last:.2f} at "
            f"{len(self.points)} times, {len(self.hinges)} hinges)"
        )


def hinges(
    night: OneNight,
    outcome: str = "talks_met",
    branches: int = 120,
    seed: int = 1,
    *,
    most: int = MOST,
    pool: int | None = None,
    tick: Callable[[int], None] | None = None,
) -> Hinges:
    """Return how open ``outcome`` still was over a night, and the events at which it turned.

    ``outcome`` is an outcome's name, or ``name=label`` of a category; a number is followed by its
    mean. ``branches`` are played from each of at most ``most`` times. Raises ValueError for an
    outcome that is not there. Waiting times drawn before a branch stay drawn.
    """
    name, _, label = outcome.partition("=")
    found = outcome_named(night.plan, name)
    if found is None or (label and label not in found.labels) or (
        found.kind == "category" and not label
    ):  # fmt: skip
        raise ValueError(_unknown(night, outcome, found))
    trunk = Trunk(night, found, label, seed, pool, tick)
    share = found.kind in ("share", "category")
    points, jumps = follow(trunk.continued, night.plan.end, branches, share=share, most=most)
    highest = sorted(jumps, key=lambda j: -abs(j.after - j.before))[:TESTED]
    levers = handles(night) if highest else {}
    told = []
    for jump in jumps:
        events = []
        if jump in highest:
            up = jump.after > jump.before
            events = pulls(trunk, jump.t, jump.until, branches, share, up, levers)
        said = "; ".join(f"{event.clock} {event.event}" for event in events) or NOTHING
        clock, until = night.plan.clock(jump.t), night.plan.clock(jump.until)
        told.append(Hinge(clock, said, jump.before, jump.after, until, events))
    return Hinges(night, outcome, points, told)


NOTHING = "nothing that the log tells apart"


def follow(
    continued: Continue, end: float, branches: int, *, share: bool = True, most: int = MOST,
    first: float = HOUR, finest: float = FINEST,
) -> tuple[list[Point], list[Jump]]:  # fmt: skip
    """Return the curve from 0 to ``end`` (s) and its jumps, by branching at ever finer times.

    ``continued(t, n)`` returns what n continuations from t came to. The widest gap across which the
    chance moved by more than ``SURE`` standard errors is halved first.
    """
    times = [*np.arange(0.0, end, first).tolist(), end]
    points = {t: _point(t, continued(t, branches), share) for t in times}
    while len(points) < most:
        gaps = [(b.t - a.t, a, b) for a, b in _pairs(points) if _moved(a, b) and b.t - a.t > finest]
        if not gaps:
            break
        _, a, b = max(gaps, key=lambda gap: gap[0] * abs(gap[2].p - gap[1].p))
        middle = float(round((a.t + b.t) / 2 / finest) * finest)
        if middle in points:
            break
        points[middle] = _point(middle, continued(middle, branches), share)
    jumps = [Jump(a.t, b.t, a.p, b.p) for a, b in _pairs(points) if _moved(a, b)]
    return [points[t] for t in sorted(points)], jumps


def _pairs(points: dict[float, Point]) -> Iterator[tuple[Point, Point]]:
    return ((points[a], points[b]) for a, b in pairwise(sorted(points)))


def _point(t: float, values: np.ndarray, share: bool) -> Point:
    values = values[np.isfinite(values)]
    n = len(values)
    if n == 0:
        return Point(t, float("nan"), float("nan"), float("nan"), float("inf"), 0)
    p = float(values.mean())
    if n == 1:  # the night's end: nothing is open any more
        return Point(t, p, p, p, 0.0, 1)
    if share:
        low, high = wilson(p, n)
        smoothed = (p * n + 1.0) / (n + 2.0)  # so that 0 of n is not taken for certain
        return Point(t, p, low, high, float(np.sqrt(smoothed * (1 - smoothed) / n)), n)
    error = float(values.std(ddof=1) / np.sqrt(n))
    return Point(t, p, p - Z95 * error, p + Z95 * error, error, n)


def _moved(a: Point, b: Point) -> bool:
    return abs(b.p - a.p) > SURE * float(np.hypot(a.error, b.error))


def _unknown(night: OneNight, outcome: str, found: Outcome | None) -> str:
    if found is not None and found.labels:
        return f"{outcome!r} needs a label: " + ", ".join(
            f"{found.name}={label}" for label in found.labels
        )
    names = ", ".join(o.name for o in night.plan.outcomes)
    return f"there is no outcome {outcome!r}; there are: {names}"
