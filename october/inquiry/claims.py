"""Claims about a night, each tested by an experiment that the scenario fixes beforehand.

A claim holds if all its tests do: that a change moves an outcome by as much as matters, or by less
than matters, or that a level is above a bound. An interval that lies on neither side decides
nothing. Neither does a test whose sign turns with a fact that nobody knows: every uncertain fact
splits the nights into those below and above its median, and a half in which the effect is the
opposite, beyond what so many halves show by chance, is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import NormalDist
from typing import Any, NamedTuple

import numpy as np

from october.ensemble.ready import ready
from october.ensemble.runs import lever_texts
from october.ensemble.summary import Z95
from october.inquiry.measure import outcome_named
from october.inquiry.paired import effect
from october.inquiry.what_if import Side, measured
from october.night import Plan, prepare
from october.scenario import Scenario, load
from october.scenario.schema.common import Claim, ClaimTest

SUPPORTED, NOT_SUPPORTED, NOT_DECIDED = "supported", "not supported", "not decided"
FEWEST = 10  # nights of each setting
BY_CHANCE = 0.05  # that any half of any fact is named for nothing
Settings = tuple[str, ...]


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
    turns_with: list[str]  # facts with a half in which it is the other way round


@dataclass(frozen=True)
class Judged:
    """A claim and its verdict."""

    id: str
    claim: Claim
    verdict: str
    tests: list[Tested]

    def json(self) -> dict[str, Any]:
        """Return the fields of the contract: the effect is that of the first test that decides."""
        told = next((t for t in self.tests if t.verdict == self.verdict), self.tests[0])
        return {
            "id": self.id,
            "who": self.claim.who,
            "claim": self.claim.claim,
            "verdict": self.verdict,
            "effect": told.effect,
            "low": told.low,
            "high": told.high,
            "evidence": self.claim.evidence,
            "assumptions": self.claim.assumptions,
            "question": self.claim.question,
            "tests": [test._asdict() for test in self.tests],
        }


def claims(
    scenario: Scenario | str | Path = "october-1917",
    nights: int = 8000,
    seed: int = 1,
    *,
    given: Iterable[str] | Mapping[str, Any] = (),
    workers: int | None = None,
    tick: Callable[[], None] | None = None,
) -> tuple[int, list[Judged]]:
    """Return the nights of each setting and a verdict for every claim of the scenario.

    ``nights`` is the number in all. Every setting plays the same nights with the same luck. Raises
    ValueError for a claim that measures what the nights do not yield.
    """
    if not isinstance(scenario, Scenario):
        scenario = load(scenario)
    ready()
    same = tuple(lever_texts(given))
    base = prepare(scenario, same)
    sides = dict.fromkeys(
        same + tuple(side or ())
        for claim in scenario.claims.values()
        for test in claim.tests
        for side in (test.before, test.after)
    )
    if not sides:
        return 0, []
    for key, claim in scenario.claims.items():
        for test in claim.tests:
            if outcome_named(base, test.measure.partition("=")[0]) is None:
                raise ValueError(f"claims.{key}: the nights yield no {test.measure!r}")
    each = max(FEWEST, nights // len(sides))
    played: dict[Settings, Side] = {
        settings: Side.played(prepare(scenario, settings), seed, each, workers, tick)
        for settings in sides
    }
    facts = base.draw(seed, range(each))
    halves = facts > np.median(facts, axis=0)
    judged = []
    for key, claim in scenario.claims.items():
        tests = [_tested(test, played, same, base, halves) for test in claim.tests]
        judged.append(Judged(key, claim, verdict_of([t.verdict for t in tests]), tests))
    return each, judged


def verdict_of(tests: list[str]) -> str:
    """A claim stands with all its tests, and falls with any."""
    if NOT_SUPPORTED in tests:
        return NOT_SUPPORTED
    return SUPPORTED if set(tests) == {SUPPORTED} else NOT_DECIDED


def _tested(
    test: ClaimTest, played: dict[Settings, Side], same: Settings, plan: Plan, halves: np.ndarray
) -> Tested:
    name, _, label = test.measure.partition("=")
    outcome = outcome_named(plan, name)
    assert outcome is not None
    values = [
        measured(played[same + tuple(side or ())], outcome, name, label)
        for side in (test.before, test.after)
    ]
    unit = "share" if label or outcome.kind == "share" else outcome.unit
    if test.direction in ("above", "below"):
        known = values[0][np.isfinite(values[0])]
        if len(known) < 2:
            return Tested(test.what, NOT_DECIDED, None, 0.0, 0.0, 0.0, unit, test.direction, [])
        half = Z95 * float(known.std(ddof=1)) / np.sqrt(len(known))
        mean = float(known.mean())
        low, high = mean - half, mean + half
        sign = 1 if test.direction == "above" else -1
        verdict = decided(sign * (low - test.bound), sign * (high - test.bound), 0.0)
        turns = _turns(verdict, sign * (values[0] - test.bound), halves, plan)
        expected = f"{test.direction} {test.bound:g}"
        return Tested(
            test.what, _unless(verdict, turns), None, mean, low, high, unit, expected, turns
        )
    found = effect(values[0], values[1])
    if found is None:
        return Tested(test.what, NOT_DECIDED, None, 0.0, 0.0, 0.0, unit, test.direction, [])
    if test.direction == "none":
        inside = -test.least < found.low and found.high < test.least
        outside = found.low > test.least or found.high < -test.least
        verdict = SUPPORTED if inside else NOT_SUPPORTED if outside else NOT_DECIDED
        turns, expected = [], f"less than {test.least:g} either way"
    else:
        sign = 1 if test.direction == "up" else -1
        verdict = decided(sign * found.low, sign * found.high, test.least)
        turns = _turns(verdict, sign * (values[1] - values[0]), halves, plan)
        expected = f"{test.direction} by {test.least:g} or more"
    return Tested(
        test.what, _unless(verdict, turns), found.base, found.effect, found.low, found.high, unit,
        expected, turns,
    )  # fmt: skip


def decided(low: float, high: float, least: float) -> str:
    """What an interval says of an effect that must be ``least`` or more, whichever end is low."""
    low, high = min(low, high), max(low, high)
    if low > 0 and low >= least:
        return SUPPORTED
    return NOT_SUPPORTED if high < max(least, 1e-12) else NOT_DECIDED


def _unless(verdict: str, turns: list[str]) -> str:
    return NOT_DECIDED if turns else verdict


def _turns(verdict: str, gains: np.ndarray, halves: np.ndarray, plan: Plan) -> list[str]:
    """Facts with a half of the nights in which the mean of ``gains`` is below 0 beyond chance.

    Only a claim that is supported can lose by them.
    """
    if verdict != SUPPORTED:
        return []
    known = np.isfinite(gains)
    gains, halves = gains[known], halves[known]
    bound = NormalDist().inv_cdf(1.0 - BY_CHANCE / max(1, 2 * halves.shape[1]))
    found = []
    for column, fact in enumerate(plan.facts):
        above = halves[:, column]
        for part in (gains[above], gains[~above]):
            if len(part) > 30:
                error = float(part.std(ddof=1)) / np.sqrt(len(part))
                if error > 0 and part.mean() / error < -bound:
                    found.append(fact.path)
                    break
    return found
