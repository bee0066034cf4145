"""Whom an armed unit obeys when it must guess whom the others will obey.

A rival body's claim is worth ``a·(σ − ½) + b·ŝ − c`` to a unit: the body's standing with its men,
the share believed to obey it already, and the cost of taking any side; to stand aside is worth 0.
The choice is a logit: the greatest value plus Gumbel noise wins. When each expects what the others
do, shares settle at a fixed point, and a little more standing can tip many.

Source: Singh (2014), coups as coordination games; McFadden (1974) for the logit.
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import exp, log
from october.mechanisms.registry import Mechanism

STEPS = 400  # of iterated expectations


@mechanism
def worth_of_obeying(standing, expected, standing_weight, expected_weight, cost):
    """Utility of obeying a body, against 0 for standing aside; standing and expected in [0, 1]."""
    return standing_weight * (standing - 0.5) + expected_weight * expected - cost


@mechanism
def gumbel(u):
    """The u-quantile of a standard Gumbel: logit noise of temperature 1."""
    return -log(-log(u))


@mechanism
def better(first, second, neither):
    """Which is greatest: 1 the first, 2 the second, 0 neither. Ties go to standing aside."""
    if first > second:
        if first > neither:
            return 1
        return 0
    if second > neither:
        return 2
    return 0


@mechanism
def settled_shares(first, second, temperature, standing_weight, expected_weight, cost):
    """Shares that obey the first and the second body of these standings when expectations settle.

    Expectations start at nobody and follow the shares: the least fixed point.
    """
    one = 0.0
    two = 0.0
    for _ in range(STEPS):
        a = worth_of_obeying(first, one, standing_weight, expected_weight, cost)
        b = worth_of_obeying(second, two, standing_weight, expected_weight, cost)
        x = exp(a / temperature)
        y = exp(b / temperature)
        one = x / (1.0 + x + y)
        two = y / (1.0 + x + y)
    return one, two


MECHANISM = Mechanism(
    name="coordination",
    sources=("singh_2014", "mcfadden_1974"),
    equation="U_b = a(σ_b − ½) + b·ŝ_b − c, U_0 = 0; P(b) ∝ exp(U_b/τ)",
    parameters=(
        ("standing_weight", "utility", 0.0, 5.0, "weight of a body's standing"),
        ("expected_weight", "utility", 0.0, 5.0, "weight of the share believed to obey"),
        ("cost", "utility", 0.0, 5.0, "what it costs to take a side at all"),
        ("temperature", "utility", 0.05, 5.0, "size of the logit noise"),
    ),
)
