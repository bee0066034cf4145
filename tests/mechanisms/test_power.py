"""Power indices, whatever the blocs; and the congress before and after a walkout."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from october.mechanisms.power import (
    banzhaf,
    minimal_winning,
    normalised,
    power,
    shapley_shubik,
    winning,
)

blocs = st.lists(st.integers(0, 40), min_size=1, max_size=8).filter(any)


def majority(weights):
    return int(sum(weights)) // 2 + 1


def shapley(weights, quota):
    n = len(weights)
    table = np.empty((n, quota))
    return [shapley_shubik(np.array(weights), n, quota, i, table) for i in range(n)]


@given(blocs)
def test_from_bloc_to_bloc_it_is_the_same_as_over_all_coalitions(weights):
    quota = majority(weights)
    every = [power(np.array(weights), len(weights), quota, i) for i in range(len(weights))]
    assert shapley(weights, quota) == pytest.approx(every, abs=1e-13)
    assert sum(every) == pytest.approx(1.0, abs=1e-13)


@given(blocs)
def test_a_swing_is_a_coalition_that_wins_with_a_bloc_and_not_without(weights):
    n, quota = len(weights), majority(weights)
    seats = np.array(weights)
    line = np.empty(quota)
    totals = [sum(seats[i] for i in range(n) if s >> i & 1) for s in range(1 << n)]
    absolute = [banzhaf(seats, n, quota, i, line) for i in range(n)]
    for i in range(n):
        without = [t for s, t in enumerate(totals) if not s >> i & 1]
        swings = sum(t < quota <= t + seats[i] for t in without)
        assert absolute[i] * 2 ** (n - 1) == swings
    assert winning(seats, n, quota, line) == sum(t >= quota for t in totals)
    shares = [normalised(np.array(absolute), n, i) for i in range(n)]
    assert sum(shares) == pytest.approx(1.0, abs=1e-13)


@given(blocs)
def test_minimal_coalitions_are_those_that_no_member_can_leave(weights):
    n, quota = len(weights), majority(weights)
    seats = np.array(sorted(weights, reverse=True))
    minimal = 0
    for s in range(1 << n):
        members = [seats[i] for i in range(n) if s >> i & 1]
        minimal += sum(members) >= quota and all(sum(members) - m < quota for m in members)
    assert minimal_winning(seats, n, quota, np.empty(quota)) == minimal


def test_a_walkout_is_another_game():
    """With 300 of 670 the largest party needs one of three others; when 14 and 68 have left it
    needs nobody, and when only the 14 have, the game is the same."""
    assert shapley([300, 193, 68, 14, 95], 336) == pytest.approx([1 / 2, 1 / 6, 1 / 6, 0, 1 / 6])
    assert shapley([300, 193, 95], majority([300, 193, 95])) == pytest.approx([1.0, 0.0, 0.0])
    assert shapley([300, 193, 68, 95], majority([300, 193, 68, 95]))[0] == pytest.approx(1 / 2)


def test_fourteen_seats_weigh_nothing_or_as_much_as_others():
    assert shapley([100, 90, 14], majority([100, 90, 14])) == pytest.approx([1 / 3] * 3)
    assert shapley([130, 90, 14], majority([130, 90, 14]))[2] == 0.0


def test_nobody_has_a_share_where_nobody_decides():
    assert normalised(np.zeros(3), 3, 1) == 0.0
