"""Combat: Lanchester's laws by their closed forms, and few men by the exact chain.

The square law's survivors follow from its constant, a·A² − b·B². A chain of single losses has
an exact law too: Brown's recursion, whose sums are known in closed form. The two must not be
confused: near parity the deterministic law makes the weaker side lose for certain, and in a
skirmish it is far off. The closed sum alternates and loses all digits beyond some thirty men, so
that the recursion is what is computed. Between equals the expected number left grows as N^¾.

Sources: Lanchester (1916); Deitchman (1962); Brown (1963); Kingman & Volkov (2003).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import comb, factorial, gamma, pi, sqrt

import numpy as np

from october.core.random import uniforms
from october.mechanisms.attrition import (
    ambush_losses,
    ambush_margin,
    fought_out,
    law_of_survivors,
    linear_law,
    square_end,
    square_law,
    struck,
)
from october.verification.result import Result, exact, holds, printed, sampled, show

SEED = 1963
SKIRMISHES = 100_000
SHOTS = 100_000
EQUALS = ((50, 1.037566), (200, 1.045506), (1000, 1.048997))
LIMIT = (8 / 3) ** 0.25 * 2**0.25 * gamma(0.75) / sqrt(pi)  # of survivors / N^¾


def law(first: int, second: int, worth: float, aimed: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return the chances of each number left, of the first side and of the second."""
    one, two = np.zeros(first + 1), np.zeros(second + 1)
    law_of_survivors(first, second, worth, aimed, one, two, np.zeros(second + 1))
    return one, two


def wins(first: int, second: int, worth: float, aimed: bool) -> float:
    """Return the chance that the first side wins."""
    return float(law(first, second, worth, aimed)[0].sum())


def left(first: int, second: int, worth: float, aimed: bool) -> tuple[float, float]:
    """Return the expected numbers left of both sides, 0 for the one that lost."""
    one, two = law(first, second, worth, aimed)
    return float(one @ np.arange(first + 1)), float(two @ np.arange(second + 1))


def man_by_man(first: int, second: int, p: float) -> float:
    """Return the incomplete beta function I_p(second, first): the binomial tail, exactly."""
    n, chance = first + second - 1, Fraction(p).limit_denominator(100)
    return float(
        sum(comb(n, k) * chance**k * (1 - chance) ** (n - k) for k in range(second, n + 1))
    )


def aimed_sum(first: int, second: int, worth: Fraction) -> float:
    """Return Brown's closed sum for aimed fire, in fractions because it cancels."""
    total = Fraction(0)
    for i in range(1, first + 1):
        term = Fraction((-1) ** (first - i) * i**first, factorial(first - i) * factorial(i))
        for j in range(1, second + 1):
            term *= worth * i / (worth * i + j)
        total += term
    return float(total)


def ambush(guerrillas: float, troops: float, steps: int) -> tuple[float, float]:
    """Return the strengths after 10 of time, by Heun's method, at kill rates .05 and .001."""
    step = 10.0 / steps
    for _ in range(steps):
        one = ambush_losses(guerrillas, troops, 0.05, 0.001)
        two = ambush_losses(guerrillas - step * one[0], troops - step * one[1], 0.05, 0.001)
        guerrillas -= 0.5 * step * (one[0] + two[0])
        troops -= 0.5 * step * (one[1] + two[1])
    return guerrillas, troops


