"""Quantile functions against SciPy's, and against their own definition."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from october.core.parameters import Parameter
from october.scenario.value import parse_value

U = (np.arange(1, 400) - 0.5) / 399
WIDE = Parameter("x", "", -1e6, 1e6, "")
Z = stats.norm.ppf(0.975)


def drawn(distribution, value=3.0, low=1.0, high=9.0, parameter=WIDE):
    raw = {"value": value, "low": low, "high": high, "distribution": distribution, "source": "X"}
    return parse_value(raw, parameter).quantile(U)


@pytest.mark.parametrize(
    ("distribution", "reference"),
    [
        ("uniform", stats.uniform(1, 8)),
        ("triangular", stats.triang(0.25, 1, 8)),
        ("normal", stats.norm(3, 8 / (2 * Z))),
        ("lognormal", stats.lognorm(np.log(9) / (2 * Z), scale=3)),
        ("beta", stats.beta(2, 4, 1, 8)),
    ],
)
def test_against_scipy(distribution, reference):
    np.testing.assert_allclose(drawn(distribution), reference.ppf(U), rtol=1e-9)


@pytest.mark.parametrize("distribution", ["uniform", "triangular", "normal", "lognormal", "beta"])
def test_quantiles_rise(distribution):
    assert (np.diff(drawn(distribution)) > 0).all()


@pytest.mark.parametrize("mode", [1.0, 9.0])
@pytest.mark.parametrize("distribution", ["triangular", "beta"])
def test_a_mode_at_an_end(distribution, mode):
    x = drawn(distribution, value=mode)
    assert ((x >= 1) & (x <= 9)).all()
    assert (np.diff(x) > 0).all()


def test_draws_stay_within_the_hard_limits():
    share = Parameter("x", "share", 0, 1, "")
    x = drawn("normal", 0.5, 0.0, 1.0, share)
    assert x.min() == 0.0
    assert x.max() == 1.0


def test_a_choice_follows_its_weights():
    option = Parameter("x", "option", 0, 9, "")
    raw = {"value": "a", "options": ["a", "b", "c", "d"], "weights": [1, 0, 3, 0], "source": "X"}
    x = parse_value(raw, option).quantile(U)
    assert set(x) == {0.0, 2.0}
    assert (x == 0).mean() == pytest.approx(0.25, abs=0.01)


def test_any_shape():
    x = parse_value({"value": 3, "low": 1, "high": 9, "source": "X"}, WIDE)
    u = np.linspace(0.1, 0.9, 6).reshape(2, 3).T
    assert x.quantile(u).shape == (3, 2)
    assert x.quantile(u)[2, 1] == x.quantile(u[2, 1])
