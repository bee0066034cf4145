"""The gas law: people who cross a room on straight lines, counted as they meet.

A pair's relative motion on a torus is a straight line, so that meetings can be counted without
time steps: how often the line enters a disc of the sum of their radii, or one of its images. Only
entries count, since those who start within sight of each other do not meet anew. The mean relative
speed of equals is 4v/π, not v or √2·v.

Source: Hutchinson & Waser (2007), eq. 1.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from october.core.random import uniforms
from october.mechanisms.encounters import meets, rate
from october.verification.result import Result, exact, printed, sampled, show

SOURCE = "hutchinson_waser_2007"
SEED = 2007
PAIRS = 100_000
SIDE, RADIUS, SPEED, SECONDS = 20.0, 1.0, 1.3, 7.0


def entries() -> np.ndarray:
    """Return how often each of many pairs meets anew on a torus within the time.

    The way of at most 2·speed·seconds is less than a side, so that the nearest images suffice.
    """
    luck = np.array([uniforms(SEED, 0, 0, row, 0) for row in range(PAIRS)])
    place = SIDE * (luck[:, :2] - 0.5)
    first, second = 2.0 * np.pi * luck[:, 2:].T
    speed = SPEED * np.array([np.cos(first) - np.cos(second), np.sin(first) - np.sin(second)]).T
    found = np.zeros(PAIRS)
    pace = np.hypot(*speed.T)
    for across in (-SIDE, 0.0, SIDE):
        for along in (-SIDE, 0.0, SIDE):
            there = place - (across, along)
            nearest = -(there * speed).sum(axis=1) / pace**2
            miss = np.abs(there[:, 0] * speed[:, 1] - there[:, 1] * speed[:, 0]) / pace
            half = np.sqrt(np.maximum(RADIUS**2 - miss**2, 0.0)) / pace
            enters = nearest - half
            found += (miss < RADIUS) & (enters > 0.0) & (enters < SECONDS)
    return found


def results() -> Iterator[Result]:
    """Yield the law's number, the count, and the chance to meet somebody."""
    published = rate(1.0, 1.0, 99, 100.0**2)
    yield printed("one among 100 on a torus of 100 × 100", 0.0252101, published, 7, SOURCE)
    yield exact("sight of 2.5, speed of 1.3, 7 others", 2 * 2.5 * (4 * 1.3 / np.pi) * 7 / 350.0,
                rate(2.5, 1.3, 7, 350.0), SOURCE)  # fmt: skip
    expected = rate(RADIUS, SPEED, 1, SIDE**2) * SECONDS
    yield sampled("meetings of a pair, counted", expected, entries(), SOURCE)
    met = [meets(uniforms(SEED, 0, 1, row, 0)[0], 2.0, 1.0, 3, 200.0, 20.0) for row in range(PAIRS)]
    chance = 1.0 - np.exp(-2 * 2.0 * (4 / np.pi) * 3 / 200.0 * 20.0)
    yield sampled("somebody is met within 20 s", chance, met, SOURCE)


if __name__ == "__main__":
    show(results())
