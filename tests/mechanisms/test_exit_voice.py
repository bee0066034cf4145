"""The design's prospect of leaving, and how the door may hold."""

import pytest

from october.core.mathematics import logistic
from october.mechanisms.exit_voice import exit_log_odds, held_back, pull_to_leave

WEIGHTS = (2.0, 1.0, 1.0, 2.0, 1.0)
PULL = (0.3, 0.3, 0.35, 0.15, 0.3, 0.3)


def test_the_socialist_revolutionary_caucus():
    """60 for leaving, 92 against: log odds -.43, which is the bias when nothing else weighs."""
    assert logistic(exit_log_odds(-0.4274, 0, 0, 0, 0, 0, WEIGHTS)) == pytest.approx(
        60 / 152, abs=1e-4
    )


def test_what_draws_out_and_what_holds():
    base = exit_log_odds(0.0, 0.3, 1.0, 0.5, 0.5, 0.5, WEIGHTS)
    assert exit_log_odds(0.0, 0.4, 1.0, 0.5, 0.5, 0.5, WEIGHTS) > base
    assert exit_log_odds(0.0, 0.3, 2.0, 0.5, 0.5, 0.5, WEIGHTS) > base
    assert exit_log_odds(0.0, 0.3, 1.0, 0.5, 0.6, 0.5, WEIGHTS) < base
    assert exit_log_odds(0.0, 0.3, 1.0, 0.5, 0.5, 0.6, WEIGHTS) < base


def test_a_voter_for_leaving_is_drawn_more_than_one_against():
    assert pull_to_leave(0.5, 0.5, 1, 0.3, PULL) == pytest.approx(0.65)
    assert pull_to_leave(0.5, 0.5, 0, 0.3, PULL) == pytest.approx(0.3)
    assert pull_to_leave(0.5, 0.5, -1, 0.3, PULL) == pytest.approx(0.15)


def test_the_door():
    assert held_back(0.0, 0, 2.0, 2.0) == pytest.approx(0.5)
    assert held_back(0.5, 0, 2.0, 2.0) > held_back(0.5, 1, 2.0, 2.0)
