"""The soft choice of what to do, and the thresholds that the design's costs imply."""

import math

import numpy as np
import pytest

from october.mechanisms.choice import expected, weight

# Costs toward a friend and toward an enemy; one's own death costs 100.
COSTS = {
    "pass": (0, 18),
    "challenge": (1, 9),
    "warn": (2, 10),
    "seize": (10, 6),
    "fire": (60, 5),
    "flee": (4, 7),
    "yield": (15, 8),
}
NO_BLOODSHED = {**COSTS, "fire": (80, 40)}
RESIST = {
    **COSTS,
    "fire": (57, 2),
    "pass": (0, 28),
    "flee": (8, 13),
    "yield": (25, 22),
}


def cheapest(costs, belief):
    return min(costs, key=lambda act: expected(belief, *costs[act]))


def first_beliefs(costs):
    """Return the belief in an enemy at which each act first becomes the cheapest."""
    found = {}
    for belief in np.arange(0, 1001) / 1000:
        found.setdefault(cheapest(costs, belief), belief)
    return found


def test_expected_cost_is_a_mean():
    assert expected(0.25, 0.0, 8.0) == 2.0
    assert expected(0.0, 3.0, 8.0) == 3.0


def test_thresholds_when_told_to_resist():
    first = first_beliefs(RESIST)
    assert first["challenge"] == pytest.approx(0.05, abs=0.01)
    assert first["seize"] == pytest.approx(0.75, abs=0.01)
    assert first["fire"] == pytest.approx(0.93, abs=0.01)


def test_thresholds_when_told_to_shed_no_blood():
    first = first_beliefs(NO_BLOODSHED)
    assert first["challenge"] == pytest.approx(0.11, abs=0.01)
    assert first["flee"] == pytest.approx(0.61, abs=0.01)
    assert first["seize"] == pytest.approx(0.86, abs=0.01)
    assert "fire" not in first


def test_weights_are_the_logit():
    costs, temperature = (1.0, 2.5, 4.0), 1.5
    weights = [weight(cost, min(costs), temperature) for cost in costs]
    assert weights[0] == 1.0
    assert weights[1] / weights[2] == pytest.approx(math.exp(1.5 / 1.5))


def test_the_weight_of_a_choice_stays_finite():
    assert weight(200.0, 0.0, 0.01) == 0.0
    assert weight(0.0, 0.0, 0.01) == 1.0
