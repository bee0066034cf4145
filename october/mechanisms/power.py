"""How often each bloc turns a losing side into a winning one: indices of voting power.

Blocs vote as one; a side wins whose votes reach the quota. Shapley and Shubik let the blocs join
in a random order and ask who completes the majority; Banzhaf lets each of the others join by the
toss of a coin and asks how often the last one decides. Nobody who matters to no side has power,
however many seats he holds; and a walkout changes the game, quota and all.

The indices are chances that are handed from bloc to bloc, so that nothing is ever subtracted and
no factorial overflows: with hundreds of blocs and seats they are right to the last digits. The
absolute Banzhaf index of up to 50 blocs is exact, as a binary fraction.

Sources: Shapley & Shubik (1954), Banzhaf (1965), Riker (1962) for coalitions that none can leave;
the way from bloc to bloc is Mann & Shapley's (1962).
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="voting power",
    sources=("shapley_shubik_1954", "banzhaf_1965", "mann_shapley_1962", "riker_1962"),
    equation="φ_i = Σ_S s!·(n − 1 − s)!/n!, β_i = Σ_S 2^(1 − n), S that i turns into winners",
    parameters=(
        ("weights", "votes", 0.0, 1e9, "votes of each bloc"),
        ("quota", "votes", 1.0, 1e9, "votes that win"),
    ),
)


@mechanism
def power(weights, n, quota, player):
    """The Shapley–Shubik index of ``player`` among n ≤ 16 blocs; a side wins with ≥ ``quota``.

    All coalitions are visited: the votes may be fractions, and nothing is written.
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


@mechanism
def shapley_shubik(weights, n, quota, player, chances):
    """The same index among any number of blocs with whole votes; quota ≥ 1.

    Writes ``chances[s, w]``, n by quota: that s of the others, drawn at random, have w votes.
    """
    chances[:n, :quota] = 0.0
    chances[0, 0] = 1.0
    seen = 0
    for i in range(n):
        if i == player:
            continue
        seen += 1
        weight = weights[i]
        # Downwards, so that the row of one fewer does not know of this bloc yet.
        for size in range(seen, -1, -1):
            for w in range(quota):
                chance = chances[size, w] * (seen - size)
                if size > 0 and w >= weight:
                    chance += chances[size - 1, w - weight] * size
                chances[size, w] = chance / seen
    index = 0.0
    for size in range(n):
        for w in range(max(quota - weights[player], 0), quota):
            index += chances[size, w]
    return index / n


@mechanism
def banzhaf(weights, n, quota, player, chances):
    """The absolute Banzhaf index: the chance to decide when each of the others tosses a coin.

    Writes ``chances[w]``, w < quota: that those others who join have w votes. Times 2^(n − 1) it
    is the number of swings.
    """
    chances[:quota] = 0.0
    chances[0] = 1.0
    for i in range(n):
        if i == player:
            continue
        weight = weights[i]
        for w in range(quota - 1, -1, -1):
            with_it = chances[w - weight] if w >= weight else 0.0
            chances[w] = 0.5 * (chances[w] + with_it)
    index = 0.0
    for w in range(max(quota - weights[player], 0), quota):
        index += chances[w]
    return index


@mechanism
def normalised(indices, n, player):
    """An index as the share of all: not a chance any more, and of no use between two games."""
    total = 0.0
    for i in range(n):
        total += indices[i]
    return indices[player] / total if total > 0.0 else 0.0


@mechanism
def winning(weights, n, quota, ways):
    """How many coalitions win; exact while 2^n is. Writes ``ways[w]``: coalitions of w < quota."""
    ways[:quota] = 0.0
    ways[0] = 1.0
    coalitions = 1.0
    for i in range(n):
        coalitions *= 2.0
        weight = weights[i]
        for w in range(quota - 1, weight - 1, -1):
            ways[w] += ways[w - weight]
    for w in range(quota):
        coalitions -= ways[w]
    return coalitions


@mechanism
def minimal_winning(weights, n, quota, ways):
    """How many winning coalitions are lost by the leaving of any member: Riker (1962).

    ``weights`` fall from bloc to bloc. A coalition is minimal when it needs its smallest member,
    who is its last: so many are the ways in which those before him fall short by no more than he
    has. Writes ``ways[w]`` for w < quota.
    """
    ways[:quota] = 0.0
    ways[0] = 1.0
    coalitions = 0.0
    for i in range(n):
        weight = weights[i]
        for w in range(max(quota - weight, 0), quota):
            coalitions += ways[w]
        for w in range(quota - 1, weight - 1, -1):
            ways[w] += ways[w - weight]
    return coalitions
