"""Things that happen at a rate: a constant one, or one that changes and is thinned.

With a constant rate the waiting time is exponential and forgets how long it has lasted. A rate
that varies below a ceiling is played by waiting at the ceiling's rate and accepting each occasion
with probability rate/ceiling.

Source: Lewis & Shedler (1979) for thinning.
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import exp, log1p
from october.mechanisms.registry import Mechanism


@mechanism
def wait(u, rate):
    """Waiting time, in the unit of 1/rate; infinite when the rate is not above 0."""
    if not rate > 0.0:
        return float("inf")
    return -log1p(-u) / rate


@mechanism
def survival(rate, time):
    """Chance that it has not happened after ``time``."""
    return exp(-rate * time)


@mechanism
def accepted(u, rate, ceiling):
    """Whether an occasion drawn at the ceiling's rate is one of the slower process."""
    return u * ceiling < rate


MECHANISM = Mechanism(
    name="hazard",
    sources=("lewis_shedler_1979",),
    equation="P(T > t) = exp(−rate·t)",
    parameters=(("rate", "per unit of time", 0.0, 1e6, "occurrences per unit of time"),),
)
