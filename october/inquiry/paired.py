"""The effect of a change on nights that share their luck: mean difference and its interval.

Source: Agresti & Min (2005), Simple improved confidence intervals for comparing matched
proportions, Statistics in Medicine 24, 729-740, for what happens or does not.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from october.ensemble.summary import Z95


class Effect(NamedTuple):
    """A mean over nights without and with a change, their difference and its interval."""

    base: float
    with_it: float
    effect: float
    low: float
    high: float
    pairs: int

    @property
    def decided(self) -> bool:
        """Whether the interval leaves out nought."""
        return self.low > 0 or self.high < 0


def effect(base: np.ndarray, with_it: np.ndarray, z: float = Z95) -> Effect | None:
    """Compare pairs of nights; a pair in which either is not defined (NaN) is left out.

    ``z`` is the normal quantile of the interval, that of 95 % unless several looks share it.
    """
    both = np.isfinite(base) & np.isfinite(with_it)
    a, b = base[both], with_it[both]
    pairs = len(a)
    if pairs < 2:
        return None
    means = float(a.mean()), float(b.mean())
    difference = b - a
    if np.isin(a, (0, 1)).all() and np.isin(b, (0, 1)).all():
        low, high = _matched_shares(
            int((difference > 0).sum()), int((difference < 0).sum()), pairs, z
        )
    else:
        half = z * float(difference.std(ddof=1)) / math.sqrt(pairs)
        low, high = float(difference.mean()) - half, float(difference.mean()) + half
    return Effect(*means, means[1] - means[0], low, high, pairs)


def _matched_shares(more: int, fewer: int, pairs: int, z: float) -> tuple[float, float]:
    """Half a pair is added to each of the four cells, so that no interval has length nought."""
    b, c, n = more + 0.5, fewer + 0.5, pairs + 2.0
    middle = (b - c) / n
    half = z * math.sqrt((b + c) - (b - c) ** 2 / n) / n
    return max(-1.0, middle - half), min(1.0, middle + half)
