"""Looking for somebody in a building: beliefs over rooms, discounted by distance."""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import exp
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="search by belief and distance",
    sources=("koopman_1946", "stone_1975"),
    equation="next room = argmax belief·2^(−distance/scale); a searched room keeps a share",
    parameters=(("scale", "m", 1.0, 1e4, "distance that halves the wish to go"),),
)
LN_2 = 0.6931471805599453


@mechanism
def worth(belief, metres, scale):
    """Return how much a room draws a party that stands ``metres`` away."""
    return belief * exp(-LN_2 * metres / scale)
