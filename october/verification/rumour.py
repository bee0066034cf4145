"""Rumours: the fifth that never hears, in the limit and in groups that can be counted.

The share that never hears is published for the limit of a large group. In a group of N it is
random, and for small N far from normal (it may die at once), so the exact law of the jump chain is
worked out, its mean and spread compared, and the chain as it is played compared with the law.
Daley and Kendall's two spreaders stifle each other, Maki and Thompson's do not: the limits agree,
the finite groups do not. The same root gives the final size of an epidemic, with R₀ = 1 + λ/α.

Sources: Daley & Kendall (1965); Maki & Thompson (1973); Sudbury (1985) for .203; Kermack &
McKendrick (1927) for the final size.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from october.mechanisms.rumour import law_of_ignorants, left_ignorant, never_hears
from october.verification.result import Result, exact, printed, sampled, show

LIMIT = 0.20318787  # −½ W(−2 e⁻²), with Lambert's W
SEED = 1965
NIGHTS = 100_000

# ignorants, mean share that never hears, its standard deviation and the decimals of that
PAIRS = ((10, 0.270175, 0.243, 3), (100, 0.210347, 0.0808, 4), (1000, 0.203864, 0.0251, 4))
SINGLES = ((10, 0.222592, 0.187, 3), (100, 0.204519, 0.0534, 4), (1000, 0.203306, 0.0166, 4))
# basic reproduction number, λ, α, share of a population that an epidemic reaches
EPIDEMICS = (
    (1.2, 0.2, 1.0, 0.3136983),
    (1.5, 0.4, 0.8, 0.5828116),
    (2.0, 1.0, 1.0, 0.7968121),
    (3.0, 1.0, 0.5, 0.9404798),
)


def law(ignorants: int, pairs: bool) -> np.ndarray:
    """Return the chances that 0, 1, … of the ignorants never hear."""
    found = np.zeros(ignorants + 1)
    law_of_ignorants(ignorants, pairs, found, np.zeros(ignorants + 3), np.zeros(ignorants + 3))
    return found


def results() -> Iterator[Result]:
    """Yield the limits, the exact laws of small groups, and the chains as they are played."""
    yield printed("share that never hears", 0.203, never_hears(1.0, 1.0), 3, "sudbury_1985")
    yield printed("the same, by Lambert's W", LIMIT, never_hears(1.0, 1.0), 8, "daley_kendall_1965")
    seldom = never_hears(0.05, 0.05)
    yield printed("… told and silenced seldom", LIMIT, seldom, 8, "daley_kendall_1965")
    yield exact("… of what is never told", 1.0, never_hears(0.0, 1.0), "daley_kendall_1965")
    yield exact("… when none falls silent", 0.0, never_hears(0.5, 0.0), "daley_kendall_1965")
    for number, telling, silencing, share in EPIDEMICS:
        reached = 1.0 - never_hears(telling, silencing)
        yield printed(f"epidemic of R₀ {number}", share, reached, 7, "kermack_mckendrick_1927")
    for name, pairs, source, groups in (
        ("pairs", True, "daley_kendall_1965", PAIRS),
        ("single", False, "maki_thompson_1973", SINGLES),
    ):
        for ignorants, mean, spread, digits in groups:
            chances = law(ignorants, pairs)
            shares = np.arange(ignorants + 1) / ignorants
            ours = float(chances @ shares)
            sd = float(chances @ (shares - ours) ** 2) ** 0.5
            yield printed(f"{name}, N = {ignorants}: mean", mean, ours, 6, source)
            yield printed(f"{name}, N = {ignorants}: spread", spread, sd, digits, source)
        played = [left_ignorant(SEED, row, 10, pairs) / 10 for row in range(NIGHTS)]
        yield sampled(f"{name}, N = 10, played: mean", groups[0][1], played, source)
    for left, chance in enumerate((0.75, 0.25, 0.0)):
        ours = float(law(2, False)[left])
        yield exact(f"single, N = 2: {left} never hear", chance, ours, "maki_thompson_1973")


if __name__ == "__main__":
    show(results())
