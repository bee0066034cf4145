"""Sound: the inverse square of distance in decibels, and the chance to notice.

Spherical spreading takes 6.02 dB for each doubling of the way and 20 for each tenfold. In a
building it takes less, for the echoes, so that a far shot may be louder than here. Losses through
doors add up.

Source: Kuttruff (2016).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log10

from october.core.mathematics import logistic
from october.core.random import uniforms
from october.mechanisms.sound import heard, level_at
from october.verification.result import Result, exact, holds, sampled, show

SOURCE = "kuttruff_2016"
SEED = 2016
SHOTS = 100_000


def intensity(level: float) -> float:
    """Return the power per area at a level, against that at 0 dB."""
    return 10.0 ** (level / 10.0)


def results() -> Iterator[Result]:
    """Yield levels over distance and through doors, and the share that is noticed."""
    yield exact("level at a metre", 94.0, level_at(94.0, 1.0, 0.0), SOURCE)
    yield exact("tenfold the way", 74.0, level_at(94.0, 10.0, 0.0), SOURCE)
    yield exact("twice the way", 94.0 - 20.0 * log10(2.0), level_at(94.0, 2.0, 0.0), SOURCE)
    ratio = intensity(level_at(94.0, 9.0, 0.0)) / intensity(level_at(94.0, 3.0, 0.0))
    yield exact("power at thrice the way", 1 / 9, ratio, SOURCE)
    yield exact("through doors that take 25 dB", 49.0, level_at(94.0, 10.0, 25.0), SOURCE)
    yield exact("nearer than a metre is a metre", 94.0, level_at(94.0, 0.2, 0.0), SOURCE)
    luck = [uniforms(SEED, 0, 0, row, 0)[0] for row in range(SHOTS)]
    for level, steps in ((40.0, 0.0), (46.0, 1.0), (28.0, -2.0)):
        noticed = [heard(u, level, 40.0, 6.0) for u in luck]
        name = f"noticed at {level:g} dB, threshold 40, width 6"
        yield sampled(name, logistic(steps), noticed, SOURCE)
    yield holds("the louder for the same luck", [heard(0.6, x, 40.0, 6.0) for x in (40.0, 43.0)]
                == [False, True], SOURCE)  # fmt: skip


if __name__ == "__main__":
    show(results())
