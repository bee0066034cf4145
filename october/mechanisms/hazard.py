"""Things that happen at a rate: a constant one, or one that changes and is thinned.

With a constant rate the waiting time is exponential and forgets how long it has lasted. A rate
that varies below a ceiling is played by waiting at the ceiling's rate and accepting each occasion
with probability rate/ceiling. What makes a thing likelier multiplies its rate: causes add up in
the exponent.

Source: Lewis & Shedler (1979) for thinning, Cox (1972) for the log-linear rate.
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
def within(rate, time):
    """Chance that it happens within ``time``, in the unit of 1/rate."""
    return 1.0 - exp(-rate * time)


@mechanism
def rate_from(chance, time):
    """The rate at which it happens within ``time`` with this chance; a sure thing at 20.7/time."""
    return -log1p(-min(chance, 1.0 - 1e-9)) / time


@mechanism
def loglinear(rate, x):
    """The rate under causes that sum to ``x``: rate·eˣ. Source: Cox (1972)."""
    return rate * exp(x)


@mechanism
def accepted(u, rate, ceiling):
    """Whether an occasion drawn at the ceiling's rate is one of the slower process."""
    return u * ceiling < rate


MECHANISM = Mechanism(
    name="hazard",
    sources=("cox_1972", "lewis_shedler_1979"),
    equation="P(T > t) = exp(−rate·t); rate·exp(Σ causes)",
    parameters=(("rate", "per unit of time", 0.0, 1e6, "occurrences per unit of time"),),
)
