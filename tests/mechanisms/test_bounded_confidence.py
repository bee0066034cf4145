"""Nobody listens beyond the bound, pairs keep their mean, and means keep the order."""

import numpy as np
import pytest

from october.mechanisms.bounded_confidence import hear_the_near, listen, meet, meet_in_pairs


def test_beyond_the_bound_nobody_listens():
    assert listen(-0.2, 0.9, 0.5, 1.0) == -0.2
    assert listen(-0.05, 0.9, 0.5, 1.0) == pytest.approx(0.425)


def test_no_weight_no_move():
    assert listen(0.3, 0.9, 0.0, 1.0) == 0.3


@pytest.mark.parametrize("weight", [0.1, 0.5, 1.0])
def test_two_keep_their_mean(weight):
    one, other = meet(0.1, 0.7, weight, 1.0)
    assert one + other == pytest.approx(0.8)
    assert meet(0.1, 0.7, weight, 0.6) == (0.1, 0.7)


def test_everybody_meets_somebody_else():
    """With weight 1 two who meet exchange their opinions, so all opinions remain."""
    x = np.arange(9.0)
    assert meet_in_pairs(x, 9, 1.0, 100.0, 501, 1, 0, 0, 0, 5) == 5 + 251
    assert np.sort(x) == pytest.approx(np.arange(9.0))
    assert np.any(x != np.arange(9.0))


@pytest.mark.parametrize("radius", [0.0, 0.07, 0.5, 3.0])
def test_means_of_the_near_are_those_of_a_plain_search(radius):
    x = np.sort(np.random.default_rng(2002).random(60))
    after = np.zeros(60)
    largest = hear_the_near(x, 60, radius, after)
    plain = [x[np.abs(x - one) <= radius].mean() for one in x]
    assert after == pytest.approx(plain, abs=1e-13)
    assert largest == pytest.approx(np.abs(after - x).max())
    assert np.all(np.diff(after) >= -1e-13)
