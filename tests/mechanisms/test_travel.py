"""Distances and journeys."""

import numpy as np
import pytest

from october.mechanisms.travel import distance, journey


def test_distance():
    assert distance(0.0, 0.0, 3.0, 4.0) == 5.0


def test_the_median_journey_is_setup_and_pace():
    assert journey(0.5, 4700.0, 330.0, 0.0, 0.0) == pytest.approx(14.24, abs=0.01)
    assert journey(0.5, 4700.0, 4.1, 360.0, 0.3) == pytest.approx(360 + 4700 / 4.1)


def test_a_wire_has_no_length():
    assert journey(0.5, 1e6, 0.0, 120.0, 0.5) == pytest.approx(120.0)
    assert journey(0.5, 1e6, 0.0, 0.0, 0.5) == 0.0


def test_the_spread_is_that_of_the_logarithm():
    uniforms = (np.arange(5000) + 0.5) / 5000
    times = np.log([journey(u, 1000.0, 2.0, 0.0, 0.4) for u in uniforms])
    assert times.std() == pytest.approx(0.4, rel=0.01)
