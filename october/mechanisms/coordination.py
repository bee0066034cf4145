"""Whom an armed unit obeys when it must guess whom the others will obey.

A rival body's claim is worth ``a·(σ − ½) + b·ŝ − c`` to a unit: the body's standing with its men,
the share believed to obey it already, and the cost of taking any side; to stand aside is worth 0.
The choice is a logit: the greatest value plus Gumbel noise wins. When each expects what the others
do, shares settle at a fixed point, and a little more standing can tip many.

The same choice with private news instead of taste is a global game. A regime of strength θ falls if
the share who attack is at least θ; to attack pays 1 − c if it falls and −c if not. Each sees θ with
a normal error. Then it falls below one threshold whatever the size of the error; but what all have
seen, if it is precise enough, lets expectations settle in more than one way.

Source: Singh (2014), coups as coordination games; McFadden (1974) for the logit; Morris & Shin
(1998) and Angeletos, Hellwig & Pavan (2007) for the game.
"""

from __future__ import annotations

from math import sqrt

from october.core.kernel import mechanism
from october.core.mathematics import exp, log, normal_cdf, normal_quantile
from october.mechanisms.registry import Mechanism

STEPS = 400  # of iterated expectations
HALVINGS = 60  # of an interval of doubles between 0 and 1


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


@mechanism
def falls_below(cost):
    """The strength below which a regime falls when everybody has only news of his own."""
    return 1.0 - cost


@mechanism
def attacks_below(cost, error):
    """The private signal below which it pays to attack; ``error`` is a signal's sd.

    Source: Morris & Shin (1998): θ* − σΦ⁻¹(c).
    """
    return falls_below(cost) - error * normal_quantile(cost)


@mechanism
def marginal_signal(strength, precision):
    """The signal below which all attack if a regime of this strength just falls."""
    return strength + normal_quantile(strength) / sqrt(precision)


@mechanism
def doubt(strength, cost, public, public_precision, precision):
    """Chance of success less cost, for the marginal attacker; nought at an equilibrium.

    ``public`` is the signal that all have seen; precisions are 1/variance. ``strength`` in (0, 1).
    Source: Angeletos, Hellwig & Pavan (2007).
    """
    signal = marginal_signal(strength, precision)
    both = public_precision + precision
    mean = (public_precision * public + precision * signal) / both
    return normal_cdf(sqrt(both) * (strength - mean)) - cost


@mechanism
def equilibrium_between(low, high, cost, public, public_precision, precision):
    """The equilibrium strength between two at which ``doubt`` differs in sign."""
    side = doubt(low, cost, public, public_precision, precision) > 0.0
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        if (doubt(middle, cost, public, public_precision, precision) > 0.0) == side:
            low = middle
        else:
            high = middle
    return low


MECHANISM = Mechanism(
    name="coordination",
    sources=("singh_2014", "mcfadden_1974", "morris_shin_1998", "angeletos_hellwig_pavan_2007"),
    equation="U_b = a(σ_b − ½) + b·ŝ_b − c, U_0 = 0; P(b) ∝ exp(U_b/τ); θ* = 1 − c",
    parameters=(
        ("standing_weight", "utility", 0.0, 5.0, "weight of a body's standing"),
        ("expected_weight", "utility", 0.0, 5.0, "weight of the share believed to obey"),
        ("cost", "utility", 0.0, 5.0, "what it costs to take a side at all"),
        ("temperature", "utility", 0.05, 5.0, "size of the logit noise"),
        ("precision", "", 0.0, 1e6, "1/variance of the private signal, and of the public one"),
    ),
)
