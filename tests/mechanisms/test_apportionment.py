"""Largest remainders: seats sum up, and the method's own paradox shows."""

import numpy as np
import pytest

from october.mechanisms.apportionment import largest_remainder


def seats_of(weights, seats):
    given = np.zeros(len(weights), np.int64)
    largest_remainder(np.array(weights, float), len(weights), seats, given)
    return given.tolist()


@pytest.mark.parametrize(("house", "expected"), [(10, [4, 4, 2]), (11, [5, 5, 1])])
def test_the_alabama_paradox(house, expected):
    """A larger house takes a seat from the smallest state (Balinski & Young 1982)."""
    assert seats_of([6, 6, 2], house) == expected


def test_all_seats_are_given_within_one_of_the_share():
    rng = np.random.default_rng(6)
    for _ in range(200):
        weights = rng.random(rng.integers(1, 9))
        seats = int(rng.integers(0, 100))
        given = np.array(seats_of(weights, seats))
        assert given.sum() == seats
        assert np.all(np.abs(given - weights / weights.sum() * seats) < 1)


def test_without_weight_no_seats():
    assert seats_of([0, 0], 5) == [0, 0]
    assert seats_of([0, 3], 5) == [0, 5]
