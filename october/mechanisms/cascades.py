"""Informational cascades: when what others did outweighs what one sees oneself.

People decide one after another between two acts. Each has a private signal, right with chance p,
and sees what those before did, not why. As soon as one act is two ahead nobody's own signal
counts any more: all that come after do the same, right or wrong, and nothing further is learned.

Source: Bikhchandani, Hirshleifer & Welch (1992).
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import power
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="informational cascade",
    sources=("bikhchandani_hirshleifer_welch_1992",),
    equation="P(no cascade by an even n) = (p − p²)^{n/2}",
    parameters=(
        ("quality", "share", 0.5, 1.0, "p: chance that a signal is right"),
        ("people", "", 0.0, 1e6, "n: how many have decided"),
    ),
    reference="nobody in a night acts in turn upon what those before did and nothing else",
)

AHEAD = 2  # acts by which one side leads when signals cease to count


@mechanism
def decides(ahead, signal, tie):
    """The act, 1 or −1, of one who sees an act ``ahead`` of the other, and a signal of ±1.

    ``ahead`` in −2 … 2, as ``leads`` keeps it. One act ahead and a signal against it leave the
    two as likely as each other; then ``tie`` (±1) decides: a coin, or the own signal.
    """
    if ahead >= AHEAD or ahead <= -AHEAD:
        return 1 if ahead > 0 else -1
    if ahead != 0 and ahead == -signal:
        return tie
    return signal


@mechanism
def leads(ahead, act):
    """By how much an act leads in what all can infer, once another has acted.

    In a cascade acts tell nothing, and the lead stays. An act against a lead of one tells of a
    signal against, and the two cancel.
    """
    if ahead >= AHEAD or ahead <= -AHEAD:
        return ahead
    return ahead + act


@mechanism
def undecided(quality, people):
    """The chance that no cascade has begun after an even number of people.

    Ties are broken by a coin, so every second person ends it unless both contradict each other.
    """
    return power(quality - quality * quality, people / 2.0)


@mechanism
def right(quality, people):
    """The chance that a cascade of the right act has begun after an even number of people."""
    p = quality
    return p * (p + 1.0) * (1.0 - undecided(p, people)) / (2.0 * (1.0 - p + p * p))


@mechanism
def wrong(quality, people):
    """The chance that a cascade of the wrong act has begun after an even number of people."""
    p = quality
    return (p - 2.0) * (p - 1.0) * (1.0 - undecided(p, people)) / (2.0 * (1.0 - p + p * p))


@mechanism
def right_by_own_signal(quality):
    """The chance that the cascade in the end is right where ties go to the own signal.

    It then needs two signals more on one side: a walk that ends two steps off.
    """
    other = 1.0 - quality
    return quality * quality / (quality * quality + other * other)


@mechanism
def people_before(quality):
    """The mean number of people who decide before the cascade, those who begin it included."""
    return 2.0 / (1.0 - quality + quality * quality)
