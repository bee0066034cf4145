"""Legislators divide a prize: whoever is drawn proposes, and takes what a majority lets him keep.

Closed rule: a proposal is voted on as it stands; if it falls, somebody is drawn anew and the prize
has shrunk. Whoever accepts weighs an offer against what he expects from going on, so that the
proposer buys the cheapest votes that suffice, at that price, and keeps the rest. In the stationary
equilibrium of equals everybody expects 1/n, the first proposal passes, and proposing pays: with a
bare majority about half the prize.

Source: Baron & Ferejohn (1989). Their open rule has more equilibria than they describe and is not
here.
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="legislative bargaining",
    sources=("baron_ferejohn_1989",),
    equation="x_i = 1 − δ·(q − 1)/n; v_i = Σ_j p_j·x_i(j)",
    parameters=(
        ("discount", "", 0.0, 1.0, "δ: what is left of the prize after a round"),
        ("votes", "votes", 1.0, 1e6, "q: votes that pass a proposal, the proposer's with them"),
    ),
    reference="the assembly divides no prize: offices are one term of a coalition's worth",
)


@mechanism
def kept(n, votes, discount):
    """What the proposer keeps among n equals when ``votes`` pass a proposal; share of the prize."""
    return 1.0 - (votes - 1) * offered(n, discount)


@mechanism
def offered(n, discount):
    """What each of those gets whose vote is bought."""
    return discount / n


@mechanism
def propose(values, n, votes, discount, proposer, shares):
    """Write what each of n expects when ``proposer`` makes the best proposal that passes.

    ``values[j]`` is what j expects if the bargaining starts again, so that his vote costs
    ``discount·values[j]``. Votes that cost the same are bought by lot: a fixed order would make the
    favoured dearer at the next look, and the search for an equilibrium go in circles.
    """
    for j in range(n):
        shares[j] = 0.0
    spent = 0.0
    for j in range(n):
        if j == proposer:
            continue
        cheaper = 0
        alike = 0
        for k in range(n):
            if k != proposer:
                cheaper += values[k] < values[j]
                alike += values[k] == values[j]
        chance = min(max((votes - 1 - cheaper) / alike, 0.0), 1.0)
        shares[j] = chance * discount * values[j]
        spent += shares[j]
    shares[proposer] = 1.0 - spent


@mechanism
def expect(values, chances, n, votes, discount, step, shares, fresh):
    """Move ``values`` by ``step`` towards what they lead to; return the largest change wanted.

    ``chances[i]``: that i is drawn to propose; they add up to 1. Writes ``shares`` and ``fresh``.
    With step 1 it is one more session before the last; the values of an endless bargaining are
    those that do not move.
    """
    for j in range(n):
        fresh[j] = 0.0
    for i in range(n):
        propose(values, n, votes, discount, i, shares)
        for j in range(n):
            fresh[j] += chances[i] * shares[j]
    worst = 0.0
    for j in range(n):
        change = fresh[j] - values[j]
        worst = max(worst, abs(change))
        values[j] += step * change
    return worst
