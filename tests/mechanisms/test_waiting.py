"""Turns by precedence, then by arrival; waits grow with load and with uneven turns."""

import itertools

import numpy as np
import pytest

from october.mechanisms.waiting import (
    goes_first,
    left_of_a_turn,
    log_sd,
    mean_wait,
    mean_wait_behind,
    next_wait,
)


def test_the_order_of_turns_is_strict_and_total():
    asked = [(1, 5.0), (1, 7.0), (2, 1.0), (2, 8.0), (3, 0.0)]
    for (i, one), (j, other) in itertools.product(enumerate(asked), repeat=2):
        assert goes_first(*one, *other) == (i < j)


def test_waits_grow_with_load_and_with_unevenness():
    assert mean_wait(0.0, 3.0, 1.0) == 0.0
    loads = [mean_wait(load, 3.0, 1.0) for load in (0.1, 0.5, 0.9, 0.99, 1.0)]
    assert loads == sorted(loads)
    uneven = [mean_wait(0.7, 3.0, variation) for variation in (0.0, 0.5, 2.0)]
    assert uneven == sorted(uneven)


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5])
def test_precedence_saves_no_waiting_in_all(share):
    load, left = 0.75, left_of_a_turn(0.75, 2.0, 0.8)
    first, rest = mean_wait_behind(0.0, share, left), mean_wait_behind(share, load, left)
    assert share * first + (load - share) * rest == pytest.approx(load * mean_wait(load, 2.0, 0.8))
    assert first <= rest


def test_nobody_waits_for_a_turn_that_is_over():
    assert next_wait(2.0, 3.0, 100.0) == 0.0
    assert next_wait(2.0, 3.0, 1.0) == 4.0


def test_log_sd_gives_its_variation():
    sd = log_sd(0.7)
    assert np.sqrt(np.exp(sd**2) - 1.0) == pytest.approx(0.7)
