"""Quantile functions of the distributions that a value can have.

Exponentials, logarithms and special functions are our own, so that the bits are the same on every
machine; NumPy is left only what is exact by IEEE 754: arithmetic, square roots, comparisons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from october.scenario import compiled

if TYPE_CHECKING:
    from october.scenario.value import Value


def quantiles(value: Value, u: np.ndarray) -> np.ndarray:
    """Return a value's quantiles at ``u`` in (0, 1): float64, one-dimensional, contiguous."""
    low, high, mode = value.low, value.high, value.value
    span = high - low
    out = np.empty_like(u)
    if value.distribution == "fixed":
        out[:] = mode
    elif value.distribution == "uniform":
        out[:] = low + u * span
    elif value.distribution == "triangular":
        rising = low + np.sqrt(u * span * (mode - low))
        falling = high - np.sqrt((1 - u) * span * (high - mode))
        out[:] = np.where(u * span < mode - low, rising, falling)
    elif value.distribution == "normal":
        compiled.fill_normal(u, mode, span / (2 * compiled.Z), out)
    elif value.distribution == "lognormal":
        compiled.fill_lognormal(u, mode, low, high, out)
    elif value.distribution == "beta":
        peak = 4 * (mode - low) / span
        compiled.fill_beta(u, 1 + peak, 5 - peak, out)
        out[:] = low + span * out
    else:
        out[:] = _choice(u, value.weights)
    return out


def _choice(u: np.ndarray, weights: tuple[float, ...]) -> np.ndarray:
    """Return the index in whose part of [0, 1] each u falls; one of weight zero never comes."""
    reached = np.cumsum(weights) / sum(weights)
    last = max(index for index, weight in enumerate(weights) if weight > 0)
    return np.minimum(np.searchsorted(reached, u, side="right"), last)
