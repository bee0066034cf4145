"""Opinions that listen only within bounds: to a speaker, in pairs, or to all who are near.

Deffuant and Weisbuch's people meet in pairs and move toward each other if they are nearer than
ε; Hegselmann and Krause's take, all at once, the mean of all within r. A speaker to many moves
the listeners alone. Clusters form that no longer hear one another; nobody is ever repelled.
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.random import uniforms
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="bounded confidence",
    sources=("carletti_2006", "deffuant_2000", "hegselmann_krause_2002"),
    equation="x ← x + w·1{|s − x| < ε}·(s − x);  x_i ← mean{x_j : |x_j − x_i| ≤ r}",
    parameters=(
        ("weight", "share", 0.0, 1.0, "w: part of the distance that one speech closes"),
        ("bound", "position", 0.0, 2.0, "ε: distance from which nobody listens"),
        ("radius", "position", 0.0, 2.0, "r: distance within which all count"),
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
def meet(one, other, weight, bound):
    """The positions of two who have talked with each other. Source: Deffuant et al. (2000)."""
    return listen(one, other, weight, bound), listen(other, one, weight, bound)


@mechanism
def meet_in_pairs(x, n, weight, bound, meetings, seed, stream, night, row, act):
    """Let random pairs of n ≥ 2 people meet so many times, changing ``x``; the next act.

    Two meetings take one act of the row's counter. Source: Deffuant et al. (2000).
    """
    for meeting in range(meetings):
        if meeting % 2 == 0:
            first, second, u, v = uniforms(seed, stream, night, row, act)
            act += 1
        else:
            first, second = u, v
        i = int(first * n)
        # Anybody but oneself, as likely as any other.
        j = int(second * (n - 1))
        if j >= i:
            j += 1
        x[i], x[j] = meet(x[i], x[j], weight, bound)
    return act


@mechanism
def hear_the_near(x, n, radius, after):
    """Fill ``after`` with the opinions of n people when each takes the mean of all within
    ``radius``, self included; the largest move.

    ``x`` must be sorted upwards, and then so is ``after``: both ends of whom one hears only rise,
    so that a round takes 2n steps. Those at the radius count: where distances are whole multiples
    of it, rounding decides who is heard, unless the radius is a little larger (1 + 10⁻⁹).
    Source: Hegselmann & Krause (2002).
    """
    first = 0
    last = 0
    total = 0.0
    largest = 0.0
    for i in range(n):
        while last < n and x[last] - x[i] <= radius:
            total += x[last]
            last += 1
        while x[i] - x[first] > radius:
            total -= x[first]
            first += 1
        after[i] = total / (last - first)
        largest = max(largest, abs(after[i] - x[i]))
    return largest
