"""Choice by the largest appeal has the softmax probabilities."""

import numpy as np

from october.mechanisms.discrete_choice import appeal


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
