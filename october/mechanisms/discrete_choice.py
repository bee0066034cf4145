"""Soft choice among alternatives, one alternative at a time.

Each alternative strikes the chooser with its utility and a Gumbel error of its own; the largest
is taken, which takes i with P ∝ exp(u_i/τ). What the best is worth on average, before it is known
which, is τ·(log Σ exp(u_i/τ) + γ).
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import exp, log
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="random utility choice",
    sources=("luce_1959", "mcfadden_1974", "small_rosen_1981"),
    equation="argmax_i (u_i + τ·G_i), G_i Gumbel, chooses i with P ∝ exp(u_i/τ)",
    parameters=(("temperature", "utility", 0.0, 10.0, "τ: how far from the best one strays"),),
)

EULER = 0.5772156649015329  # the mean of a standard Gumbel


@mechanism
def appeal(utility, temperature, u):
    """The utility of an alternative as it strikes the chooser at this moment.

    The alternative with the largest appeal is chosen with the softmax probabilities, and a change
    in one alternative leaves the others' luck alone. Source: McFadden (1974).
    """
    return utility - temperature * log(-log(u))


@mechanism
def share(utilities, n, temperature, chosen):
    """Chance that ``chosen`` of n alternatives is taken; temperature > 0. Source: Luce (1959)."""
    total = 0.0
    for i in range(n):
        total += exp((utilities[i] - utilities[chosen]) / temperature)
    return 1.0 / total


@mechanism
def worth(utilities, n, temperature):
    """What the alternative that will be taken is worth on average, in utility; temperature > 0.

    Source: Small & Rosen (1981) for the logarithm of the sum.
    """
    best = utilities[0]
    for i in range(n):
        best = max(best, utilities[i])
    total = 0.0
    for i in range(n):
        total += exp((utilities[i] - best) / temperature)
    return best + temperature * (log(total) + EULER)
