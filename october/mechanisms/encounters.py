"""How often people in a room meet: the gas law of encounters."""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import exp
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="gas law of encounters",
    sources=("hutchinson_waser_2007",),
    equation="rate = 2r·(4v/π)·n/A",
    parameters=(
        ("radius", "m", 0.0, 100.0, "r, distance at which two meet"),
        ("speed", "m/s", 0.0, 10.0, "v, speed of each"),
        ("area", "m2", 1.0, 1e6, "A"),
    ),
)
FOUR_OVER_PI = 1.2732395447351628


@mechanism
def rate(radius, speed, others, area):
    """Return encounters per s of one person among ``others`` who move as fast as they do.

    Source: Hutchinson & Waser (2007), eq. 1: the mean relative speed is 4v/π in two dimensions.
    """
    return 2.0 * radius * FOUR_OVER_PI * speed * others / area


@mechanism
def meets(u, radius, speed, others, area, seconds):
    """Say whether somebody is met within ``seconds``."""
    return u < 1.0 - exp(-rate(radius, speed, others, area) * seconds)
