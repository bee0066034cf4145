"""Reciprocity between two who meet again: memory-one strategies from two traits."""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import logistic, logit
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="memory-one reciprocity",
    sources=("Nowak & Sigmund (1993)", "Nowak & Sigmund (1994)"),
    equation="P(C) = (s, 1 − r, m + n·f, f) after (CC, CD, DC, DD); logit P(C) + shift",
    parameters=(
        ("forgiveness", "share", 0.0, 1.0, "f: cooperates after mutual defection"),
        ("provocability", "share", 0.0, 1.0, "r: answers a defection with one"),
        ("steadiness", "share", 0.5, 1.0, "s: goes on after mutual cooperation"),
        ("remorse", "share", 0.0, 1.0, "m: returns after a defection that was not answered"),
        ("remorse_slope", "share", 0.0, 1.0, "n: how much of that forgiveness adds"),
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
