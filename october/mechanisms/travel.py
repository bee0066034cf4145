"""Getting from one place to another: distance, bridges, pace and what holds one up.

In a crowd pace falls with density, and so does, past a point, the number who get through a door:
its width times density times pace, at most about 1.2 persons a second and metre.

Source: plain geometry; the speed of sound at the freezing point from standard tables; the product
of many small delays is log-normal (Limpert, Stahel & Abbt 2001); Weidmann (1993) for pace in a
crowd.
"""

from __future__ import annotations

from math import sqrt

from october.core.kernel import mechanism
from october.core.mathematics import exp
from october.core.random import lognormal
from october.mechanisms.registry import Mechanism

HALVINGS = 80  # of an interval of doubles, more than they have bits


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


@mechanism
def pace_in_crowd(density, free_pace, steepness, jam):
    """Walking speed in m/s at ``density`` persons per m²; 0 from the density ``jam`` on.

    free_pace: m/s; steepness: 1/m². Source: Weidmann (1993): 1.34, 1.913 and 5.4.
    """
    if density <= 0.0:
        return free_pace
    if density >= jam:
        return 0.0
    return free_pace * (1.0 - exp(-steepness * (1.0 / density - 1.0 / jam)))


@mechanism
def flow_through(width, density, pace):
    """Persons per second through a door of clear ``width``, m, at a density and pace before it."""
    return width * density * pace


@mechanism
def best_density(free_pace, steepness, jam):
    """The density at which most get through a door.

    With x = steepness/density the flow's slope is nought where (1 + x)·e^(−x) = e^(−steepness/jam).
    """
    goal = exp(-steepness / jam)
    low, high = 0.0, 1.0
    while (1.0 + high) * exp(-high) > goal:
        high *= 2.0
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        if (1.0 + middle) * exp(-middle) > goal:
            low = middle
        else:
            high = middle
    return steepness / high


MECHANISM = Mechanism(
    name="travel",
    sources=("limpert_stahel_abbt_2001", "weidmann_1993"),
    equation="T = LN(setup + length/speed, sd); v(ρ) = v₀(1 − exp(−γ(1/ρ − 1/ρ_jam)))",
    parameters=(
        ("speed", "m/s", 0.0, 400.0, "pace on the way; 0 for what takes no time by length"),
        ("setup", "s", 0.0, 86400.0, "time before setting out and lost on the way"),
        ("log_sd", "log", 0.0, 2.0, "spread of the time taken"),
        ("free_pace", "m/s", 0.1, 3.0, "v₀, pace of one who has the way to himself"),
        ("steepness", "1/m2", 0.1, 10.0, "γ, how much room one needs to walk freely"),
        ("jam", "1/m2", 1.0, 12.0, "ρ_jam, density at which nobody moves"),
    ),
)
