"""Soft choice among alternatives, one alternative at a time."""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import log
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="random utility choice",
    sources=("Luce (1959)", "McFadden (1974)"),
    equation="argmax_i (u_i + τ·G_i), G_i Gumbel, chooses i with P ∝ exp(u_i/τ)",
    parameters=(("temperature", "utility", 0.0, 10.0, "τ: how far from the best one strays"),),
)


@mechanism
def appeal(utility, temperature, u):
    """The utility of an alternative as it strikes the chooser at this moment.

    The alternative with the largest appeal is chosen with the softmax probabilities, and a change
    in one alternative leaves the others' luck alone. Source: McFadden (1974).
    """
    return utility - temperature * log(-log(u))
