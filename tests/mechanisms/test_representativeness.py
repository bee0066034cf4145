"""One minus Loosemore and Hanby's index."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from october.core.tables import SHARES
from october.mechanisms.representativeness import representativeness

shares = st.lists(st.floats(0.01, 100), min_size=6, max_size=6)


def rows(*groups):
    table = np.zeros(1 + sum(map(len, groups)), SHARES)
    table["share"][1:] = np.concatenate(groups)
    return table


def fit(seats, votes):
    return representativeness(rows(seats), rows(votes), 1, 1, len(seats))


def test_a_mirror_is_one_and_a_stranger_is_none():
    assert fit([1.0, 2.0, 1.0], [10.0, 20.0, 10.0]) == 1.0
    assert fit([1.0, 0.0], [0.0, 5.0]) == 0.0
    assert fit([0.0, 0.0], [1.0, 1.0]) == 0.0


def test_half_the_sum_of_the_differences():
    # Seats 45/29/10/2/14 per cent against votes 24/40/3/0/33: 1 − ½(21 + 11 + 7 + 2 + 19)/100.
    assert fit([45.0, 29, 10, 2, 14], [24.0, 40, 3, 0, 33]) == pytest.approx(0.70)


def test_rows_begin_anywhere():
    seats = rows([9.0, 9.0], [1.0, 3.0])
    votes = rows([7.0, 1.0], [1.0, 1.0])
    assert representativeness(seats, votes, 3, 3, 2) == pytest.approx(0.75)


@given(shares, shares)
def test_it_is_symmetric_bounded_and_of_no_scale(seats, votes):
    value = fit(seats, votes)
    assert 0 <= value <= 1 + 1e-12
    assert value == pytest.approx(fit(votes, seats), abs=1e-12)
    assert value == pytest.approx(fit([3 * s for s in seats], votes), abs=1e-12)
