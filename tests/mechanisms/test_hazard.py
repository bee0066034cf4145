"""Exponential waiting times, and thinning against the rate's own integral."""

import numpy as np
import pytest

from october.mechanisms.hazard import accepted, loglinear, rate_from, survival, wait, within


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


@pytest.mark.parametrize("chance", [0.0, 0.01, 0.3, 0.999])
@pytest.mark.parametrize("time", [0.1, 1.0, 600.0])
def test_a_rate_and_the_chance_within_a_time_are_inverse(chance, time):
    rate = rate_from(chance, time)
    assert within(rate, time) == pytest.approx(chance, abs=1e-12)
    assert within(rate, time) + survival(rate, time) == 1.0


def test_even_a_sure_thing_has_a_rate():
    assert within(rate_from(1.0, 3.0), 3.0) == pytest.approx(1.0, abs=2e-9)


def test_causes_multiply_a_rate_and_cancel():
    assert loglinear(0.4, 0.0) == 0.4
    assert loglinear(0.4, np.log(3.0)) == pytest.approx(1.2, rel=1e-14)
    assert loglinear(loglinear(0.4, 0.7), -0.7) == pytest.approx(0.4, rel=1e-14)
