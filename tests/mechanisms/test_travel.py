"""Distances and journeys."""

import numpy as np
import pytest

from october.mechanisms.travel import (
    best_density,
    distance,
    flow_through,
    journey,
    pace_in_crowd,
)


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


def test_pace_falls_with_density_from_the_free_one_to_a_halt():
    paces = [pace_in_crowd(density, 1.4, 2.0, 6.0) for density in np.linspace(0.0, 6.0, 61)]
    assert paces[0] == 1.4
    assert paces[-1] == 0.0
    assert np.all(np.diff(paces) <= 0.0)


@pytest.mark.parametrize(("steepness", "jam"), [(0.5, 8.0), (2.0, 6.0), (9.0, 2.0)])
def test_denser_or_sparser_than_the_best_fewer_get_through(steepness, jam):
    best = best_density(1.4, steepness, jam)
    flows = [
        flow_through(1.0, best * part, pace_in_crowd(best * part, 1.4, steepness, jam))
        for part in (0.99, 1.0, 1.01)
    ]
    assert 0.0 < best < jam
    assert flows[1] > max(flows[0], flows[2])
