"""What nights decide of one test of a claim, and whether that holds whatever the facts may be.

An interval that lies on neither side of what would matter decides nothing. Neither does a test
whose verdict turns with a fact that nobody knows: every uncertain fact splits the nights into those
below and above its median, and a half in which the verdict is the opposite one, beyond what so many
halves show by chance, is named. So are the facts on which the size of the effect hangs.
"""

from __future__ import annotations

from statistics import NormalDist
from typing import Any, NamedTuple

import numpy as np

from october.ensemble.summary import Z95
from october.inquiry.paired import Effect, effect
from october.night import Plan
from october.scenario.schema.common import ClaimTest

SUPPORTED, NOT_SUPPORTED, NOT_DECIDED = "supported", "not supported", "not decided"
BY_CHANCE = 0.05  # that any half of any fact is named for nothing
FEWEST = 30  # nights of a half, or of a class of a curve
CLASSES = 5  # of a fact along which a curve is asked for
NAMED = 3  # facts on which an effect hangs
LEVELS = ("above", "below")


class Hang(NamedTuple):
    """A fact on which an effect hangs: what it is in the nights below and above its median."""

    fact: str
    below: float
    above: float


class Step(NamedTuple):
    """One class of a curve: the fact's range, and the effect there with its 95 % interval."""

    start: float
    end: float
    effect: float
    low: float
    high: float


class Tested(NamedTuple):
    """One test: what was found, with its 95 % interval, and what it decides."""

    what: str
    verdict: str
    base: float | None  # before, None for a level
    effect: float
    low: float
    high: float
    unit: str
    expected: str
    turns_with: list[str]  # facts with a half in which the verdict is the opposite
    hangs_on: list[Hang]
    along: str  # the fact of the curve, "" without one
    curve: list[Step]
    margin: float  # the effect in the claim's direction, 1 being what would just matter
    margins: tuple[float, float]  # its interval in the same measure

    def json(self) -> dict[str, Any]:
        """Return the fields of the contract."""
        fields = self._asdict()
        del fields["margin"], fields["margins"]
        return fields | {
            "hangs_on": [one._asdict() for one in self.hangs_on],
            "curve": [step._asdict() for step in self.curve],
        }


class Rule:
    """The decision rule of a test, as the scenario fixed it."""

    def __init__(self, test: ClaimTest) -> None:
        self.test = test
        self.level = test.direction in LEVELS
        self.sign = -1.0 if test.direction in ("down", "below") else 1.0

    @property
    def expected(self) -> str:
        """What must be found, in words."""
        test = self.test
        if self.level:
            return f"{test.direction} {test.bound:g}"
        if test.direction == "none":
            return f"less than {test.least:g} either way"
        return f"{test.direction} by {test.least:g} or more"

    def found(self, before: np.ndarray, after: np.ndarray, z: float = Z95) -> Effect | None:
        """Return the effect of a comparison, or the mean of a level, with its interval."""
        if not self.level:
            return effect(before, after, z)
        known = before[np.isfinite(before)]
        if len(known) < 2:
            return None
        mean, half = float(known.mean()), z * float(known.std(ddof=1)) / np.sqrt(len(known))
        return Effect(mean, mean, mean, mean - half, mean + half, len(known))

    def verdict(self, low: float, high: float) -> str:
        """Return what an interval decides."""
        test = self.test
        if test.direction == "none":
            if -test.least < low and high < test.least:
                return SUPPORTED
            return NOT_SUPPORTED if low > test.least or high < -test.least else NOT_DECIDED
        off = test.bound if self.level else 0.0
        return decided(self.sign * (low - off), self.sign * (high - off), test.least)

    def margin(self, value: float) -> float:
        """Return a value in the direction of the claim, so that 1 would just matter."""
        test = self.test
        if self.level:
            whole = abs(test.bound) or 1.0
            return 1.0 + self.sign * (value - test.bound) / whole
        return self.sign * value / (test.least or 1.0)


