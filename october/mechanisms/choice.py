"""A soft choice by expected cost: the less an act costs, the likelier it is taken."""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import exp
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="choice by expected cost",
    sources=("luce_1959", "mcfadden_1974"),
    equation="P(a) ∝ exp(−E[cost of a]/τ)",
    parameters=(("temperature", "cost", 1e-3, 1e3, "τ, softness of the choice"),),
)


@mechanism
def expected(p_enemy, cost_friend, cost_enemy):
    """Return the expected cost of an act toward somebody who is an enemy with ``p_enemy``."""
    return (1.0 - p_enemy) * cost_friend + p_enemy * cost_enemy


@mechanism
def weight(cost, least, temperature):
    """Return the relative weight of an act, 1 for the one that costs ``least``."""
    return exp((least - cost) / temperature)
