"""Getting from one place to another: distance, bridges, pace and what holds one up.

Source: plain geometry; the speed of sound at the freezing point from standard tables; the product
of many small delays is log-normal (Limpert, Stahel & Abbt 2001).
"""

from __future__ import annotations

from math import sqrt

from october.core.kernel import mechanism
from october.core.random import lognormal
from october.mechanisms.registry import Mechanism


@mechanism
def distance(x0, y0, x1, y1):
    """Straight distance, in the unit of the coordinates."""
    dx = x1 - x0
    dy = y1 - y0
    return sqrt(dx * dx + dy * dy)


@mechanism
def journey(u, length, speed, setup, log_sd):
    """Time for ``length`` at ``speed`` after ``setup``, as a log-normal about that median.

    A speed of 0 means that length does not count (a wire). Units: m, m/s, s.
    """
    median = setup
    if speed > 0.0:
        median += length / speed
    if median <= 0.0:
        return 0.0
    return lognormal(u, median, log_sd)


MECHANISM = Mechanism(
    name="travel",
    sources=("limpert_stahel_abbt_2001",),
    equation="T = LN(setup + length/speed, sd)",
    parameters=(
        ("speed", "m/s", 0.0, 400.0, "pace on the way; 0 for what takes no time by length"),
        ("setup", "s", 0.0, 86400.0, "time before setting out and lost on the way"),
        ("log_sd", "log", 0.0, 2.0, "spread of the time taken"),
    ),
)
