"""The quadratic vote of Clinton, Jackman & Rivers (2004), the bell curve, setter and pivots."""

import numpy as np
import pytest

from october.mechanisms.spatial_voting import (
    bell_conviction,
    conviction,
    gain,
    gridlock,
    set_agenda,
)


def test_published_unit_case():
    # beta 1.5, ideal point .3, yea .5, nay -.2
    assert conviction(gain(0.3, 0.5, -0.2), 1 / 1.5) == pytest.approx(0.5781052329, abs=1e-10)


def test_the_cut_point_lies_midway():
    assert conviction(gain(0.15, 0.5, -0.2), 0.25) == pytest.approx(0.5)
    assert bell_conviction(0.15, 0.5, -0.2, 15.0, 0.5) == pytest.approx(0.5)


@pytest.mark.parametrize("x", [-0.9, 0.1, 0.4])
def test_both_utilities_prefer_the_nearer(x):
    for vote in (conviction(gain(x, 0.5, -0.2), 0.25), bell_conviction(x, 0.5, -0.2, 9.0, 0.5)):
        assert (vote > 0.5) == (abs(x - 0.5) < abs(x + 0.2))


@pytest.mark.parametrize("status_quo", [-2.0, -0.3, 0.2, 0.4, 1.5])
@pytest.mark.parametrize("setter", [-1.0, 0.2, 0.9])
def test_no_proposal_that_the_median_takes_is_better_for_the_setter(setter, status_quo):
    median = 0.2
    proposed = set_agenda(setter, median, status_quo)
    assert abs(proposed - median) <= abs(status_quo - median) + 1e-12
    taken = [
        place
        for place in np.linspace(-2.5, 2.5, 501)
        if abs(place - median) <= abs(status_quo - median)
    ]
    assert all(abs(proposed - setter) <= abs(place - setter) + 1e-9 for place in taken)


def test_a_larger_majority_widens_the_gridlock():
    positions = np.sort(np.random.default_rng(1998).uniform(-1, 1, 41))
    pivots = [gridlock(positions, 41, votes) for votes in (21, 25, 28, 41)]
    assert pivots[0] == (np.median(positions), np.median(positions))
    lower, upper = zip(*pivots, strict=True)
    assert list(lower) == sorted(lower, reverse=True)
    assert list(upper) == sorted(upper)
