"""Memory-one reciprocity: the design's values, and what holds of any two strategies."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from october.mechanisms.repeated_games import (
    match,
    meet,
    memory_one,
    pass_round,
    perceived,
    settle,
    shifted,
    worth,
)

STATES = [(1, 1), (1, 0), (0, 1), (0, 0)]


def strategy(f, r, shift=0.0, steadiness=0.97):
    return [
        shifted(memory_one(own, other, f, r, steadiness, 0.5, 0.45), shift) for own, other in STATES
    ]


@pytest.mark.parametrize(
    ("shift", "expected"),
    [(-0.9, [0.93, 0.21, 0.46, 0.21]), (-0.9 - 0.9, [0.84, 0.10, 0.26, 0.10])],
)
def test_grievance_and_pressure(shift, expected):
    assert np.round(strategy(0.4, 0.6, shift), 2) == pytest.approx(expected, abs=0.0101)


chances = st.floats(0.01, 0.99)
four = st.tuples(chances, chances, chances, chances).map(np.array)


def shares_of(p, q, discount=1.0):
    chain, shares = np.empty((4, 4)), np.empty(4)
    meet(np.array(p), np.array(q), 0.9, 0.3, discount, chain)
    settle(chain, 4, shares)
    return shares


@given(four, four, st.floats(0.0, 1.0))
def test_the_shares_of_time_are_those_that_another_round_leaves(p, q, discount):
    chain, shares, fresh = np.empty((4, 4)), shares_of(p, q, discount), np.empty(4)
    meet(p, q, 0.9, 0.3, discount, chain)
    before = shares.copy()
    pass_round(chain, 4, shares, fresh)
    assert chain.sum(axis=1) == pytest.approx(np.ones(4))
    assert shares == pytest.approx(before, abs=1e-14)
    assert shares.sum() == pytest.approx(1.0)


@given(four, four)
def test_what_one_sees_the_other_sees_mirrored(p, q):
    chain, shares = np.empty((4, 4)), np.empty(4)
    meet(p, q, 0.9, 0.3, 0.8, chain)
    settle(chain, 4, shares)
    meet(q, p, 0.3, 0.9, 0.8, chain)
    back = np.empty(4)
    settle(chain, 4, back)
    assert shares[[0, 2, 1, 3]] == pytest.approx(back, abs=1e-14)


def test_who_ends_in_one_state_is_always_there():
    chain, shares = np.array([[0.5, 0.5, 0.0], [0.0, 0.0, 1.0], [0.0, 0.0, 1.0]]), np.empty(3)
    settle(chain, 3, shares)
    assert shares.tolist() == [0.0, 0.0, 1.0]


def test_a_match_adds_up_and_its_luck_is_its_own():
    copy = np.array([[1, 0, 1, 0, 1], [0, 0, 1, 0, 1]])
    game = (3.0, 0.0, 5.0, 1.0)
    assert match(copy, copy, 50, 0.0, 1, 0, 0, game) == (150.0, 150.0)
    noisy = [match(copy, copy, 50, 0.1, 1, 0, row, game) for row in (0, 0, 1)]
    assert noisy[0] == noisy[1] != noisy[2]


def test_forgiveness_restores_and_provocability_breaks_cooperation():
    def cooperation(f, r):
        p = strategy(f, r)
        return worth(shares_of(p, p), (1.0, 1.0, 0.0, 0.0))

    assert cooperation(0.8, 0.6) > cooperation(0.2, 0.6)
    assert cooperation(0.4, 0.9) < cooperation(0.4, 0.2)


def test_clipping_and_perception():
    assert memory_one(0, 0, 0.0, 0.6, 0.97, 0.5, 0.45) == pytest.approx(0.03)
    assert memory_one(1, 0, 0.4, 1.0, 0.97, 0.5, 0.45) == pytest.approx(0.03)
    assert perceived(1, 0.05, 0.04) == 0
    assert perceived(0, 0.05, 0.04) == 1
    assert perceived(1, 0.05, 0.06) == 1
