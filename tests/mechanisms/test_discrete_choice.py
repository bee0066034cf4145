"""Choice by the largest appeal has the softmax probabilities."""

import numpy as np
import pytest

from october.mechanisms.discrete_choice import appeal, share, worth


def test_softmax():
    utilities, temperature, n = [0.0, 0.2, 0.5], 0.3, 30_000
    rng = np.random.default_rng(7)
    chosen = [
        int(np.argmax([appeal(w, temperature, u) for w, u in zip(utilities, row, strict=True)]))
        for row in rng.random((n, 3))
    ]
    weights = np.exp(np.array(utilities) / temperature)
    expected = weights / weights.sum()
    shares = np.bincount(chosen, minlength=3) / n
    assert np.all(np.abs(shares - expected) < 6 * np.sqrt(expected * (1 - expected) / n))


def test_shares_add_up_and_rise_with_utility():
    utilities = np.array([0.2, 900.0, -3.0, 899.0])
    shares = [share(utilities, 4, 2.0, i) for i in range(4)]
    assert sum(shares) == pytest.approx(1.0)
    assert np.argsort(shares).tolist() == np.argsort(utilities).tolist()


def test_an_alternative_more_is_never_worth_less():
    utilities = np.array([0.2, 0.1, -5.0])
    values = [worth(utilities, n, 0.7) for n in (1, 2, 3)]
    assert values == sorted(values)
    assert values[0] > 0.2
    far = np.array([0.0, 5000.0])
    assert worth(far, 2, 1.0) == pytest.approx(5000.0 + np.euler_gamma)
