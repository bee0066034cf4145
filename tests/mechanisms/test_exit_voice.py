"""The design's prospect of leaving, and how the door may hold."""

import pytest

from october.core.mathematics import logistic
from october.mechanisms.exit_voice import (
    HEARD,
    LEFT,
    SILENT,
    exit_log_odds,
    held_back,
    outcome,
    pull_to_leave,
    responds,
    would_leave,
)

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


@pytest.mark.parametrize("outside_value", [-0.5, 0.0, 0.3, 0.9])
def test_a_majority_that_does_not_need_them_never_gives_way(outside_value):
    assert not responds(outside_value, 0.8)
    assert outcome(outside_value, 0.8, 0.1) == (LEFT if outside_value > 0 else SILENT)


@pytest.mark.parametrize("need", [0.0, 1.5, 100.0])
def test_an_empty_threat_is_never_heard(need):
    assert not would_leave(-0.1)
    assert outcome(-0.1, need, 0.1) == SILENT


def test_a_minority_that_is_needed_is_heard_until_leaving_is_worth_more():
    ends = [outcome(value, 1.5, 0.25) for value in (-0.2, 0.2, 0.7, 0.8)]
    assert ends == [SILENT, HEARD, HEARD, LEFT]
