"""What carries a motion, and how often each bloc turns a losing side into a winning one."""

from __future__ import annotations

from october.core.kernel import mechanism
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="majority and power",
    sources=("Shapley & Shubik (1954)",),
    equation="φ_i = Σ_S s!·(n − 1 − s)!/n! over the coalitions S that i turns into winners",
    parameters=(("weights", "votes", 0.0, 1e9, "votes of each bloc"),),
)

ROUNDING = 1e-9  # two thirds of three are two, whatever the last bit says


@mechanism
def carried(ayes, base, threshold, at_least):
    """Whether ``ayes`` of ``base`` votes carry: more than the share ``threshold`` of them, or
    ``at_least`` so much. Where nobody votes for it nothing is carried.
    """
    if ayes <= 0.0:
        return False
    needed = threshold * base
    if at_least:
        return ayes >= needed - ROUNDING
    return ayes > needed + ROUNDING


@mechanism
def power(weights, n, quota, player):
    """The Shapley–Shubik index of ``player`` among n ≤ 16 blocs; a side wins with ≥ ``quota``.

    Source: Shapley & Shubik (1954). All coalitions are visited, so n is small.
    """
    index = 0.0
    for members in range(1 << n):
        if members & (1 << player):
            continue
        weight = 0.0
        size = 0
        for i in range(n):
            if members & (1 << i):
                weight += weights[i]
                size += 1
        if weight < quota and weight + weights[player] >= quota:
            # s! (n − 1 − s)! / n! as 1 / (n · C(n − 1, s)).
            ways = 1.0
            for k in range(size):
                ways = ways * (n - 1 - k) / (k + 1)
            index += 1.0 / (n * ways)
    return index
