"""Granovetter (1978): the published crowds of one hundred, and the parking law of a sampled one."""

import math

import numpy as np
import pytest

from october.mechanisms.thresholds import acts, cascade


def test_the_crowd_of_a_hundred_and_the_same_without_its_second():
    everyone = np.arange(100.0)
    assert cascade(everyone, 100) == 100
    everyone[1] = 2.0
    assert cascade(np.sort(everyone), 100) == 1


@pytest.mark.parametrize(("sd", "expected"), [(12.2, 5), (12.3, 100)])
def test_the_jump_on_quantile_thresholds(sd, expected):
    from october.core.mathematics import normal_quantile

    crowd = np.array([round(25 + sd * normal_quantile((i + 0.5) / 100)) for i in range(100)])
    assert cascade(np.sort(crowd).astype(float), 100) == expected


def test_uniform_thresholds_follow_the_parking_law():
    n, samples = 12, 20_000
    rng = np.random.default_rng(1978)
    sizes = [cascade(np.sort(rng.integers(0, n, n)).astype(float), n) for _ in range(samples)]
    exact = [
        math.comb(n, k) * (k + 1) ** (k - 1) * (n - 1 - k) ** (n - k) / n**n for k in range(n + 1)
    ]
    counts = np.bincount(sizes, minlength=n + 1)
    spread = np.sqrt(samples * np.array(exact) * (1 - np.array(exact)))
    assert np.all(np.abs(counts - samples * np.array(exact)) <= 6 * spread + 1)


def test_a_threshold_met_exactly_is_enough():
    assert acts(0.3, 0.3)
    assert not acts(0.29, 0.3)
