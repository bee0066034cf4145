"""Largest remainders: seats sum up, and the method's own paradox shows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from october.mechanisms.apportionment import highest_averages, largest_remainder


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


@given(
    weights=st.lists(st.integers(0, 10_000), min_size=1, max_size=8),
    seats=st.integers(0, 60),
    step=st.sampled_from([1.0, 2.0]),
)
def test_no_seat_would_go_to_another_by_its_average(weights, seats, step):
    found = np.zeros(len(weights), np.int64)
    highest_averages(np.array(weights, float), len(weights), seats, step, found)
    assert found.sum() == (seats if any(weights) else 0)
    last = [w / (1 + step * (s - 1)) for w, s in zip(weights, found, strict=True) if s > 0]
    following = [w / (1 + step * s) for w, s in zip(weights, found, strict=True)]
    if last and seats:
        assert min(last) >= max(following) - 1e-9


def test_the_two_divisors_part_where_the_books_say():
    votes = np.array([53_000.0, 24_000.0, 23_000.0])
    dhondt, sainte_lague = np.zeros(3, np.int64), np.zeros(3, np.int64)
    highest_averages(votes, 3, 7, 1.0, dhondt)
    highest_averages(votes, 3, 7, 2.0, sainte_lague)
    assert dhondt.tolist() == [4, 2, 1]
    assert sainte_lague.tolist() == [3, 2, 2]
