"""Hazards: exponential waits, a rate that changes and is thinned, and causes that add up.

A wait forgets how long it has lasted. A process that is thinned keeps its law whatever ceiling it
was drawn at, as long as that is never exceeded; here a rate 1 + sin t under a ceiling of 2, and
the same under one of 3.5, have nothing by t with chance exp(−t − 1 + cos t).

Sources: Lewis & Shedler (1979); Cox (1972).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, exp, log, sin

from october.core.random import uniforms
from october.mechanisms.hazard import accepted, loglinear, rate_from, survival, wait, within
from october.verification.result import Result, exact, holds, printed, sampled, show

THINNING = "lewis_shedler_1979"
CAUSES = "cox_1972"
SEED = 1979
PROCESSES = 30_000


def first_of(ceiling: float, night: int, row: int) -> float:
    """Return when the process of rate 1 + sin t, drawn at the ceiling's, first occurs."""
    t = 0.0
    act = 0
    while True:
        u, v, _, _ = uniforms(SEED, 0, night, row, act)
        act += 1
        t += wait(u, ceiling)
        if accepted(v, 1.0 + sin(t), ceiling) or t > 100.0:
            return t


def results() -> Iterator[Result]:
    """Yield the law, its inverses, causes and a thinned process."""
    for rate, time in ((0.3, 2.0), (1e-3, 700.0), (4.0, 0.1)):
        yield exact(f"nothing within {time} at {rate}", exp(-rate * time), survival(rate, time),
                    THINNING)  # fmt: skip
        chance = 1.0 - exp(-rate * time)
        yield exact("… something", chance, within(rate, time), THINNING)
        yield exact("… its rate again", rate, rate_from(chance, time), THINNING)
        yield exact("… its wait at that chance", time, wait(chance, rate), THINNING)
    yield exact("half by the median", log(2.0) / 0.08, wait(0.5, 0.08), THINNING)
    yield exact("it forgets", survival(0.2, 3.0), survival(0.2, 8.0) / survival(0.2, 5.0), THINNING)
    yield holds("no rate, never", wait(0.5, 0.0) == float("inf"), THINNING)
    yield holds("a negative rate, never", wait(0.5, -1.0) == float("inf"), THINNING)
    yield printed("a sure thing within 1 has a rate", 20.7, rate_from(1.0, 1.0), 1, THINNING)
    yield exact("causes of ln 2 and ln 3", 0.7 * 6.0, loglinear(0.7, log(2.0) + log(3.0)), CAUSES)
    waits = [wait(uniforms(SEED, 0, 0, row, 0)[0], 0.08) for row in range(PROCESSES)]
    yield sampled("mean wait at .08", 1 / 0.08, waits, THINNING)
    for night, ceiling in ((1, 2.0), (2, 3.5)):
        firsts = [first_of(ceiling, night, row) for row in range(PROCESSES)]
        for t in (0.5, 1.5, 3.0):
            published = exp(-(t + 1.0 - cos(t)))
            late = [first > t for first in firsts]
            yield sampled(f"ceiling {ceiling}: nothing by {t}", published, late, THINNING)
    yield holds("at the rate itself nothing is accepted", not accepted(0.5, 1.0, 2.0), THINNING)


if __name__ == "__main__":
    show(results())
