"""Hinges: the curve of a process whose chance is known, where it turns, and whether it is true."""

import math

import numpy as np
import pytest

import october
from october.inquiry.hinges import follow
from october.inquiry.measure import outcome_named
from october.inquiry.trunk import Trunk

END = 36_000.0


def tail(n: int, needed: int) -> float:
    """Chance that ``needed`` or more of n fair coins are heads."""
    return sum(math.comb(n, k) for k in range(max(0, needed), n + 1)) / 2**n


def test_the_curve_of_a_vote_that_is_counted_slowly_is_the_binomial_tail():
    """Twenty-one coins fall one after another; most of them decide. What fell is known."""
    rng = np.random.default_rng(3)
    coins = rng.integers(0, 2, 21)
    falls = np.arange(1, 22) * END / 22

    def truth(t):
        known = coins[falls <= t]
        return tail(21 - len(known), 11 - int(known.sum()))

    def continued(t, n):
        known = coins[falls <= t]
        rest = rng.integers(0, 2, (n, 21 - len(known)))
        return (known.sum() + rest.sum(axis=1) >= 11).astype(float)

    points, _ = follow(continued, END, 2000)
    assert len(points) >= 11
    for point in points:
        error = math.sqrt(max(truth(point.t) * (1 - truth(point.t)), 1 / 2000) / 2000)
        assert abs(point.p - truth(point.t)) < 6 * error


def test_a_jump_is_found_to_the_minute_and_only_where_it_is():
    rng = np.random.default_rng(4)

    def continued(t, n):
        return (rng.random(n) < (0.2 if t < 13_457 else 0.9)).astype(float)

    points, jumps = follow(continued, END, 400)
    true = [j for j in jumps if j.t <= 13_457 <= j.until]
    assert [j.until - j.t for j in true] == [60.0]
    # Elsewhere two looks differ by more than three standard errors once in 370 pairs.
    assert len(jumps) <= 4
    assert len(points) < 30


def test_where_nothing_turns_no_jump_is_seen():
    rng = np.random.default_rng(5)
    seen = 0
    for _ in range(20):
        _, jumps = follow(lambda t, n: (rng.random(n) < 0.5).astype(float), END, 200)
        seen += len(jumps)
    assert seen <= 8  # in 220 pairs and more; .6 are expected


def test_a_number_is_followed_by_its_mean():
    rng = np.random.default_rng(6)
    points, _ = follow(
        lambda t, n: rng.normal(5.0 if t < 9000 else 8.0, 1.0, n), END, 300, share=False
    )
    for point in points:
        assert abs(point.p - (5.0 if point.t < 9000 else 8.0)) < 6 / math.sqrt(300)


@pytest.fixture(scope="module")
def found():
    night = october.night("hamlet", seed=2, number=5)
    return october.hinges(night, "talks_met", branches=40, most=16)


def test_at_its_end_a_night_is_what_it_is(found):
    assert found.points[-1].p == found.night.outcomes["talks_met"]
    assert [x.t for x in found.points] == sorted(x.t for x in found.points)
    assert all(x.low <= x.p <= x.high for x in found.points)


def test_the_same_question_has_the_same_answer(found):
    again = october.hinges(found.night, "talks_met", branches=40, most=16)
    assert again.curve.equals(found.curve)
    assert again.json() == found.json()


def test_on_average_the_curve_predicts_what_happens():
    """Forty nights, at three times: predicted against what came, together and in two classes."""
    predicted, came = [], []
    for number in range(40):
        night = october.night("soviet-congress", seed=8, number=number)
        outcome = outcome_named(night.plan, "power_claimed")
        trunk = Trunk(night, outcome, "", 1, None, None)
        for t in (10_800.0, 18_000.0, 25_200.0):
            predicted.append(float(trunk.continued(t, 20).mean()))
            came.append(float(night.outcomes["power_claimed"]))
    p, y = np.array(predicted), np.array(came)
    for chosen in (p >= 0, p < 0.5, p >= 0.5):
        nights = max(1, chosen.sum() / 3)  # the three times of a night are not independent
        error = math.sqrt(max(0.02, (p[chosen] * (1 - p[chosen])).mean()) / nights)
        assert abs(p[chosen].mean() - y[chosen].mean()) < 6 * error
    assert y[p > 0.8].mean() > y[p < 0.2].mean()


def test_what_cannot_be_followed_is_said(found):
    with pytest.raises(ValueError, match="talks_state=none"):
        october.hinges(found.night, "talks_state")
    with pytest.raises(ValueError, match="no outcome"):
        october.hinges(found.night, "weather")
