"""Sound: spherical spreading, doors, and the threshold of hearing."""

import math

import numpy as np
import pytest

from october.mechanisms.sound import heard, level_at

SHOT, SHOUT, SHUT, OPEN, THRESHOLD, WIDTH = 150.0, 90.0, 25.0, 8.0, 50.0, 5.0


def share_that_hears(level):
    uniforms = (np.arange(20_000) + 0.5) / 20_000
    return np.mean([heard(u, level, THRESHOLD, WIDTH) for u in uniforms])


def test_twenty_decibels_for_ten_times_the_distance():
    assert level_at(SHOT, 1.0, 0.0) == SHOT
    assert level_at(SHOT, 10.0, 0.0) == pytest.approx(130.0)
    assert level_at(SHOT, 100.0, 0.0) == pytest.approx(110.0)
    assert level_at(SHOT, 2.0, 0.0) == pytest.approx(SHOT - 6.0206, abs=1e-4)


def test_nearer_than_a_metre_is_a_metre():
    assert level_at(SHOT, 0.0, 0.0) == SHOT


def test_doors_take_their_part():
    assert level_at(SHOUT, 20.0, SHUT + 2 * OPEN) == pytest.approx(
        90.0 - 20.0 * math.log10(20.0) - 41.0
    )


def test_half_hear_what_is_at_the_threshold():
    assert share_that_hears(THRESHOLD) == pytest.approx(0.5, abs=1e-4)
    assert share_that_hears(55.0) == pytest.approx(1 / (1 + math.exp(-1)), abs=1e-4)


def test_a_shot_carries_through_doors_where_a_shout_does_not():
    loss = 2 * SHUT
    shot = level_at(SHOT, 50.0, loss)  # 66 dB: logit⁻¹(3.2041)
    assert share_that_hears(shot) == pytest.approx(0.960998, abs=1e-4)
    assert share_that_hears(level_at(SHOUT, 50.0, loss)) < 0.001
