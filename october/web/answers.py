"""The questions of the third view, asked for a page: each returns plain data.

``tick(done, total)`` is called as work goes on; whatever it raises stops the work.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from october.ensemble.ready import ready
from october.inquiry import claims as claims_of
from october.inquiry import hinges as hinges_of
from october.inquiry import passages as passages_of
from october.inquiry import what_if as what_if_of
from october.inquiry.one_night import OneNight
from october.night import Plan, prepare
from october.scenario import Scenario

Tick = Callable[[int, int], None]


class Count:
    """Turns "one more" into "so many of so many"."""

    def __init__(self, tick: Tick, total: int) -> None:
        self.tick, self.total, self.done = tick, total, 0

    def __call__(self, more: int = 1) -> None:
        self.done += more
        self.tick(min(self.done, self.total), self.total)


def what_if(
    scenario: Scenario, levers: Sequence[str], given: Sequence[str], nights: int, seed: int,
    tick: Tick,
) -> dict[str, Any]:  # fmt: skip
    """Return the effect of levers on every outcome, ``nights`` in all on both sides."""
    pairs = max(2, nights // 2)
    found = what_if_of.what_if(
        scenario, levers, pairs, seed, given=given, tick=Count(tick, 2 * pairs)
    )
    return found.json()


def hinges(night: OneNight, outcome: str, branches: int, most: int, tick: Tick) -> dict[str, Any]:
    """Return how open an outcome was over a night, with times in s beside the clock."""
    found = hinges_of.hinges(night, outcome, branches, most=most, tick=Count(tick, most * branches))
    plan = night.plan
    answer = found.json()
    answer["branches"] = branches
    answer["t"] = [point.t for point in found.points]
    for hinge in answer["hinges"]:
        hinge["t"] = plan.time(hinge["clock"])
        hinge["until_t"] = plan.time(hinge["until"])
    return answer


def claims(
    scenario: Scenario, nights: int, seed: int, given: Sequence[str], tick: Tick
) -> dict[str, Any]:
    """Return a verdict for every claim; ``nights`` in all."""
    return claims_of.claims(scenario, nights, seed, given=given, tick=Count(tick, nights)).json()


def passages(
    scenario: Scenario, nights: int, seed: int, given: Sequence[str], tick: Tick
) -> dict[str, Any]:
    """Return how often every passage happens and what its lever does; ``nights`` in all."""
    ready()
    each, answers = passages_of.passages(scenario, nights, seed, given, tick=Count(tick, nights))
    found = []
    for answer in answers:
        passage = scenario.passages[answer.id]
        found.append({**answer.json(), "what": passage.what, "settings": passage.settings})
    return {"nights": each, "passages": found}


def openable(plan: Plan) -> list[str]:
    """Return what can be asked for as an outcome of hinges: shares, and labels of categories."""
    found = []
    for outcome in plan.outcomes:
        if outcome.kind == "share":
            found.append(outcome.name)
        elif outcome.kind == "category":
            found.extend(f"{outcome.name}={label}" for label in outcome.labels)
    return found


def foremost(scenario: Scenario, plan: Plan | None = None) -> str:
    """Return the outcome that a page asks about first: the first headline that can be open."""
    known = openable(plan or prepare(scenario))
    for headline in scenario.words.headlines:
        if headline in known:
            return headline
    return known[0] if known else ""
