"""Where a party looks next: belief, halved by distance."""

import numpy as np
import pytest

from october.mechanisms.search import after_look, hitting_times, swept, walks_to, worth


def test_the_scale_halves_the_draw_of_a_room():
    assert worth(0.3, 0.0, 60.0) == 0.3
    assert worth(0.3, 60.0, 60.0) == pytest.approx(0.15)
    assert worth(0.3, 180.0, 60.0) == pytest.approx(0.3 / 8)


def test_a_near_room_beats_a_likelier_far_one_until_it_is_searched():
    near, far = worth(0.2, 10.0, 60.0), worth(0.3, 100.0, 60.0)
    assert near > far
    assert worth(0.2 * 0.05, 10.0, 60.0) < far


def test_ties_of_belief_and_distance():
    """Twice the belief is worth exactly one scale more of the way."""
    assert worth(0.4, 160.0, 60.0) == pytest.approx(worth(0.2, 100.0, 60.0))


def test_nothing_believed_draws_nobody():
    assert worth(0.0, 1.0, 60.0) == 0.0


def test_a_sweep_adds_to_another():
    missed = (1 - swept(2.0, 1.0, 30.0, 400.0)) * (1 - swept(2.0, 1.0, 50.0, 400.0))
    assert 1 - missed == pytest.approx(swept(2.0, 1.0, 80.0, 400.0))
    assert swept(2.0, 1.0, 30.0, 400.0) < 2.0 * 30.0 / 400.0


def test_a_look_that_overlooks_nobody_clears_a_room():
    assert after_look(0.4, 0.0) == 0.0
    assert after_look(0.4, 1.0) == 0.4


def test_walks_follow_the_weights():
    weights = np.array([[0.0, 1.0, 3.0], [1.0, 0.0, 0.0], [3.0, 0.0, 0.0]])
    uniforms = (np.arange(1000) + 0.5) / 1000
    assert np.bincount([walks_to(u, weights, 3, 0) for u in uniforms]).tolist() == [0, 250, 750]
    assert walks_to(0.999, weights, 3, 1) == 0


def test_hitting_times_are_one_more_than_the_neighbours():
    weights = np.random.default_rng(13).uniform(0.1, 1.0, (7, 7))
    times = np.zeros(7)
    hitting_times(weights, 7, 2, np.zeros((7, 7)), times)
    chances = weights / weights.sum(axis=1, keepdims=True)
    after = 1.0 + chances @ times
    assert times[2] == 0.0
    assert np.delete(after, 2) == pytest.approx(np.delete(times, 2))
