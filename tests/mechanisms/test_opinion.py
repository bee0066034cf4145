"""Listening has the fixed point of Friedkin and Johnsen, and the bound of bounded confidence."""

import pytest

from october.mechanisms.opinion import listen, recoil


def test_fixed_point_between_speaker_and_anchor():
    w, k, source, anchor = 0.1, 0.05, 0.9, -0.05
    x = anchor
    for _ in range(2000):
        x = recoil(listen(x, source, w, 1.0), anchor, k)
    assert x == pytest.approx(((1 - k) * w * source + k * anchor) / (1 - (1 - k) * (1 - w)))


def test_beyond_the_bound_nobody_listens():
    assert listen(-0.2, 0.9, 0.5, 1.0) == -0.2
    assert listen(-0.05, 0.9, 0.5, 1.0) == pytest.approx(0.425)


def test_no_weight_no_move():
    assert listen(0.3, 0.9, 0.0, 1.0) == 0.3
    assert recoil(0.3, 0.9, 0.0) == 0.3
