"""Entry by thresholds: the design's figures, and the tipping point that they imply."""

import numpy as np
import pytest

from october.core.mathematics import normal_cdf
from october.mechanisms.crowd import looks, pull

INTERCEPT, SLOPE, WEIGHT, CROWD = -3.6, 0.55, 1.5, 4000


def bold(entrants, defence, push=0.0):
    """Return how many of the crowd would go in now."""
    return CROWD * normal_cdf(pull(INTERCEPT, SLOPE, entrants, WEIGHT, defence, push))


def settled(defence, first=0.0):
    """Follow the crowd from ``first`` inside until nobody more goes in."""
    inside = first
    for _ in range(5000):
        further = max(inside, bold(inside, defence))
        if further - inside < 1e-9:
            break
        inside = further
    return inside


def test_the_threshold_is_linear_in_the_logarithm_of_those_inside():
    assert pull(INTERCEPT, SLOPE, 0.0, WEIGHT, 1.0, 0.0) == pytest.approx(-5.1)
    assert pull(INTERCEPT, SLOPE, np.e - 1.0, WEIGHT, 0.0, 0.0) == pytest.approx(-3.05)
    assert pull(INTERCEPT, SLOPE, 0.0, WEIGHT, 0.0, 1.0) == pytest.approx(-2.6)


def test_defended_doors_hold_and_undefended_ones_tip():
    assert settled(1.0) < 1.0
    assert settled(0.5, first=10.0) == pytest.approx(10.0)
    assert settled(0.0, first=40.0) > 0.5 * CROWD


def test_a_few_inside_tip_a_thinned_defence_but_not_a_whole_one():
    assert settled(1.0, first=60.0) == pytest.approx(60.0)
    assert settled(0.2, first=60.0) > 0.5 * CROWD


def test_looks_add_up():
    both = 1.0 - (1.0 - looks(60.0, 180.0)) * (1.0 - looks(120.0, 180.0))
    assert both == pytest.approx(looks(180.0, 180.0))
    assert looks(180.0, 180.0) == pytest.approx(1.0 - 1.0 / np.e)
