"""Opinions that are averages of others', and are drawn back to where they came from.

Everybody takes a weighted average of what all say, x ← Wx (DeGroot); whoever is not wholly
susceptible keeps a part of the first opinion, x ← ΛWx + (I − Λ)x⁰ (Friedkin and Johnsen). The
first ends in consensus, the second in x* = (I − ΛW)⁻¹(I − Λ)x⁰, where they still differ.
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="averaging of opinions, with an anchor",
    sources=("degroot_1974", "friedkin_johnsen_1990"),
    equation="x ← Wx;  x ← x + κ·(x⁰ − x);  together x ← (1 − κ)·Wx + κ·x⁰",
    parameters=(
        ("weights", "share", 0.0, 1.0, "W: what each gives to each, adding up to 1"),
        ("pull", "share", 0.0, 1.0, "κ: part of the distance to the anchor that is regained"),
    ),
)


@mechanism
def recoil(x, anchor, pull):
    """The position after being drawn back to the anchor. Source: Friedkin & Johnsen (1990)."""
    return x + pull * (anchor - x)


@mechanism
def averaged(weights, i, x, n):
    """What the i-th of n makes of all opinions: the average by row i of ``weights``.

    Source: DeGroot (1974).
    """
    total = 0.0
    for j in range(n):
        total += weights[i, j] * x[j]
    return total


@mechanism
def talk_it_over(weights, pull, anchor, x, n, after):
    """Fill ``after`` with the opinions of n people after one round in which all hear all.

    ``weights``: n × n, rows adding up to 1; ``pull``: n shares, 0 for whoever is susceptible
    throughout (then the round is DeGroot's); ``anchor``: the opinions at first.
    Source: Friedkin & Johnsen (1990), with Λ = I − diag(pull).
    """
    for i in range(n):
        after[i] = recoil(averaged(weights, i, x, n), anchor[i], pull[i])
