"""Opinions that listen to a speaker within bounds, and are drawn back to where they came from."""

from __future__ import annotations

from october.core.kernel import mechanism
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="bounded confidence with a source, and an anchor",
    sources=("Carletti et al. (2006)", "Deffuant et al. (2000)", "Friedkin & Johnsen (1990)"),
    equation="x ← x + w·1{|s − x| < ε}·(s − x);  x ← x + κ·(x⁰ − x)",
    parameters=(
        ("weight", "share", 0.0, 1.0, "part of the distance that one speech closes"),
        ("bound", "position", 0.0, 2.0, "distance beyond which nobody listens"),
        ("pull", "share", 0.0, 1.0, "part of the distance to the anchor that is regained"),
    ),
)


@mechanism
def listen(x, source, weight, bound):
    """The position of a listener at ``x`` once a speaker at ``source`` has been heard.

    A speech to many is bounded confidence with one source, not talk in pairs: only the listener
    moves. There is no repulsion. Source: Carletti et al. (2006).
    """
    distance = source - x
    if abs(distance) >= bound:
        return x
    return x + weight * distance


@mechanism
def recoil(x, anchor, pull):
    """The position after being drawn back to the anchor. Source: Friedkin & Johnsen (1990)."""
    return x + pull * (anchor - x)
