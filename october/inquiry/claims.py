"""Claims about a night, each tested by an experiment that the scenario fixes beforehand.

A claim holds if all its tests do: that a change moves an outcome by as much as matters, or by less
than matters, or that a level is above a bound. What nights decide of a test, and how that is held
against the facts that nobody knows, is said in ``verdicts``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from october.ensemble.ready import ready
from october.ensemble.runs import lever_texts
from october.inquiry.cube import cube
from october.inquiry.measure import quantities, unknown
from october.inquiry.verdicts import NOT_DECIDED, NOT_SUPPORTED, SUPPORTED, Tested, tested
from october.inquiry.what_if import Side, measured
from october.night import Plan, prepare
from october.scenario import Scenario, load
from october.scenario.schema.common import Claim, ClaimTest

FEWEST = 10  # nights of each setting
Settings = tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """A claim and its verdict."""

    id: str
    claim: Claim
    verdict: str
    tests: list[Tested]

    @property
    def told(self) -> Tested:
        """The first test that decides."""
        return next((test for test in self.tests if test.verdict == self.verdict), self.tests[0])

    def json(self) -> dict[str, Any]:
        """Return the fields of the contract: the effect is that of the first test that decides."""
        return {
            "id": self.id,
            "who": self.claim.who,
            "claim": self.claim.claim,
            "verdict": self.verdict,
            "effect": self.told.effect,
            "low": self.told.low,
            "high": self.told.high,
            "evidence": self.claim.evidence,
            "assumptions": self.claim.assumptions,
            "question": self.claim.question,
            "tests": [test.json() for test in self.tests],
        }


@dataclass(frozen=True, eq=False)
class Claims:
    """Every claim of a scenario with its verdict, on ``nights`` nights of each setting."""

    scenario: Scenario
    plan: Plan
    seed: int
    nights: int
    judged: list[Judged]

    @property
    def frame(self) -> pl.DataFrame:
        """A row a test: ``claim, who, verdict, test, decides, base, effect, low, high, unit, …``.

        ``verdict`` is the claim's, ``decides`` the test's; ``turns_with`` names facts.
        """
        return pl.DataFrame(
            [
                {
                    "claim": one.id, "who": one.claim.who, "verdict": one.verdict,
                    "test": test.what, "decides": test.verdict, "base": test.base,
                    "effect": test.effect, "low": test.low, "high": test.high, "unit": test.unit,
                    "expected": test.expected, "turns_with": ", ".join(test.turns_with),
                }
                for one in self.judged
                for test in one.tests
            ],
            schema_overrides={"base": pl.Float64},
        )  # fmt: skip

    def to_xarray(self) -> Any:
        """Return the tests as an xarray.Dataset over ``test``, each named by claim and number."""
        names = [f"{one.id}.{n}" for one in self.judged for n in range(1, len(one.tests) + 1)]
        frame = self.frame.rename({"test": "what"}).with_columns(pl.Series("test", names))
        about = {"hash": self.plan.hash, "seed": self.seed, "nights": self.nights}
        return cube(frame, ["test"], about, "unit")

    def plot(self, ax: Any = None) -> Any:
        """Draw every test beside what would decide it; see ``october.plots.claims``."""
        from october import plots

        return plots.claims(self, ax)

    def json(self) -> dict[str, Any]:
        """Return the fields of the contract."""
        return {"nights": self.nights, "claims": [one.json() for one in self.judged]}

    def __repr__(self) -> str:
        said = ", ".join(f"{one.id} {one.verdict}" for one in self.judged)
        return f"Claims({self.nights} nights of each setting: {said or 'none'})"


def claims(
    scenario: Scenario | str | Path = "october-1917",
    nights: int = 8000,
    seed: int = 1,
    *,
    given: Iterable[str] | Mapping[str, Any] = (),
    workers: int | None = None,
    tick: Callable[[], None] | None = None,
) -> Claims:
    """Return a verdict for every claim of the scenario.

    ``nights`` is the number in all. Every setting plays the same nights with the same luck. Raises
    ValueError for a claim that measures what the nights do not yield, and for so few nights that a
    setting would have less than ten.
    """
    if not isinstance(scenario, Scenario):
        scenario = load(scenario)
    same = tuple(lever_texts(given))
    base = prepare(scenario, same)
    _check(scenario, base)
    plans = {settings: prepare(scenario, settings) for settings in _settings(scenario, same)}
    if not plans:
        return Claims(scenario, base, seed, 0, [])
    least = least_nights(scenario, same)
    if nights < least:
        raise ValueError(f"{nights} nights are too few for {len(plans)} settings: at least {least}")
    each = nights // len(plans)
    ready()
    played = {
        settings: Side.played(plan, seed, each, workers, tick) for settings, plan in plans.items()
    }
    named = {quantity.name: quantity for quantity in quantities(base)}
    facts = base.draw(seed, range(each))
    judged = []
    for key, claim in scenario.claims.items():
        tests = []
        for test in claim.tests:
            quantity = named[test.measure]
            before, after = (measured(played[s], quantity) for s in _sides(test, same))
            tests.append(tested(test, before, after, quantity.unit, base, facts))
        judged.append(Judged(key, claim, verdict_of([t.verdict for t in tests]), tests))
    return Claims(scenario, base, seed, each, judged)


def least_nights(scenario: Scenario, given: Iterable[str] | Mapping[str, Any] = ()) -> int:
    """Return the fewest nights with which ``claims`` answers: ten for each setting."""
    return FEWEST * len(_settings(scenario, tuple(lever_texts(given))))


def verdict_of(tests: list[str]) -> str:
    """A claim stands with all its tests, and falls with any."""
    if NOT_SUPPORTED in tests:
        return NOT_SUPPORTED
    return SUPPORTED if set(tests) == {SUPPORTED} else NOT_DECIDED


def _settings(scenario: Scenario, same: Settings) -> list[Settings]:
    """Return the distinct settings that the claims compare, in their order."""
    tests = (test for claim in scenario.claims.values() for test in claim.tests)
    return list(dict.fromkeys(settings for test in tests for settings in _sides(test, same)))


def _sides(test: ClaimTest, same: Settings) -> tuple[Settings, Settings]:
    return same + tuple(test.before or ()), same + tuple(test.after or ())


def _check(scenario: Scenario, plan: Plan) -> None:
    """Raise ValueError for a test that measures, or goes along, what is not there."""
    there = [quantity.name for quantity in quantities(plan)]
    facts = {fact.path for fact in plan.facts}
    for key, claim in scenario.claims.items():
        for test in claim.tests:
            if test.measure not in there:
                raise ValueError(f"claims.{key}: {unknown(test.measure, there)}")
            if test.along and test.along not in facts:
                raise ValueError(f"claims.{key}: there is no uncertain fact {test.along!r}")
