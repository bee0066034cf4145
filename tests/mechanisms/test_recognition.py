"""Friend or foe: the cue's distribution, the belief it leaves, and the published criterion."""

import numpy as np
import pytest

from october.core.mathematics import normal_cdf
from october.mechanisms.recognition import (
    after_sign,
    bounds,
    criterion,
    cue,
    expected_looks,
    hit_rate,
    looked_at,
    told_apart,
    updated,
)

UNIFORMS = (np.arange(20_000) + 0.5) / 20_000


@pytest.mark.parametrize(
    ("prior", "false_alarm", "expected"),
    [(0.5, 1.0, 0.5), (0.2, 1.0, 1.886294), (0.2, 5.0, 3.495732)],
)
def test_optimal_criterion(prior, false_alarm, expected):
    assert criterion(1.0, prior, false_alarm, 1.0) == pytest.approx(expected, abs=1e-6)


def test_a_cheaper_false_alarm_moves_the_criterion_as_a_likelier_enemy_does():
    assert criterion(1.0, 0.5, 1.0, 4.0) == pytest.approx(criterion(1.0, 0.8, 1.0, 1.0))


@pytest.mark.parametrize("sensitivity", [0.6, 1.2, 2.0])
def test_the_cue_separates_the_sides_by_the_sensitivity(sensitivity):
    enemy = np.array([cue(u, sensitivity, True) for u in UNIFORMS])
    friend = np.array([cue(u, sensitivity, False) for u in UNIFORMS])
    assert enemy.mean() - friend.mean() == pytest.approx(sensitivity, abs=1e-6)
    assert enemy.std() == pytest.approx(1.0, abs=2e-3)
    # With even odds, the share told rightly is Φ(d′/2).
    right = np.mean([updated(0.0, sensitivity, x) > 0.0 for x in enemy])
    assert right == pytest.approx(normal_cdf(sensitivity / 2), abs=1e-3)


def test_beliefs_are_calibrated():
    """Of those held an enemy with 80 to 90 per cent, 80 to 90 per cent are: that is Bayes."""
    odds = {
        side: np.array([updated(0.0, 1.5, cue(u, 1.5, side)) for u in UNIFORMS])
        for side in (True, False)
    }
    belief = {side: 1 / (1 + np.exp(-x)) for side, x in odds.items()}
    held = {side: ((b > 0.8) & (b < 0.9)).sum() for side, b in belief.items()}
    assert 0.8 < held[True] / (held[True] + held[False]) < 0.9


def test_without_sensitivity_nothing_is_learnt():
    assert updated(-1.7, 0.0, cue(0.01, 0.0, True)) == -1.7


def test_an_observer_is_known_by_hits_and_false_alarms():
    sensitivity, line = told_apart(0.85, 0.2)
    assert hit_rate(sensitivity, 0.2) == pytest.approx(0.85)
    assert told_apart(0.8, 0.15) == pytest.approx((sensitivity, -line))
    assert told_apart(0.4, 0.4)[0] == 0.0


def test_a_sign_that_all_show_says_nothing():
    assert after_sign(0.7, 0.6, 0.6) == pytest.approx(0.7)
    assert after_sign(after_sign(0.7, 0.6, 0.2), 0.2, 0.6) == pytest.approx(0.7)


def test_fewer_errors_need_more_looks_and_a_sharper_eye_fewer():
    assert expected_looks(0.5, 0.01, 0.01) > expected_looks(0.5, 0.1, 0.1)
    assert expected_looks(1.0, 0.05, 0.05) == pytest.approx(expected_looks(0.5, 0.05, 0.05) / 4)


def test_who_looks_until_sure_ends_where_it_stopped():
    upper, lower = bounds(0.1, 0.02)
    for row in range(200):
        looks, found = looked_at(12, row, 1.0, True, upper, lower)
        assert looks >= 1
        assert looked_at(12, row, 1.0, True, 0.5 * upper, 0.5 * lower)[0] <= looks
        assert looked_at(12, row, 1.0, True, 1e-9, lower)[1] or not found
