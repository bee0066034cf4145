"""Threshold model of collective behaviour: each acts once enough others have acted.

A crowd ends at the least number that is its own consequence, r* = min{k : #{i : θ_i ≤ k} = k},
whatever the order in which people look around. For thresholds drawn independently the law of r*
is exact; for normal thresholds and a crowd without end r* solves r = Φ((r − μ)/σ), and it jumps
where that curve touches the diagonal.
"""

from __future__ import annotations

from math import sqrt

from october.core.kernel import mechanism
from october.core.mathematics import SQRT_2PI, exp, log, log1p, normal_cdf
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="threshold model of collective behaviour",
    sources=("granovetter_1978", "konheim_weiss_1966"),
    equation="a person acts iff influence ≥ θ; r* = min{k : #{i : θ_i ≤ k} = k}",
    parameters=(
        ("influence", "share", -1.0, 2.0, "what the person sees others do"),
        ("threshold", "share", 0.0, 1.0, "how much of it moves the person"),
        ("mean", "share", 0.0, 0.5, "μ of normal thresholds in a crowd without end"),
        ("sd", "share", 0.01, 10.0, "σ of them"),
    ),
)

HALVINGS = 60  # of an interval of length 1, to below the last bit


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


@mechanism
def law_of_cascades(below, n, law, state):
    """Fill ``law[:n + 1]`` with the chances that 0, 1, … n of a crowd act in the end.

    ``below[k]``, k < n: the chance that one threshold, drawn independently, is at most k.
    ``state``: room for n + 1 numbers. The count of thresholds at most k is a Markov chain in k,
    and the crowd stops at the first k that the count does not exceed. All terms are positive:
    the recursion on binomial coefficients, of the same content, loses every digit beyond n = 60.
    Equal chances for 0 … n − 1 give the parking functions of Konheim & Weiss (1966).
    """
    for i in range(n + 1):
        state[i] = 0.0
    state[0] = 1.0
    earlier = 0.0
    for k in range(n):
        # The chance that a threshold above k − 1 is not above k.
        joins = (below[k] - earlier) / (1.0 - earlier) if earlier < 1.0 else 0.0
        earlier = below[k]
        for x in range(n, k - 1, -1):
            mass = state[x]
            state[x] = 0.0
            if mass > 0.0:
                _spread(state, x, n - x, joins, mass)
        law[k] = state[k]
    law[n] = state[n]


@mechanism
def _spread(state, x, left, chance, mass):
    """Add ``mass`` to ``state[x:]`` as a binomial of ``left`` trials, from its likelier end."""
    if chance <= 0.5:
        term = mass * exp(left * log1p(-chance))
        for i in range(left + 1):
            state[x + i] += term
            term *= (left - i) / (i + 1.0) * (chance / (1.0 - chance))
        return
    term = mass * exp(left * log1p(chance - 1.0))
    for i in range(left, -1, -1):
        state[x + i] += term
        term *= i / (left - i + 1.0) * ((1.0 - chance) / chance)


@mechanism
def tangency(mean):
    """Where the crowd without end jumps: (z, critical σ, share active there); 0 < mean < ½.

    Φ(z) = μ + zσ and φ(z) = σ, so that Φ(z) − zφ(z) = μ, which rises with z.
    Source: Granovetter (1978), figure 2, for the curve that touches the diagonal.
    """
    low, high = -40.0, 0.0
    for _ in range(HALVINGS):
        z = 0.5 * (low + high)
        if normal_cdf(z) - z * exp(-0.5 * z * z) / SQRT_2PI < mean:
            low = z
        else:
            high = z
    z = 0.5 * (low + high)
    return z, exp(-0.5 * z * z) / SQRT_2PI, normal_cdf(z)


@mechanism
def equilibrium(mean, sd):
    """The share that acts in a crowd without end of normal thresholds: the least root of
    r = Φ((r − μ)/σ).

    Between its two turning points the curve rises faster than the diagonal, so a root before the
    first is the least, and without one there is only one, beyond the second.
    Halving does not slow down near the critical σ, as going round by round does.
    """
    low, high = 0.0, 1.0
    # The curve is as steep as the diagonal where φ(z) = σ.
    squared = -2.0 * log(sd * SQRT_2PI)
    if squared > 0.0:
        first = mean - sd * sqrt(squared)
        if first > 0.0 and normal_cdf((first - mean) / sd) <= first:
            high = first
    for _ in range(HALVINGS):
        r = 0.5 * (low + high)
        if normal_cdf((r - mean) / sd) > r:
            low = r
        else:
            high = r
    return 0.5 * (low + high)