def results() -> Iterator[Result]:
    """Yield the laws of many, the chain of few, and a shot."""
    source = "lanchester_1916"
    end, survivors, gone = square_end(1000.0, 800.0, 0.01, 0.01)
    yield exact("square law, 1000 v 800: survivors", 600.0, survivors, source)
    yield exact("square law, 1000 v 800: of the weaker", 0.0, gone, source)
    yield printed("square law: it ends", 109.861229, end, 6, source)
    for name, published, ours in zip(
        ("stronger", "weaker"), (710.749721, 381.005467),
        square_law(1000.0, 800.0, 0.01, 0.01, 50.0), strict=True,
    ):  # fmt: skip
        yield printed(f"square law at t = 50: the {name}", published, ours, 6, source)
    # Half the number at four times the rate is as strong; a fifth more is not.
    equals = square_end(100.0, 50.0, 1.0, 4.0)
    yield holds("square law: equals never end", equals == (np.inf, 0.0, 0.0), source)
    end, gone, survivors = square_end(100.0, 60.0, 1.0, 4.0)
    yield exact("square law, the second wins: survivors", sqrt(1100.0), survivors, source)
    at_end = square_law(100.0, 60.0, 1.0, 4.0, end)
    yield exact("… the first is gone at the end", gone, at_end[0] / 100.0, source)
    yield exact("… and the second as many as that", survivors, at_end[1], source)
    for name, published, ours in zip(
        ("first", "second"), (289.842137, 379.684273),
        linear_law(500.0, 800.0, 2e-5, 1e-5, 100.0), strict=True,
    ):  # fmt: skip
        yield printed(f"linear law at t = 100: the {name}", published, ours, 6, source)
    yield exact("linear law: survivors", 100.0, linear_law(500.0, 800.0, 2e-5, 1e-5, 1e5)[0],
                source)  # fmt: skip
    yield exact("linear law, equals: half are left", 200.0,
                linear_law(400.0, 800.0, 2e-5, 1e-5, 125.0)[0], source)  # fmt: skip
    yield exact("… on both sides", 400.0, linear_law(400.0, 800.0, 2e-5, 1e-5, 125.0)[1], source)

    yield exact("ambush: 100 troops match 100", 0.0, ambush_margin(100.0, 100.0, 0.05, 0.001),
                "deitchman_1962")  # fmt: skip
    before = ambush_margin(80.0, 120.0, 0.05, 0.001)
    yield printed("ambush: its constant is kept", before,
                  ambush_margin(*ambush(80.0, 120.0, 20_000), 0.05, 0.001), 6,
                  "deitchman_1962")  # fmt: skip

    source = "brown_1963"
    yield exact("two against one", 5 / 6, wins(2, 1, 1.0, True), source)
    yield exact("three against two", 0.775, wins(3, 2, 1.0, True), source)
    yield printed("ten against eight, aimed", 0.791358447, wins(10, 8, 1.0, True), 9, source)
    yield printed("100 against 80, aimed", 0.995126, wins(100, 80, 1.0, True), 6, source)
    yield exact("five worth three each against seven", aimed_sum(5, 7, Fraction(3)),
                wins(5, 7, 3.0, True), source)  # fmt: skip
    yield printed("ten against eight, man by man", 0.685470581, wins(10, 8, 1.0, False), 9, source)
    yield printed("five against eight at .6", 0.438178222, wins(5, 8, 1.5, False), 9, source)
    yield exact("the same, incomplete beta", man_by_man(5, 8, 0.6), wins(5, 8, 1.5, False), source)
    first, second = left(10, 8, 1.0, True)
    yield printed("ten against eight: left of the ten", 5.216568, first, 6, source)
    yield printed("ten against eight: left of the eight", 0.898418, second, 6, source)
    played = [fought_out(SEED, row, 10, 8, 1.0) for row in range(SKIRMISHES)]
    yield sampled("ten against eight, played: wins", 0.791358447, [x > 0 for x in played], source)
    yield sampled("… left of the ten, less of the eight", 4.31815, played, source)
    played = [fought_out(SEED, row, 5, 7, 3.0) > 0 for row in range(SKIRMISHES)]
    yield sampled("five against seven, played: wins", aimed_sum(5, 7, Fraction(3)), played, source)

    source = "kingman_volkov_2003"
    scaled = [sum(left(n, n, 1.0, True)) / n**0.75 for n, _ in EQUALS]
    for (n, published), ours in zip(EQUALS, scaled, strict=True):
        yield printed(f"{n} against {n}: left / N^¾", published, ours, 6, source)
    yield holds("… rises to 1.0507", scaled == sorted(scaled) and scaled[-1] < LIMIT, source)

    hits = [struck(uniforms(SEED, 0, 1, row, 0)[0], 0.02, 4.0) for row in range(SHOTS)]
    yield sampled("four exchanges at .02", 0.08, hits, "lanchester_1916")
    yield holds("enough fire hits for certain", bool(struck(0.999, 0.5, 2.0)), "lanchester_1916")


if __name__ == "__main__":
    show(results())
