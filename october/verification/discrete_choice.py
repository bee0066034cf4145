"""Random utility: draws of the best alternative against Luce's shares.

Two properties tell the model from others. The odds of two alternatives do not depend on a third
(so that a second bus, alike but for its colour, takes as much from the car as from the first).
And what is added to all utilities changes nothing, nor does measuring them, and the temperature,
in another unit.

Sources: Luce (1959); McFadden (1974); Small & Rosen (1981).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from october.core.random import uniforms
from october.mechanisms.discrete_choice import appeal, share, worth
from october.verification.result import Result, exact, sampled, show

SOURCE = "mcfadden_1974"
RULE = "luce_1959"
VALUE = "small_rosen_1981"
SEED = 1974
CHOICES = 50_000
UTILITIES = np.array([0.3, -0.4, 1.1, 0.0])
TEMPERATURE = 0.8


def results() -> Iterator[Result]:
    """Yield the shares, the draws and the worth of choosing."""
    n = len(UTILITIES)
    weights = np.exp(UTILITIES / TEMPERATURE)
    struck = np.array(
        [
            [appeal(v, TEMPERATURE, u) for v, u in zip(UTILITIES, luck, strict=True)]
            for luck in (uniforms(SEED, 0, 0, row, 0) for row in range(CHOICES))
        ]
    )
    taken = struck.argmax(axis=1)
    for i in range(n):
        published = weights[i] / weights.sum()
        ours = share(UTILITIES, n, TEMPERATURE, i)
        yield exact(f"share of alternative {i + 1}", published, ours, RULE)
        yield sampled(f"alternative {i + 1}, drawn", published, taken == i, SOURCE)
    value = TEMPERATURE * (np.log(weights.sum()) + np.euler_gamma)
    yield exact("worth of choosing", value, worth(UTILITIES, n, TEMPERATURE), VALUE)
    yield sampled("worth of choosing, drawn", value, struck.max(axis=1), VALUE)

    odds = share(UTILITIES, n, 0.5, 0) / share(UTILITIES, n, 0.5, 1)
    fewer = share(UTILITIES, 2, 0.5, 0) / share(UTILITIES, 2, 0.5, 1)
    yield exact("odds of two do not depend on others", fewer, odds, RULE)
    buses = np.array([0.7, 0.7, 0.7])
    yield exact("car, red bus", 1 / 2, share(buses, 2, 0.3, 0), SOURCE)
    yield exact("car, red bus, blue bus", 1 / 3, share(buses, 3, 0.3, 0), SOURCE)
    moved = share(2.5 * (UTILITIES - 7.0), n, 2.5 * 0.5, 2)
    yield exact("in another unit, from another zero", moved, share(UTILITIES, n, 0.5, 2), RULE)
    # −log(−log u) is 0 at 1/e and −log log 2 at a half, the mode and the median of a Gumbel.
    yield exact("the mode of the error", 0.3, appeal(0.3, 2.0, 1 / np.e), SOURCE)
    yield exact("the median of the error", 0.3 - 2.0 * np.log(np.log(2.0)), appeal(0.3, 2.0, 0.5),
                SOURCE)  # fmt: skip


if __name__ == "__main__":
    show(results())
