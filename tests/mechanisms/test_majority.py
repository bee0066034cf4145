"""Power indices against published tables, and the congress under its two seat tables."""

import numpy as np
import pytest

from october.mechanisms.majority import carried, power


@pytest.mark.parametrize(
    ("quota", "weights", "expected"),
    [
        (12, [4, 4, 4, 2, 2, 1], [14 / 60] * 3 + [9 / 60] * 2 + [0]),
        (
            41,
            [10] * 4 + [5] * 2 + [3] * 2 + [2],
            [5 / 28] * 4 + [17 / 210] * 2 + [2 / 35] * 2 + [1 / 105],
        ),
        (51, [50, 49, 1], [2 / 3, 1 / 6, 1 / 6]),
        (325, [390, 160, 72, 14, 6, 7], [1, 0, 0, 0, 0, 0]),
        (336, [300, 193, 68, 14, 95], [1 / 2, 1 / 6, 1 / 6, 0, 1 / 6]),
    ],
)
def test_shapley_shubik(quota, weights, expected):
    found = [power(np.array(weights, float), len(weights), quota, i) for i in range(len(weights))]
    assert found == pytest.approx(expected, abs=1e-12)


def test_a_majority_is_more_than_the_threshold():
    assert not carried(325, 650, 0.5, False)
    assert carried(326, 650, 0.5, False)
    assert not carried(0, 0, 0.5, False)


@pytest.mark.parametrize("votes", range(3, 301, 3))
def test_two_thirds_are_two_thirds_whatever_the_last_bit_says(votes):
    needed = 2 * votes // 3
    assert carried(needed, votes, 2 / 3, True)
    assert not carried(needed - 1, votes, 2 / 3, True)
    assert not carried(needed, votes, 2 / 3, False)


def test_no_votes_carry_nothing():
    assert not carried(0, 0, 0.5, True)
    assert not carried(0, 10, 0.0, True)
