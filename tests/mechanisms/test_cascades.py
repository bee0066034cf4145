"""Signals count until one act is two ahead, and then never again."""

import itertools

import pytest

from october.mechanisms.cascades import (
    decides,
    leads,
    people_before,
    right,
    right_by_own_signal,
    undecided,
    wrong,
)


@pytest.mark.parametrize("signal", [-1, 1])
@pytest.mark.parametrize("tie", [-1, 1])
def test_the_first_follows_the_own_signal(signal, tie):
    assert decides(0, signal, tie) == signal


def test_two_that_agree_bind_all_others():
    ahead = leads(leads(0, 1), 1)
    for signal, tie in itertools.product((-1, 1), (-1, 1)):
        act = decides(ahead, signal, tie)
        assert act == 1
        ahead = leads(ahead, act)


def test_two_that_contradict_each_other_tell_nothing():
    assert leads(leads(0, 1), -1) == 0
    assert leads(leads(0, -1), 1) == 0


@pytest.mark.parametrize("ahead", [-2, -1, 0, 1, 2])
@pytest.mark.parametrize("signal", [-1, 1])
def test_the_two_acts_mirror_each_other(ahead, signal):
    for tie in (-1, 1):
        assert decides(-ahead, -signal, -tie) == -decides(ahead, signal, tie)


@pytest.mark.parametrize("quality", [0.5, 0.6, 0.93, 1.0])
@pytest.mark.parametrize("people", [0, 2, 8, 100])
def test_right_wrong_and_undecided_are_all_there_is(quality, people):
    whole = right(quality, people) + wrong(quality, people) + undecided(quality, people)
    assert whole == pytest.approx(1.0, abs=1e-12)


def test_better_signals_help_and_the_own_signal_more_than_a_coin():
    for worse, better in ((0.51, 0.6), (0.6, 0.9)):
        assert right(worse, 50) < right(better, 50) < right_by_own_signal(better)
        assert people_before(worse) > people_before(better)
