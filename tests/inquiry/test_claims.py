"""Claims: what an interval decides, and whether the decision rule was fixed and can be met."""

from collections import namedtuple
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from pydantic import ValidationError

import october
from october.inquiry import verdicts
from october.inquiry.claims import verdict_of
from october.inquiry.verdicts import NOT_DECIDED, NOT_SUPPORTED, SUPPORTED, decided
from october.night import prepare
from october.scenario.schema.common import Claim, ClaimTest


@pytest.mark.parametrize(
    ("low", "high", "least", "verdict"),
    [
        (0.2, 0.4, 0.1, SUPPORTED),
        (0.05, 0.4, 0.1, NOT_DECIDED),
        (0.01, 0.05, 0.1, NOT_SUPPORTED),
        (-0.4, -0.2, 0.1, NOT_SUPPORTED),
        (-0.1, 0.1, 0.0, NOT_DECIDED),
        (0.01, 0.1, 0.0, SUPPORTED),
        (0.0, 0.0, 0.0, NOT_SUPPORTED),
        (0.4, 0.2, 0.1, SUPPORTED),
    ],
)
def test_an_interval_decides(low, high, least, verdict):
    assert decided(low, high, least) == verdict


def test_a_claim_stands_with_all_its_tests():
    assert verdict_of([SUPPORTED, SUPPORTED]) == SUPPORTED
    assert verdict_of([SUPPORTED, NOT_DECIDED]) == NOT_DECIDED
    assert verdict_of([NOT_DECIDED, NOT_SUPPORTED]) == NOT_SUPPORTED


def claim(**test):
    one = ClaimTest(**({"what": "it holds", "measure": "walked_out"} | test))
    return Claim(who="somebody", claim="so it is", question="is it?", tests=[one])


@pytest.fixture(scope="module")
def judged():
    scenario = replace(
        october.load("soviet-congress"),
        claims={
            "true": claim(before=[], after=["walkout.allowed=false"], direction="down", least=1),
            "false": claim(before=[], after=["walkout.allowed=false"], direction="up", least=1),
            "same": claim(before=[], after=["rules.quorum=0.5"], measure="opening_time",
                          direction="none", least=60),
            "level": claim(measure="conviction", direction="above", bound=0.5),
            "low": claim(measure="conviction", direction="below", bound=0.5),
        },
    )  # fmt: skip
    found = october.claims(scenario, nights=600)
    assert found.nights == 200
    return {one.id: one for one in found.judged}


def test_what_is_true_is_supported_and_what_is_false_is_not(judged):
    verdicts = {key: one.verdict for key, one in judged.items()}
    assert verdicts == {
        "true": SUPPORTED, "false": NOT_SUPPORTED, "same": SUPPORTED, "level": SUPPORTED,
        "low": NOT_SUPPORTED,
    }  # fmt: skip
    assert judged["true"].tests[0].effect < 0
    assert judged["level"].tests[0].base is None


def test_octobers_claims_can_be_played():
    scenario = october.load("october-1917")
    assert list(scenario.claims) == [f"C{n}" for n in range(1, 9)]
    names = {outcome.name for outcome in prepare(scenario).outcomes}
    for one in scenario.claims.values():
        for test in one.tests:
            assert test.measure.partition("=")[0] in names
            for side in (test.before, test.after):
                prepare(scenario, side or [])


def test_a_scenario_without_claims_has_none():
    assert october.claims("hamlet").json() == {"nights": 0, "claims": []}


def test_a_test_has_two_sides_or_a_bound():
    for wrong in (
        {"direction": "up"},
        {"direction": "up", "before": []},
        {"direction": "above", "before": [], "after": ["a=1"], "bound": 1},
    ):
        with pytest.raises(ValidationError, match="before and after"):
            claim(**wrong)


def coins(above, below, nights=400):
    """Pairs of nights whose effect hangs on one fact of twenty, and the plan that names them."""
    rng = np.random.default_rng(9)
    facts = rng.random((nights, 20))
    effect = np.where(facts[:, 3] > 0.5, above, below)
    before = rng.normal(size=nights)
    after = before + effect + 0.3 * rng.normal(size=nights)
    return before, after, SimpleNamespace(facts=[Named(f"f{k}") for k in range(20)]), facts


Named = namedtuple("Named", "path")
UP = {"what": "up", "measure": "x", "before": [], "after": ["a=1"], "direction": "up", "least": 0.1}


@pytest.mark.parametrize(
    ("above", "below", "verdict", "turns"),
    [
        (0.5, 0.5, SUPPORTED, []),
        (1.0, 0.4, SUPPORTED, []),
        (1.0, -0.3, NOT_DECIDED, ["f3"]),
        (0.5, -0.9, NOT_DECIDED, ["f3"]),
        (-0.5, -0.5, NOT_SUPPORTED, []),
    ],
)
def test_a_verdict_that_turns_with_a_fact_is_not_decided(above, below, verdict, turns):
    before, after, plan, facts = coins(above, below)
    found = verdicts.tested(ClaimTest(**UP), before, after, "", plan, facts)
    assert (found.verdict, found.turns_with) == (verdict, turns)
    if above != below:
        hang = found.hangs_on[0]
        assert hang.fact == "f3"
        assert (hang.below, hang.above) == pytest.approx((below, above), abs=0.15)


def test_a_curve_is_the_effect_in_classes_of_a_fact():
    before, after, plan, facts = coins(1.0, 0.0)
    found = verdicts.tested(ClaimTest(**UP, along="f3"), before, after, "", plan, facts)
    assert len(found.curve) == 5
    assert [step.start for step in found.curve] == sorted(step.start for step in found.curve)
    first, last = found.curve[0], found.curve[-1]
    assert first.low < 0 < first.high
    assert last.low < 1 < last.high
    assert found.json()["along"] == "f3"


def test_no_fact_is_named_for_nothing_more_often_than_stated():
    rng = np.random.default_rng(10)
    named = 0
    plan = SimpleNamespace(facts=[Named(f"f{k}") for k in range(100)])
    for _ in range(40):
        before, facts = rng.normal(size=200), rng.random((200, 100))
        after = before + 0.4 + rng.normal(size=200)
        found = verdicts.tested(ClaimTest(**UP), before, after, "", plan, facts)
        named += bool(found.turns_with)
    assert named <= 10  # two are expected at most


def test_a_claim_along_what_is_no_fact_is_refused():
    one = claim(before=[], after=["walkout.allowed=false"], direction="up", along="moon")
    scenario = replace(october.load("hamlet"), claims={"x": one})
    with pytest.raises(ValueError, match="moon"):
        october.claims(scenario, nights=40)


def test_so_few_nights_that_a_setting_would_have_hardly_any_are_refused():
    with pytest.raises(ValueError, match="too few"):
        october.claims("october-1917", nights=40)


def test_what_the_nights_do_not_yield_is_named():
    scenario = replace(
        october.load("hamlet"), claims={"x": claim(measure="weather", direction="above", bound=1)}
    )
    with pytest.raises(ValueError, match="weather"):
        october.claims(scenario, nights=10)
