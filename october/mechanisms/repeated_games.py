"""Reciprocity between two who meet again: memory-one strategies, and machines that remember more.

Two strategies that remember one round make a chain over the four outcomes of a round, solved here
without a subtraction, so that it is right to the last digits however seldom a hand slips. With a
chance of meeting again below 1 the same chain, started anew as often, gives what a discounted game
is worth. A strategy with a longer memory is a machine: what it does in each of its states, and
where each outcome takes it.

Sources: Axelrod (1984) for the tournament, Nowak & Sigmund (1992, 1993, 1994), Molander (1985);
the solution of the chain is Grassmann, Taksar & Heyman's (1985).
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import logistic, logit
from october.core.random import uniforms
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="repeated games with memory-one strategies",
    sources=(
        "axelrod_1984",
        "grassmann_taksar_heyman_1985",
        "molander_1985",
        "nowak_sigmund_1992",
        "nowak_sigmund_1993",
        "nowak_sigmund_1994",
    ),
    equation="P(C) = (s, 1 − r, m + n·f, f) after (CC, CD, DC, DD); logit P(C) + shift; v = v·M",
    parameters=(
        ("forgiveness", "share", 0.0, 1.0, "f: cooperates after mutual defection"),
        ("provocability", "share", 0.0, 1.0, "r: answers a defection with one"),
        ("steadiness", "share", 0.5, 1.0, "s: goes on after mutual cooperation"),
        ("remorse", "share", 0.0, 1.0, "m: returns after a defection that was not answered"),
        ("remorse_slope", "share", 0.0, 1.0, "n: how much of that forgiveness adds"),
        ("error", "share", 0.0, 0.5, "how often a hand slips"),
        ("discount", "share", 0.0, 1.0, "chance that they meet again"),
    ),
)


@mechanism
def memory_one(own, other, forgiveness, provocability, steadiness, remorse, remorse_slope):
    """Chance of cooperating after the pair's last acts (1 cooperated, 0 defected), clipped to
    [1 − steadiness, steadiness]. ``own`` is one's own act, ``other`` the other's as perceived.

    Play is asynchronous, as in the alternating game of Nowak & Sigmund (1994).
    """
    if own == 1 and other == 1:
        p = steadiness
    elif own == 1:
        p = 1.0 - provocability
    elif other == 1:
        p = remorse + remorse_slope * forgiveness
    else:
        p = forgiveness
    return min(max(p, 1.0 - steadiness), steadiness)


@mechanism
def shifted(p, shift):
    """A chance moved by ``shift`` in log odds."""
    return logistic(logit(p) + shift)


@mechanism
def perceived(act, error, u):
    """An act (1 or 0) as the other sees it: flipped with chance ``error``."""
    return 1 - act if u < error else act


@mechanism
def trembled(p, error):
    """A chance of cooperating when the hand slips with chance ``error``."""
    return p * (1.0 - error) + (1.0 - p) * error


@mechanism
def generosity(reward, sucker, temptation, punishment):
    """The largest chance of forgiving a defection that no defector can exploit.

    Sources: Molander (1985), Nowak & Sigmund (1992).
    """
    return min(
        1.0 - (temptation - reward) / (reward - sucker),
        (reward - punishment) / (temptation - punishment),
    )


@mechanism
def mirrored(outcome):
    """An outcome CC, CD, DC, DD (0…3) as the other sees it."""
    return 3 - outcome if outcome == 1 or outcome == 2 else outcome


@mechanism
def chance_of(outcome, one, other):
    """Chance of an outcome when the two cooperate with these chances."""
    mine = one if outcome < 2 else 1.0 - one
    return mine * (other if outcome == 0 or outcome == 2 else 1.0 - other)


@mechanism
def meet(p, q, first_p, first_q, discount, chain):
    """Write the chain of two memory-one strategies over CC, CD, DC, DD, the first one's act first.

    ``p`` and ``q``: chances of cooperating after these four, each as seen by its owner;
    ``first_…``: of the first move. With chance ``discount`` the game goes on, else it starts anew.
    """
    for now in range(4):
        for then in range(4):
            on = chance_of(then, p[now], q[mirrored(now)])
            anew = chance_of(then, first_p, first_q)
            chain[now, then] = discount * on + (1.0 - discount) * anew


@mechanism
def settle(chain, n, shares):
    """Write the long-run share of time in each of n states; ``chain`` is used up.

    State by state is left out, and its way handed to the others: Grassmann, Taksar & Heyman (1985).
    One set of states must be left no more; if there are two, the last is taken.
    """
    root = 0
    for k in range(n - 1, 0, -1):
        leaving = 0.0
        for j in range(k):
            leaving += chain[k, j]
        if not leaving > 0.0:
            root = k
            break
        for i in range(k):
            chain[i, k] /= leaving
            for j in range(k):
                chain[i, j] += chain[i, k] * chain[k, j]
    total = 0.0
    for k in range(n):
        shares[k] = 1.0 if k == root else 0.0
        if k > root:
            for i in range(root, k):
                shares[k] += shares[i] * chain[i, k]
        total += shares[k]
    for k in range(n):
        shares[k] /= total


@mechanism
def pass_round(chain, n, shares, fresh):
    """Move the chances of n states by one round; ``fresh`` is written on the way."""
    for then in range(n):
        fresh[then] = 0.0
        for now in range(n):
            fresh[then] += shares[now] * chain[now, then]
    for then in range(n):
        shares[then] = fresh[then]


@mechanism
def worth(shares, game):
    """What a round is worth with these shares of CC, CD, DC, DD; ``game``: (R, S, T, P)."""
    total = 0.0
    for outcome in range(4):
        total += shares[outcome] * game[outcome]
    return total


@mechanism
def cooperation(shares):
    """How often the first one cooperates."""
    return shares[0] + shares[1]


@mechanism
def match(one, other, turns, error, seed, night, row, game):
    """The scores of two machines over so many turns; a hand slips with chance ``error``.

    A machine is a table with a line per state, and starts in the first: (1 if it cooperates, the
    next state after CC, after CD, after DC, after DD). ``row``: whose luck it is, 0 to 2^32.
    """
    here = 0
    there = 0
    mine = 0.0
    theirs = 0.0
    for turn in range(turns):
        act = one[here, 0]
        answer = other[there, 0]
        if error > 0.0:
            u, v, _, _ = uniforms(seed, 0, night, row, turn)
            act = perceived(act, error, u)
            answer = perceived(answer, error, v)
        outcome = 2 * (1 - act) + (1 - answer)
        reverse = mirrored(outcome)
        mine += game[outcome]
        theirs += game[reverse]
        here = one[here, 1 + outcome]
        there = other[there, 1 + reverse]
    return mine, theirs


@mechanism
def round_robin(machines, n, turns, error, seed, night, game, scores):
    """Write ``scores[i, j]``, what machine i has after its match against j, itself included."""
    for i in range(n):
        for j in range(i, n):
            scores[i, j], scores[j, i] = match(
                machines[i], machines[j], turns, error, seed, night, i * n + j, game
            )
