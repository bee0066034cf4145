"""Rout: who breaks first, and leaving that feeds on itself.

Breaking points are an arithmetic of the square law: its constant says which side has lost its
share first, and at the critical share both have at the same moment. A unit in which each leaves
at a rate of his own empties in the maximum of exponential times, the harmonic sum; contagion
speeds every step but the first, and in a large unit the share gone solves ġ = (1 − g)·e^(c·g).

Sources: Helmbold (1971); Lanchester (1916) for the constant; Cox (1972) for the rate. That losing
sides gave up at no fixed share of losses is Helmbold's own finding: a breaking point is no law.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

import numpy as np

from october.mechanisms.attrition import square_law
from october.mechanisms.hazard import loglinear
from october.mechanisms.rout import (
    pressure,
    second_breaks_first,
    time_to_empty,
    urge,
    worn,
)
from october.verification.result import Result, exact, holds, printed, sampled, show

CRITICAL = 0.1614745  # share that 800 must bear so as to break with 1000 who bear a tenth
SEED = 1971
UNITS = 100_000
PEOPLE = 20
CONTAGION = 2.0


def critical_share(first: float, second: float, first_bears: float) -> float:
    """Return by bisection the share at which the second side no longer breaks first."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = 0.5 * (low + high)
        if second_breaks_first(first, second, 0.01, 0.01, first_bears, middle):
            low = middle
        else:
            high = middle
    return low


def loses(time: float) -> tuple[float, float]:
    """Return the shares that 1000 and 800 have lost to each other's aimed fire."""
    first, second = square_law(1000.0, 800.0, 0.01, 0.01, time)
    return 1.0 - first / 1000.0, 1.0 - second / 800.0


def time_of_loss(share: float) -> float:
    """Return by bisection when the 1000 have lost a share."""
    low, high = 0.0, 100.0
    for _ in range(60):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if loses(middle)[0] < share else (low, middle)
    return low


def results() -> Iterator[Result]:
    """Yield breaking points, and the times in which units empty."""
    source = "helmbold_1971"
    critical = critical_share(1000.0, 800.0, 0.1)
    yield printed("critical breaking point", CRITICAL, critical, 7, source)
    _, second = loses(time_of_loss(0.1))
    yield exact("loss of the 800 when a tenth of the 1000 fell", critical, second, source)
    even = [second_breaks_first(100.0, 50.0, 1.0, rate, 0.2, 0.2) for rate in (3.99, 4.01)]
    yield holds("four times the rate makes up for half the number", even == [True, False], source)

    alone = [time_to_empty(SEED, row, PEOPLE, 0.5, 0.0) for row in range(UNITS)]
    harmonic = sum(1.0 / k for k in range(1, PEOPLE + 1))
    yield sampled("20 leave at ½ an hour: the last", harmonic / 0.5, alone, "cox_1972")
    together = [time_to_empty(SEED, row, PEOPLE, 0.5, CONTAGION) for row in range(UNITS)]
    steps = sum(
        exp(-CONTAGION * gone / PEOPLE) / (PEOPLE - gone) for gone in range(PEOPLE)
    )  # of the chain's mean waits, in units of the usual time
    yield sampled("the same, with contagion 2", steps / 0.5, together, "cox_1972")
    spread = sum((exp(-CONTAGION * gone / PEOPLE) / (PEOPLE - gone)) ** 2 for gone in range(PEOPLE))
    squares = (np.array(together) - steps / 0.5) ** 2
    yield sampled("… its variance", spread / 0.25, squares, "cox_1972")

    yield exact("steadfast: e⁻² of the usual rate", 0.3 * exp(-2.0),
                loglinear(0.3, urge(2.0, 1.0, 1.0, 0.0, 0.0)), "cox_1972")  # fmt: skip
    yield exact("broken and half gone: e^2.5 of it", 0.3 * exp(2.5),
                loglinear(0.3, urge(3.0, 0.0, 0.0, 2.0, 0.5)), "cox_1972")  # fmt: skip
    yield exact("morale is never below nothing", 0.0, worn(0.3, 0.4), source)
    yield exact("nor above all", 1.0, worn(0.9, -0.4), source)
    yield exact("two wear it as their sum", 0.5, worn(worn(0.9, 0.3), 0.1), source)
    yield exact("thirty to twenty press by half more", 1.5, pressure(30, 20), source)
    yield exact("a crowd before nobody presses thrice", 3.0, pressure(500, 0), source)
    yield exact("one before nobody presses once", 1.0, pressure(1, 0), source)


if __name__ == "__main__":
    show(results())
