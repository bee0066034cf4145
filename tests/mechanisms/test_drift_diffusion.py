"""First-passage times against the moments and the law of the inverse Gaussian."""

import numpy as np
import pytest

from october.mechanisms.drift_diffusion import first_passage, passed_by


@pytest.mark.parametrize(("mean", "variation"), [(4.0, 0.6), (120.0, 0.3)])
def test_moments_and_law(mean, variation):
    from scipy import stats

    rng = np.random.default_rng(4)
    n = 40_000
    times = np.array([first_passage(u, v, mean, variation) for u, v in rng.random((n, 2))])
    assert times.min() > 0
    assert times.mean() == pytest.approx(mean, abs=6 * mean * variation / np.sqrt(n))
    assert times.std() == pytest.approx(mean * variation, rel=0.05)
    shape = mean / variation**2
    law = stats.invgauss(mean / shape, scale=shape)
    assert stats.kstest(times, law.cdf).pvalue > 1e-6


def test_no_mean_no_delay():
    assert first_passage(0.3, 0.6, 0.0, 0.6) == 0.0


@pytest.mark.parametrize(("mean", "variation"), [(4.0, 0.6), (120.0, 0.3), (1.0, 1.5)])
def test_who_has_passed_is_the_law_of_the_time(mean, variation):
    from scipy import stats

    law = stats.invgauss(variation**2, scale=mean / variation**2)
    for part in (0.05, 0.5, 1.0, 3.0):
        assert passed_by(part * mean, mean, variation) == pytest.approx(law.cdf(part * mean))
    assert passed_by(-1.0, mean, variation) == 0.0