def tested(test: ClaimTest, before: np.ndarray, after: np.ndarray, unit: str, plan: Plan,
           facts: np.ndarray) -> Tested:  # fmt: skip
    """Test one thing on nights before and after (the same array twice for a level).

    ``facts`` (nights, facts of the plan) are what each night had drawn.
    """
    rule = Rule(test)
    found = rule.found(before, after)
    if found is None:
        nought = (0.0, 0.0)
        return Tested(test.what, NOT_DECIDED, None, 0.0, 0.0, 0.0, unit, rule.expected, [], [],
                      test.along, [], 0.0, nought)  # fmt: skip
    verdict = rule.verdict(found.low, found.high)
    turns, hangs = _over_facts(rule, verdict, before, after, plan, facts)
    return Tested(
        test.what, NOT_DECIDED if turns else verdict, None if rule.level else found.base,
        found.effect, found.low, found.high, unit, rule.expected, turns, hangs, test.along,
        _curve(rule, before, after, plan, facts), rule.margin(found.effect),
        (rule.margin(found.low), rule.margin(found.high)),
    )  # fmt: skip


def decided(low: float, high: float, least: float) -> str:
    """What an interval says of an effect that must be ``least`` or more, whichever end is low."""
    low, high = min(low, high), max(low, high)
    if low > 0 and low >= least:
        return SUPPORTED
    return NOT_SUPPORTED if high < max(least, 1e-12) else NOT_DECIDED


def _over_facts(
    rule: Rule, verdict: str, before: np.ndarray, after: np.ndarray, plan: Plan, facts: np.ndarray
) -> tuple[list[str], list[Hang]]:
    """Return the facts with which the verdict turns, and those on which the effect hangs."""
    gains = before if rule.level else after - before
    known = np.isfinite(gains)
    above = facts[known] > np.median(facts, axis=0)
    z = NormalDist().inv_cdf(1.0 - BY_CHANCE / max(1, 2 * facts.shape[1]))
    opposite = {SUPPORTED: NOT_SUPPORTED, NOT_SUPPORTED: SUPPORTED}.get(verdict)
    turns: list[str] = []
    hangs: list[tuple[float, Hang]] = []
    seen: set[bytes] = set()
    for column, fact in enumerate(plan.facts):
        halves = [above[:, column], ~above[:, column]]
        if min(half.sum() for half in halves) < FEWEST or halves[0].tobytes() in seen:
            continue
        seen.add(halves[0].tobytes())  # facts that are drawn together are one
        over, under = (rule.found(before[known][half], after[known][half], z) for half in halves)
        if over is None or under is None:
            continue
        if opposite and opposite in (rule.verdict(over.low, over.high),
                                     rule.verdict(under.low, under.high)):  # fmt: skip
            turns.append(fact.path)
        apart = abs(over.effect - under.effect)
        error = np.hypot(over.high - over.low, under.high - under.low) / 2
        if apart > error:
            hangs.append((apart, Hang(fact.path, under.effect, over.effect)))
    hangs.sort(key=lambda one: -one[0])
    return turns, [hang for _, hang in hangs[:NAMED]]


def _curve(
    rule: Rule, before: np.ndarray, after: np.ndarray, plan: Plan, facts: np.ndarray
) -> list[Step]:
    """Return the effect in classes of equal size of the fact along which it is asked for."""
    if not rule.test.along:
        return []
    values = facts[:, [fact.path for fact in plan.facts].index(rule.test.along)]
    steps = []
    for rows in np.array_split(np.argsort(values, kind="stable"), CLASSES):
        found = rule.found(before[rows], after[rows]) if len(rows) >= 2 else None
        if found is not None:
            span = values[rows]
            steps.append(Step(float(span.min()), float(span.max()), found.effect, found.low,
                              found.high))  # fmt: skip
    return steps
