"""How open an outcome still was, minute by minute, and the events at which it turned.

A night is branched on a grid of times, many continuations each: what share of them ends in an
outcome is the chance that it still had. The grid is made finer where that chance moves by more
than its error, down to a minute; what is left then is a jump, and the log says what happened in
it. On average over nights the chance at a time is the share of nights that end so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from october.ensemble import workers
from october.ensemble.rows import outcome_frame
from october.ensemble.summary import Z95, wilson
from october.inquiry.measure import numbers, outcome_named
from october.inquiry.one_night import OneNight, luck
from october.night.outcomes import Outcome

MOST = 60  # times that are branched from
HOUR, FINEST = 3600.0, 60.0  # s: the first grid, and where refining ends
SURE = 3.0  # standard errors of a difference that is worth a closer look
NAMED = 3  # events of a jump that are told
COMMON = ("opinion", "grievance", "moves_room", "encounter", "sent", "received", "morale")

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
    """A jump, and what happened in it."""

    clock: str
    event: str
    before: float
    after: float
    until: str


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
            "hinges": [hinge._asdict() for hinge in self.hinges],
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
    told = [
        Hinge(
            night.plan.clock(j.t), _events(night, j), j.before, j.after, night.plan.clock(j.until)
        )
        for j in jumps
    ]
    return Hinges(night, outcome, points, told)


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


class Trunk:
    """One night played once, held at the times from which it was branched."""

    def __init__(
        self, night: OneNight, outcome: Outcome, label: str, seed: int, pool: int | None, tick: Any
    ) -> None:
        self.night, self.outcome, self.label, self.seed = night, outcome, label, seed
        self.pool, self.tick = pool, tick
        self.play = workers.engine()
        self.held = {0.0: self.play.begin(night.plan, night.seed, night.number)}

    def at(self, t: float) -> Any:
        """Return the night's tables as they stood at ``t`` (s)."""
        if t not in self.held:
            nearest = max(known for known in self.held if known < t)
            here = self.play.branch(self.night.plan, self.held[nearest])
            self.play.advance(self.night.plan, here, t)
            self.held[t] = here
        return self.held[t]

    def continued(self, t: float, branches: int) -> np.ndarray:
        """Return what the outcome came to in so many continuations from ``t``."""
        plan, night, trunk = self.night.plan, self.night, self.at(t)

        def one(branch: int) -> list[float]:
            key = luck(night.seed, night.number, t, self.seed, branch)
            here = self.play.branch(plan, trunk, seed=key)
            played = self.play.play_on(plan, here)
            return [float(outcome.read(played.night)) for outcome in plan.outcomes]

        count = 1 if t >= plan.end else branches  # nothing is left to chance at the end
        with workers.pool_of(self.pool) as threads:
            rows = list(threads.map(one, range(count)))
        if self.tick:
            self.tick(count)
        frame = outcome_frame(plan, range(count), rows)
        return numbers(plan, self.outcome, frame[self.outcome.name], self.label)


def _events(night: OneNight, jump: Jump) -> str:
    """Name what happened in a jump: the kinds of events that the night knows fewest of."""
    events = night.events.filter((pl.col("t") > jump.t) & (pl.col("t") <= jump.until))
    often = Counter(night.events["kind"].to_list())
    told: list[str] = []
    ranked = sorted(events.iter_rows(named=True), key=lambda e: (often[e["kind"]], e["t"]))
    for event in ranked:
        if event["kind"] in COMMON:
            continue
        said = _said(event)
        if said not in told:
            told.append(said)
        if len(told) == NAMED:
            break
    return "; ".join(told) or "nothing that the log tells apart"


def _said(event: dict[str, Any]) -> str:
    parts = [event["kind"], *(event[part] for part in ("who", "whom", "what") if event[part])]
    return f"{event['clock']} {' '.join(parts).replace('_', ' ')}"


def _unknown(night: OneNight, outcome: str, found: Outcome | None) -> str:
    if found is not None and found.labels:
        return f"{outcome!r} needs a label: " + ", ".join(
            f"{found.name}={label}" for label in found.labels
        )
    names = ", ".join(o.name for o in night.plan.outcomes)
    return f"there is no outcome {outcome!r}; there are: {names}"
