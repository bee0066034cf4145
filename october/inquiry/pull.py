"""What an event did to an outcome: a night's continuations with it beside those without it.

A night is branched just before a jump. In some of its continuations the event happens soon, in
others it does not, and nothing but luck decides which; the difference of the outcome between them
is the event's *pull*. That is no intervention: what comes of the same luck goes with the event.

Where a lever of the scenario keeps the event from happening, or makes it happen, the continuations
are played again with that lever from the same moment on and with the same luck. Which lever does so
is found by trying: whatever else it moves is counted, and the one that moves least is taken.

Source: Newcombe (1998), Interval estimation for the difference between independent proportions,
Statistics in Medicine 17, 873-890, method 10; Welch's standard error for numbers.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from october.core.events import EVENTS
from october.ensemble.summary import Z95
from october.inquiry.handles import Handle
from october.inquiry.paired import effect as paired_effect
from october.inquiry.trunk import ANYONE, Firsts, Happening, Trunk, firsts

FEWEST = 0.08  # of the continuations have the event, and as many lack it: then it can be told
SOON = (300.0, 900.0, 3600.0)  # s within which an event counts, if it is too rare in the jump
SCREENED = 30  # continuations in which a lever must show what it does to an event
SELDOM, MOSTLY = 0.25, 0.9  # of the share that has it: prevented; of the continuations: forced
NAMED = 3  # events of a jump that are told
COMMON = ("opinion", "grievance", "moves_room", "encounter", "sent", "received", "morale")


class Contrast(NamedTuple):
    """The outcome in continuations with an event and without it, and their difference."""

    with_it: float
    without: float
    effect: float
    low: float
    high: float


class ByLever(NamedTuple):
    """What a lever set at the branch did to the event, and to the outcome."""

    setting: str
    does: str  # prevents | forces
    often: float  # share of continuations that have the event all the same
    effect: float
    low: float
    high: float


class Pull(NamedTuple):
    """An event of a jump: how often it happens, what goes with it, and what a lever does."""

    event: str
    kind: str  # of event
    clock: str
    within: float  # s from the branch on: then it counts
    often: float  # share of the continuations that have it by then
    pull: Contrast | None  # None where too few continuations have it, or lack it
    lever: ByLever | None  # None where no lever prevents or forces it

    def json(self) -> dict[str, object]:
        """Return the fields of the contract."""
        pull, lever = (part and part._asdict() for part in (self.pull, self.lever))
        return {**self._asdict(), "pull": pull, "lever": lever}


class _Candidate(NamedTuple):
    event: Happening
    within: float
    often: float
    pull: Contrast | None
    rare: int  # how many events of its kind the night has
    moved: float  # how far the outcome moved with it, in the jump's direction; 0 if not surely


def pulls(
    trunk: Trunk, t: float, until: float, branches: int, share: bool, up: bool,
    handles: Mapping[str, Handle], first: int = 0,
) -> list[Pull]:  # fmt: skip
    """Return the events of a jump in the trunk's night, those that account for it first.

    ``up`` says which way the outcome jumped. Three times ``branches`` continuations are watched
    for an hour, and ``branches`` are played with each lever that prevents or forces an event told.
    Where no event surely goes with the jump, those are told of which nothing can be known since
    nearly all continuations have them, or nearly none. ``first`` numbers the continuations.
    """
    plan = trunk.night.plan
    kinds = [kind for kind, event in EVENTS.items() if event.name not in COMMON]
    happened = firsts(plan, trunk.night.played.night, t, until, kinds)
    kinds = sorted({event.kind for event in happened})
    tally = trunk.night.played.night.tally["count"]
    horizons = sorted({until - t, *(soon for soon in SOON if until - t < soon <= plan.end - t)})
    values, seen = trunk.watched(t, 3 * branches, t + horizons[-1], kinds, first=first)
    middle = float(np.nanmean(values))
    z = NormalDist().inv_cdf(1 - 0.025 / max(1, len(happened)))  # Bonferroni, for who is named
    candidates: dict[tuple[float, bytes], _Candidate] = {}
    for event in (one for one in happened if ANYONE not in one):
        within, has = _soon(event, seen, t, horizons)
        if has.mean() < FEWEST:  # then whoever did it
            event = event.anyone
            if any(event == c.event for c in candidates.values()):
                continue
            within, has = _soon(event, seen, t, horizons)
        pull = contrast(values, has, share)
        sure = contrast(values, has, share, z)
        moved = 0.0
        if pull and sure and (sure.low > 0 or sure.high < 0):
            moved = (pull.with_it - middle) * (1 if up else -1)
        often, rare = float(has.mean()), int(tally[event.kind])
        found = _Candidate(event, within, often, pull, rare, moved)
        # what the same continuations have is one thing: its rarest event stands for it
        same = (within, has.tobytes()) if pull else (within, str(event).encode())
        candidates[same] = min(found, candidates.get(same, found), key=_rank)
    ranked = sorted(candidates.values(), key=_rank)
    told = [c for c in ranked if c.moved > 0] or [c for c in ranked if c.pull is None]
    told = told[:NAMED]
    chosen = _chosen(trunk, t, told, seen[:SCREENED], handles, first)
    answers = []
    for c in told:
        by = None
        if c.event in chosen:
            setting, does = chosen[c.event]
            again, after = trunk.watched(
                t, branches, t + c.within, [c.event.kind], handles[setting].places, first
            )
            change = paired_effect(values[:branches], again)
            often = float(np.mean([c.event in one for one in after]))
            if change is not None:
                by = ByLever(setting, does, often, change.effect, change.low, change.high)
        clock = plan.clock(happened[c.event])
        kind = EVENTS[c.event.kind].name
        answers.append(Pull(str(c.event), kind, clock, c.within, c.often, c.pull, by))
    return answers


def _rank(c: _Candidate) -> tuple[float, int, Happening]:
    """What accounts for the jump first, then the kinds that the night knows fewest of."""
    return -c.moved, c.rare, c.event


def contrast(values: np.ndarray, has: np.ndarray, share: bool, z: float = Z95) -> Contrast | None:
    """Compare values where an event happened with those where it did not; NaN is left out.

    None where fewer than ``FEWEST`` of them have it, or lack it.
    """
    known = np.isfinite(values)
    a, b = values[known & has], values[known & ~has]
    if min(len(a), len(b)) < max(2.0, FEWEST * len(values)):
        return None
    p, q = float(a.mean()), float(b.mean())
    if share:
        (a_low, a_high), (b_low, b_high) = _wilson(p, len(a), z), _wilson(q, len(b), z)
        low = p - q - math.hypot(p - a_low, b_high - q)
        high = p - q + math.hypot(a_high - p, q - b_low)
    else:
        half = z * math.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))
        low, high = p - q - half, p - q + half
    return Contrast(p, q, p - q, low, high)


def _soon(
    event: Happening, seen: list[Firsts], t: float, horizons: list[float]
) -> tuple[float, np.ndarray]:
    """Return the shortest time within which enough continuations have an event, and which do."""
    when = np.array([one.get(event, math.inf) for one in seen]) - t
    for within in horizons:
        if (when <= within).mean() >= FEWEST:
            break
    return within, when <= within


def _chosen(
    trunk: Trunk, t: float, told: list[_Candidate], before: list[Firsts],
    handles: Mapping[str, Handle], number: int,
) -> dict[Happening, tuple[str, str]]:  # fmt: skip
    """Return for each event the lever that prevents or forces it and moves least else."""
    wanted = [c for c in told if c.often >= FEWEST]
    if not wanted:
        return {}
    kinds = sorted({c.event.kind for c in told})
    until = t + max(c.within for c in wanted)
    found: dict[Happening, list[tuple]] = {}
    for setting, handle in handles.items():
        near = [c for c in wanted if EVENTS[c.event.kind].theatre == handle.theatre]
        if not near:
            continue
        after = trunk.seen(t, len(before), until, kinds, handle.places, number)
        changed = sum(a != b for a, b in zip(before, after, strict=True))
        for c in near:
            first = sum(one.get(c.event, math.inf) <= t + c.within for one in before)
            then = sum(one.get(c.event, math.inf) <= t + c.within for one in after)
            if first >= 3 and then <= SELDOM * first:
                found.setdefault(c.event, []).append((then, 0, changed, setting, "prevents"))
            elif then >= MOSTLY * len(after) and then >= 2 * first:
                left = len(after) - then
                found.setdefault(c.event, []).append((left, 1, changed, setting, "forces"))
    return {event: min(ways)[3:] for event, ways in found.items()}


def _wilson(share: float, n: int, z: float) -> tuple[float, float]:
    z2 = z * z / n
    middle = (share + z2 / 2) / (1 + z2)
    half = z * math.sqrt(share * (1 - share) / n + z2 / (4 * n)) / (1 + z2)
    return min(share, middle - half), max(share, middle + half)
