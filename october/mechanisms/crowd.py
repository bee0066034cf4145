"""Who goes in next: entry by thresholds when those inside are few or many, resisted or not."""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import exp, log
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="threshold entry of a crowd",
    sources=("granovetter_1978", "kuran_1989"),
    equation="a person goes in iff θ < a + b·ln(1 + y) − c·φ + d",
    parameters=(
        ("entrants", "people", 0.0, 1e6, "y, those known to be in unresisted"),
        ("defence", "share", 0.0, 1.0, "φ, share of the defenders still there"),
    ),
)


@mechanism
def pull(intercept, slope, entrants, weight, defence, push):
    """Return the threshold below which people now go in, in standard normal units."""
    return intercept + slope * log(1.0 + entrants) - weight * defence + push


@mechanism
def looks(seconds, between):
    """Return the chance that somebody who looks every ``between`` s looks within ``seconds``."""
    return 1.0 - exp(-seconds / between)
