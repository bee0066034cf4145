"""Averaging has the fixed points of DeGroot and of Friedkin and Johnsen."""

import numpy as np
import pytest

from october.mechanisms.bounded_confidence import listen
from october.mechanisms.opinion import averaged, recoil, talk_it_over


def round_of(weights, pull, anchor, x):
    after = np.zeros(len(x))
    talk_it_over(weights, pull, anchor, x, len(x), after)
    return after


@pytest.fixture
def weights():
    drawn = np.random.default_rng(1990).random((5, 5))
    return drawn / drawn.sum(axis=1, keepdims=True)


def test_fixed_point_between_speaker_and_anchor():
    w, k, source, anchor = 0.1, 0.05, 0.9, -0.05
    x = anchor
    for _ in range(2000):
        x = recoil(listen(x, source, w, 1.0), anchor, k)
    assert x == pytest.approx(((1 - k) * w * source + k * anchor) / (1 - (1 - k) * (1 - w)))


def test_no_pull_no_move():
    assert recoil(0.3, 0.9, 0.0) == 0.3


def test_agreement_stays(weights):
    x = np.full(5, 0.7)
    assert round_of(weights, np.zeros(5), x, x) == pytest.approx(x)
    assert round_of(weights, np.ones(5), x, x) == pytest.approx(x)


def test_averages_never_widen_the_range(weights):
    x = np.array([-1.0, 0.2, 0.3, 0.9, 1.0])
    after = round_of(weights, np.zeros(5), x, x)
    assert after.min() > x.min()
    assert after.max() < x.max()


def test_the_stubborn_never_move(weights):
    x = np.array([-1.0, 0.2, 0.3, 0.9, 1.0])
    pull = np.array([1.0, 0.0, 0.0, 0.0, 0.0])
    for _ in range(500):
        x = round_of(weights, pull, np.array([-1.0, 0.2, 0.3, 0.9, 1.0]), x)
    # One who never moves among those who do takes them all along.
    assert x == pytest.approx(np.full(5, -1.0), abs=1e-9)


def test_each_hears_by_the_own_row(weights):
    x = np.arange(5.0)
    assert averaged(weights, 3, x, 5) == pytest.approx(weights[3] @ x)
