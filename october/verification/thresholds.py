"""Thresholds: Granovetter's two crowds of a hundred, the jump, and the law of a sampled crowd.

The jump near σ = 12.2 is that of quantile thresholds, or of a crowd without end (.1222): a crowd
of 100 that is *drawn* from the same normal shows none, since a fifth of such crowds go all the way
already at 12.2. So the jump is asked of quantiles, and drawn crowds of their exact law.
Thresholds below 0 act unprompted; drawing them anew until they are positive is another model.

Sources: Granovetter (1978), pp. 1424–1425 and figure 2; Konheim & Weiss (1966) for the parking
functions.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import comb

import numpy as np

from october.core.mathematics import normal_cdf, normal_quantile
from october.core.random import uniforms
from october.mechanisms.thresholds import acts, cascade, equilibrium, law_of_cascades, tangency
from october.verification.result import Result, exact, holds, printed, sampled, show

SOURCE = "granovetter_1978"
PARKING = "konheim_weiss_1966"
CROWD = 100
MEAN = 25.0
SEED = 1978
CROWDS = 4_000

# σ of a crowd without end of mean .25, share that acts, its decimals
EQUILIBRIA = (
    (0.10, 0.0076955, 7),
    (0.11, 0.0171299, 7),
    (0.12, 0.0402113, 7),
    (0.122, 0.0547922, 7),
    (0.123, 0.99999999946, 11),
    (0.15, 0.9999997, 7),
    (0.20, 0.9999114, 7),
    (0.25, 0.9986255, 7),
    (0.30, 0.9933935, 7),
    (0.50, 0.9048520, 7),
)
# σ of a drawn crowd; chance that none acts, mean, chance of ≥ 90, chance of ≤ 20, as printed
DRAWN = (
    (8.0, "0.91489857", "0.093373052", "1.05e-7", "1.0000"),
    (10.0, "0.53638529", "1.1107614", "0.0031850958", "0.9968149"),
    (12.0, "0.15280727", "18.225941", "0.16108812", "0.83891182"),
    (12.2, "0.12964555", "22.110866", "0.19949251", "0.80050741"),
    (15.0, "0.0074689188", "80.922861", "0.80007376", "0.19992564"),
    (20.0, "1.4150e-5", "99.701225", "0.99690268", "0.0030963228"),
    (40.0, "3.7e-14", "95.87725", "0.97716823", "2.8e-7"),
)


def quantiles(sd: float) -> np.ndarray:
    """Return the thresholds of a crowd that has exactly the normal's quantiles."""
    shares = (np.arange(CROWD) + 0.5) / CROWD
    return np.sort([float(round(MEAN + sd * normal_quantile(share))) for share in shares])


def law(below: np.ndarray) -> np.ndarray:
    """Return the chances that 0, 1, … act, for one threshold's chances to be at most 0, 1, …"""
    found = np.zeros(len(below) + 1)
    law_of_cascades(below, len(below), found, np.ones(len(below) + 1))
    return found


def rounds(crowd: np.ndarray) -> int:
    """Return after how many rounds of looking around, all at once, nobody more begins to act."""
    active = passed = 0
    while (now := sum(bool(acts(active, threshold)) for threshold in crowd)) > active:
        active = now
        passed += 1
    return passed


