"""The gas law of encounters against its published number and a count of moving people."""

import numpy as np
import pytest

from october.mechanisms.encounters import meets, rate


def test_rate_of_a_hundred_on_a_torus():
    # N = 100 on a side of 100, radius and speed 1, the others numbering N − 1.
    assert rate(1.0, 1.0, 99, 100.0**2) == pytest.approx(0.0252101, abs=5e-7)


def test_rate_is_linear_in_everyone_but_the_area():
    base = rate(2.0, 1.0, 10, 500.0)
    assert rate(4.0, 1.0, 10, 500.0) == pytest.approx(2 * base)
    assert rate(2.0, 3.0, 10, 500.0) == pytest.approx(3 * base)
    assert rate(2.0, 1.0, 20, 1000.0) == pytest.approx(base)
    assert rate(2.0, 1.0, 0, 500.0) == 0.0


def test_the_mean_relative_speed_is_four_over_pi():
    generator = np.random.default_rng(2007)
    turn = generator.uniform(0, 2 * np.pi, 400_000)
    relative = np.hypot(1 - np.cos(turn), np.sin(turn))
    error = relative.std() / len(turn) ** 0.5
    assert rate(0.5, 1.0, 1, 1.0) == pytest.approx(relative.mean(), abs=5 * error)


def test_the_chance_of_a_meeting_is_exponential():
    uniforms = (np.arange(10_000) + 0.5) / 10_000
    expected = 1 - np.exp(-rate(2.0, 1.0, 3, 200.0) * 20.0)
    share = np.mean([meets(u, 2.0, 1.0, 3, 200.0, 20.0) for u in uniforms])
    assert share == pytest.approx(expected, abs=1e-4)


def test_nobody_meets_nobody():
    assert not meets(1e-9, 2.0, 1.0, 0, 200.0, 3600.0)
