"""How open an outcome still was, minute by minute, and the events at which it turned.

A night is branched on a grid of times, many continuations each: what share of them ends in an
outcome is the chance that it still had. The grid is made finer where that chance moves by more
than its error, down to a minute; the shortest span across which it still does is a jump, or a slope
where it takes longer. Since the widest of many differences are looked for, each is looked at again
with other luck: what does not move then is dropped, and what is told of a jump is from the second
look. Of the events in it those are named that account for it best, tested as ``pull`` says. On
average over nights the chance at a time is the share of nights that end so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from october.ensemble.summary import Z95, wilson
from october.inquiry.cube import cube
from october.inquiry.handles import handles
from october.inquiry.measure import Quantity, chosen
from october.inquiry.one_night import OneNight
from october.inquiry.pull import Pull, pulls
from october.inquiry.trunk import Trunk

MOST = 40  # times that are branched from
HOUR, FINEST = 3600.0, 60.0  # s: the first grid, and where refining ends
SURE = 3.0  # standard errors of a difference that is worth a closer look
AGAIN, SEEN_AGAIN = 2, 2.0  # times the branches of a second look; its standard errors
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
    """The shortest span across which the chance moved by more than its error."""

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
    quantity: Quantity
    seed: int
    points: list[Point]
    hinges: list[Hinge]

    @property
    def outcome(self) -> str:
        """What is followed."""
        return self.quantity.name

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

    def to_xarray(self) -> Any:
        """Return the curve as an xarray.Dataset over ``t`` (s from the night's start)."""
        about = {"outcome": self.outcome, "units": self.quantity.unit, "night": self.night.number,
                 "hash": self.night.plan.hash, "seed": self.night.seed}  # fmt: skip
        return cube(self.curve, ["t"], about)

    def plot(self, ax: Any = None) -> Any:
        """Draw the curve with its jumps and their events; see ``october.plots.hinges``."""
        from october import plots

        return plots.hinges(self, ax)

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

    ``outcome`` is an outcome's name, ``name=label`` of a category or ``name comes`` of a time; of a
    number the mean is followed. ``branches`` are played from each of at most ``most`` times.
    ``tick`` is told of so many more continuations. Raises ValueError for an outcome that is not
    there. Waits without memory are drawn anew at each branch; what is under way goes on.
    """
    (quantity,) = chosen(night.plan, [outcome])
    trunk = Trunk(night, quantity, seed, pool, tick)
    points, jumps = follow(
        trunk.continued, night.plan.end, branches, share=quantity.share, most=most
    )
    fresh = (seen_again(trunk, jump, branches, quantity.share) for jump in jumps)
    jumps = [jump for jump in fresh if jump is not None]
    highest = sorted(jumps, key=lambda j: -abs(j.after - j.before))[:TESTED]
    levers = handles(night) if highest else {}
    told = []
    for jump in jumps:
        events = []
        if jump in highest:
            up = jump.after > jump.before
            events = pulls(
                trunk, jump.t, jump.until, branches, quantity.share, up, levers, branches
            )
        said = "; ".join(f"{event.clock} {event.event}" for event in events)
        said = said or (NOTHING if jump in highest else LOWER)
        clock, until = night.plan.clock(jump.t), night.plan.clock(jump.until)
        told.append(Hinge(clock, said, jump.before, jump.after, until, events))
    return Hinges(night, quantity, seed, points, told)


def seen_again(trunk: Trunk, jump: Jump, branches: int, share: bool) -> Jump | None:
    """Return a jump as continuations with other luck have it, None where they do not."""
    before, after = (
        _point(t, trunk.continued(t, AGAIN * branches, branches), share)
        for t in (jump.t, jump.until)
    )
    up = jump.after > jump.before
    if (after.p > before.p) != up or not _moved(before, after, SEEN_AGAIN):
        return None
    return Jump(jump.t, jump.until, before.p, after.p)


NOTHING = "nothing that the log tells apart"
LOWER = f"not looked into: the events of the {TESTED} highest jumps are"


def follow(
    continued: Continue, end: float, branches: int, *, share: bool = True, most: int = MOST,
    first: float = HOUR, finest: float = FINEST,
) -> tuple[list[Point], list[Jump]]:  # fmt: skip
    """Return the curve from 0 to ``end`` (s) and its jumps, by branching at ever finer times.

    ``continued(t, n)`` returns what n continuations from t came to. The widest gap across which the
    chance moved by more than ``SURE`` standard errors is halved first. Where neither half moved so
    far, the whole is the jump.
    """
    times = [*np.arange(0.0, end, first).tolist(), end]
    points = {t: _point(t, continued(t, branches), share) for t in times}
    halved: dict[tuple[float, float], float] = {}
    while len(points) < most:
        gaps = [
            (a, b) for a, b in pairwise(sorted(points))
            if _moved(points[a], points[b]) and b - a > finest
        ]  # fmt: skip
        if not gaps:
            break
        a, b = max(
            gaps, key=lambda gap: (gap[1] - gap[0]) * abs(points[gap[1]].p - points[gap[0]].p)
        )
        middle = float(round((a + b) / 2 / finest) * finest)
        if middle in points:
            break
        points[middle] = _point(middle, continued(middle, branches), share)
        halved[a, b] = middle
    spans = [span for a, b in pairwise(times) for span in _shortest(points, halved, a, b)]
    jumps = [Jump(a, b, points[a].p, points[b].p) for a, b in spans]
    return [points[t] for t in sorted(points)], jumps


def _shortest(
    points: dict[float, Point], halved: dict[tuple[float, float], float], a: float, b: float
) -> Iterator[tuple[float, float]]:
    """Yield the shortest spans within one across which the chance moved by more than its error."""
    if not _moved(points[a], points[b]):
        return
    middle = halved.get((a, b))
    halves = [] if middle is None else [(a, middle), (middle, b)]
    shorter = [span for half in halves for span in _shortest(points, halved, *half)]
    yield from shorter or [(a, b)]


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


def _moved(a: Point, b: Point, errors: float = SURE) -> bool:
    return abs(b.p - a.p) > errors * float(np.hypot(a.error, b.error))