def drawn(row: int) -> np.ndarray:
    """Return a hundred uniforms."""
    return np.array([uniforms(SEED, 0, 0, row, act) for act in range(CROWD // 4)]).ravel()


def results() -> Iterator[Result]:
    """Yield the crowds that were published, the jump, and the exact laws."""
    everyone = np.arange(float(CROWD))
    fewer = np.sort(np.where(everyone == 1.0, 2.0, everyone))
    yield exact("thresholds 0, 1, … 99", 100, cascade(everyone, CROWD), SOURCE)
    yield exact("the same in rounds", 100, rounds(everyone), SOURCE)
    yield exact("the threshold 1 made 2", 1, cascade(fewer, CROWD), SOURCE)
    yield exact("thresholds below 0 act", 2, cascade(np.array([-3.0, -1.0, 5.0]), 3), SOURCE)
    ends = {tenths: cascade(quantiles(tenths / 10), CROWD) for tenths in range(100, 151)}
    last = max(tenths for tenths, active in ends.items() if active < CROWD / 2)
    yield exact("last σ, by tenths, before the jump", 12.2, last / 10, SOURCE)
    yield exact("… how many act there", 5, ends[122], SOURCE)
    yield exact("… and at 12.3", 100, ends[123], SOURCE)
    yield from without_end()
    yield from drawn_crowds()


def without_end() -> Iterator[Result]:
    """Yield the equilibria of a crowd without end."""
    z, sd, share = tangency(0.25)
    yield printed("tangency: z", -1.5381722545, z, 10, SOURCE)
    yield printed("tangency: σ", 0.1222208683, sd, 10, SOURCE)
    yield printed("tangency: share", 0.0620032515, share, 10, SOURCE)
    for spread, acting, digits in EQUILIBRIA:
        yield printed(f"equilibrium at σ = {spread}", acting, equilibrium(0.25, spread), digits,
                      SOURCE)  # fmt: skip
    yield printed("equilibrium at σ = 10⁹", 0.5, equilibrium(0.25, 1e9), 8, SOURCE)
    before, after = equilibrium(0.25, sd - 1e-9), equilibrium(0.25, sd + 1e-9)
    yield holds("it jumps at the tangency", before < share + 1e-4 and after > 0.999, SOURCE)


def drawn_crowds() -> Iterator[Result]:
    """Yield the exact laws of crowds that are drawn, and crowds drawn."""
    parking = law((np.arange(CROWD) + 1.0) / CROWD)
    numbers = np.arange(CROWD + 1)
    # Most act unprompted: 3·F(0)·(1 − F(1))² and so on, by hand.
    for k, chance in enumerate((0.027, 0.00525, 0.0252, 0.94255)):
        ours = law(np.array([0.7, 0.95, 0.99]))[k]
        yield exact(f"three easy to move: {k} act", chance, ours, SOURCE)
    mean = float(parking @ numbers)
    for acting, chance, digits in ((0, 0.36603234, 8), (1, 0.13532608, 8), (100, 0.026780335, 9)):
        yield printed(f"uniform: {acting} act", chance, parking[acting], digits, PARKING)
    small = law((np.arange(7) + 1.0) / 7)
    for k in range(8):
        chance = comb(7, k) * (k + 1) ** (k - 1) * (6 - k) ** (7 - k) / 7**7
        yield exact(f"uniform, 7 people: {k} act", chance, small[k], PARKING)
    yield printed("uniform: mean", 12.20996063, mean, 8, PARKING)
    for sd, *published in DRAWN:
        chances = law(np.array([normal_cdf((k - MEAN) / sd) for k in range(CROWD)]))
        ours = (chances[0], chances @ numbers, chances[90:].sum(), chances[:21].sum())
        for what, text, found in zip(
            ("none", "mean", "≥ 90", "≤ 20"), published, ours, strict=True
        ):
            digits = -int(Decimal(text).as_tuple().exponent)
            yield printed(f"σ = {sd}: {what}", float(text), found, digits, SOURCE)
    luck = [drawn(row) for row in range(CROWDS)]
    even = [cascade(np.sort(np.floor(u * CROWD)), CROWD) for u in luck]
    yield sampled("uniform, drawn: mean", mean, even, PARKING)
    yield sampled("uniform, drawn: none acts", parking[0], [k == 0 for k in even], PARKING)
    normal = (np.sort([MEAN + 12.2 * normal_quantile(x) for x in u]) for u in luck[: CROWDS // 4])
    yield sampled("σ = 12.2, drawn: mean", 22.110866, (cascade(x, CROWD) for x in normal), SOURCE)


if __name__ == "__main__":
    show(results())
