"""Chance and ignorance: functions whose indices are known, and nights."""

import numpy as np
import pytest

import october
from october.inquiry.contingency import divide

GROUPS, TWINS = 3000, 4


def ishigami(x, a=7.0, b=0.1):
    return np.sin(x[:, 0]) + a * np.sin(x[:, 1]) ** 2 + b * x[:, 2] ** 4 * np.sin(x[:, 0])


def divided(function, facts, noise, seed=1):
    rng = np.random.default_rng(seed + 100)
    values = function(facts)[:, None] + noise * rng.normal(size=(len(facts), TWINS))
    return divide(values, facts, [f"x{i}" for i in range(facts.shape[1])], seed)


def test_ishigami_with_noise():
    """Indices in closed form: Ishigami & Homma (1990). A hundred more facts do nothing."""
    x = np.random.default_rng(5).uniform(-np.pi, np.pi, (GROUPS, 103))
    found = divided(ishigami, x, noise=2.0)
    variance = 7**2 / 8 + 0.1 * np.pi**4 / 5 + 0.01 * np.pi**8 / 18 + 0.5
    whole = variance + 4.0
    assert found.variance == pytest.approx(whole, rel=0.1)
    assert found.ignorance == pytest.approx(variance / whole, abs=0.06)
    assert found.low < found.ignorance < found.high < found.low + 0.1
    assert found.chance + found.ignorance == pytest.approx(1)
    exact = {"x0": 0.5 * (1 + 0.1 * np.pi**4 / 5) ** 2 / whole, "x1": 7**2 / 8 / whole}
    told = {fact.key: fact for fact in found.by_fact}
    # x2 works through x0 alone, the others not at all: one of them is told one time in twenty.
    assert set(exact) <= set(told)
    assert len(told) <= len(exact) + 4
    for key, share in exact.items():
        assert told[key].share == pytest.approx(share, abs=0.08)
        assert told[key].low < told[key].share < told[key].high < told[key].low + 0.15


def test_sobols_g():
    a = np.array([0.0, 1.0, 4.5, 99.0])
    x = np.random.default_rng(6).random((GROUPS, 4))
    found = divided(lambda u: ((abs(4 * u - 2) + a) / (1 + a)).prod(axis=1), x, noise=0.0)
    parts = 1 / (3 * (1 + a) ** 2)
    variance = (1 + parts).prod() - 1
    assert found.ignorance == pytest.approx(1)
    told = {fact.key: fact.share for fact in found.by_fact}
    for i, share in enumerate(parts / variance):
        if share > 0.02:
            assert told[f"x{i}"] == pytest.approx(share, abs=0.08)


def test_what_is_all_chance_is_no_ignorance_and_of_no_fact():
    x = np.random.default_rng(7).random((GROUPS, 300))
    found = divided(lambda u: np.zeros(len(u)), x, noise=1.0)
    assert found.low < 0.05
    assert found.high < 0.1
    assert len(found.by_fact) <= 4


def test_few_nights_say_that_they_were_too_few():
    x = np.random.default_rng(8).random((24, 3))
    assert not divided(lambda u: u[:, 0], x, noise=0.3).enough


def test_what_does_not_vary_is_not_divided():
    assert divide(np.ones((50, 4)), np.zeros((50, 2)), ["a", "b"]) is None
    assert divide(np.full((50, 4), np.nan), np.zeros((50, 2)), ["a", "b"]) is None


def test_nights_are_divided():
    found = october.contingency("hamlet", nights=400, outcomes=["walked_out", "talks_state=met"])
    assert set(found.outcomes) == {"walked_out", "talks_state=met"}
    for one in found.outcomes.values():
        assert one.chance + one.ignorance == pytest.approx(1)
        assert 0 < one.chance < 1
    assert (
        october.contingency("hamlet", nights=400, outcomes=["walked_out"]).outcomes["walked_out"]
        == found.outcomes["walked_out"]
    )


def test_what_is_asked_must_be_there():
    with pytest.raises(ValueError, match="at least"):
        october.contingency("hamlet", nights=10)
    with pytest.raises(ValueError, match="no outcome"):
        october.contingency("hamlet", nights=100, outcomes=["weather"])
