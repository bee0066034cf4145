"""Exponential waiting times, and thinning against the rate's own integral."""

import numpy as np
import pytest

from october.mechanisms.hazard import accepted, survival, wait


def test_waiting_times_are_exponential():
    uniforms = (np.arange(20_000) + 0.5) / 20_000
    times = np.array([wait(u, 0.08) for u in uniforms])
    assert times.mean() == pytest.approx(1 / 0.08, rel=1e-3)
    for t in (2.0, 10.0, 30.0):
        assert (times > t).mean() == pytest.approx(survival(0.08, t), abs=1e-4)


def test_without_a_rate_it_never_happens():
    assert wait(0.5, 0.0) == float("inf")
    assert wait(0.5, float("nan")) == float("inf")


def test_thinning_gives_the_slower_process():
    # Rate 1 + sin(t) under a ceiling of 2: the chance of nothing by t is exp(−∫ rate).
    generator = np.random.default_rng(1979)
    first = []
    for _ in range(20_000):
        t = 0.0
        while True:
            t += wait(generator.random(), 2.0)
            if accepted(generator.random(), 1.0 + np.sin(t), 2.0):
                break
        first.append(t)
    for t in (0.5, 1.5, 3.0):
        expected = np.exp(-(t + 1.0 - np.cos(t)))
        error = (expected * (1 - expected) / 20_000) ** 0.5
        assert np.mean(np.array(first) > t) == pytest.approx(expected, abs=5 * error)
