"""Granovetter (1978): the published crowds of one hundred, and the parking law of a sampled one."""

import math

import numpy as np
import pytest

from october.core.mathematics import normal_cdf
from october.mechanisms.thresholds import acts, cascade, equilibrium, law_of_cascades, tangency


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


def law(below):
    found = np.zeros(len(below) + 1)
    law_of_cascades(np.array(below), len(below), found, np.zeros(len(below) + 1))
    return found


@pytest.mark.parametrize("sd", [0.5, 3.0, 40.0])
@pytest.mark.parametrize("n", [1, 7, 150])
def test_the_law_of_a_drawn_crowd_adds_up(n, sd):
    chances = law([normal_cdf((k - 0.3 * n) / sd) for k in range(n)])
    assert chances.min() >= 0.0
    assert chances.sum() == pytest.approx(1.0, abs=1e-12)


def test_a_crowd_of_one_threshold_does_one_thing():
    """A threshold that everybody shares: nobody acts unless it is 0."""
    assert law([0.0, 0.0, 1.0]) == pytest.approx([1.0, 0.0, 0.0, 0.0])
    assert law([1.0, 1.0, 1.0]) == pytest.approx([0.0, 0.0, 0.0, 1.0])


def test_easier_thresholds_never_calm_a_crowd():
    harder = law([normal_cdf((k - 12.0) / 5.0) for k in range(40)])
    easier = law([normal_cdf((k - 11.0) / 5.0) for k in range(40)])
    assert np.all(np.cumsum(easier) <= np.cumsum(harder) + 1e-12)


@pytest.mark.parametrize("mean", [0.05, 0.25, 0.45])
def test_at_the_tangency_the_curve_touches_the_diagonal(mean):
    z, sd, share = tangency(mean)
    assert mean + z * sd == pytest.approx(share, abs=1e-12)
    assert equilibrium(mean, sd * (1 - 1e-6)) < share
    assert equilibrium(mean, sd * (1 + 1e-6)) > share + 0.1


@pytest.mark.parametrize("mean", [-0.1, 0.0, 0.2, 0.7])
@pytest.mark.parametrize("sd", [0.02, 0.12, 0.3, 0.5, 3.0])
def test_the_equilibrium_is_the_least_fixed_point(mean, sd):
    r = equilibrium(mean, sd)
    assert normal_cdf((r - mean) / sd) == pytest.approx(r, abs=1e-9)
    assert all(normal_cdf((x - mean) / sd) > x - 1e-15 for x in np.linspace(0.0, r * 0.999, 500))
