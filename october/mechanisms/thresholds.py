"""Threshold model of collective behaviour: each acts once enough others have acted."""

from __future__ import annotations

from october.core.kernel import mechanism
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="threshold model of collective behaviour",
    sources=("Granovetter (1978)",),
    equation="a person acts iff influence ≥ θ; r* = min{k : #{i : θ_i ≤ k} = k}",
    parameters=(
        ("influence", "share", -1.0, 2.0, "what the person sees others do"),
        ("threshold", "share", 0.0, 1.0, "how much of it moves the person"),
    ),
)


@mechanism
def acts(influence, threshold):
    """Whether somebody with this threshold acts at this influence (both shares or both counts).

    The comparison is ≥, so a threshold of zero acts unprompted. Source: Granovetter (1978).
    """
    return influence >= threshold


@mechanism
def cascade(thresholds, n):
    """How many of a crowd act in the end, none having acted at first.

    ``thresholds``: n counts of others, sorted upwards; negative ones act unprompted. The answer
    is the least fixed point, whatever the order in which people look around.
    Source: Granovetter (1978), pp. 1424–1425.
    """
    active = 0
    while active < n and thresholds[active] <= active:
        active += 1
    return active
