"""Where a party looks next: belief, halved by distance."""

import pytest

from october.mechanisms.search import worth


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
