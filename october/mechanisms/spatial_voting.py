"""Votes between a motion and the status quo by who is nearer, and what the rules make of them.

A voter compares distances on one line, squared or through a bell curve, with a noise of taste.
Where all votes are by position the median decides, an agenda setter takes what the median would
rather have than nothing, and under a larger majority a status quo between the pivots stays.
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import exp, logistic, normal_cdf
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="spatial voting",
    sources=(
        "clinton_jackman_rivers_2004",
        "poole_rosenthal_1985",
        "romer_rosenthal_1978",
        "krehbiel_1998",
    ),
    equation="P(aye) = logit⁻¹{[(x − q)² − (x − m)²]/σ}",
    parameters=(
        ("noise", "utility", 0.01, 5.0, "σ: how little positions decide"),
        ("signal", "", 0.1, 50.0, "β: how much they do, of a bell curve"),
        ("width", "1/position", 0.1, 5.0, "w: how soon the bell curve falls"),
    ),
)


@mechanism
def gain(x, motion, status_quo):
    """What a voter at ``x`` gains in quadratic utility if the motion replaces the status quo.

    Positions in [−1, 1]. Source: Clinton, Jackman & Rivers (2004), eq. 2.
    """
    return (x - status_quo) * (x - status_quo) - (x - motion) * (x - motion)


@mechanism
def conviction(gained, noise):
    """Chance that the voter's own view, by itself, is for the motion."""
    return logistic(gained / noise)


@mechanism
def bell_conviction(x, motion, status_quo, signal, width):
    """The same of a utility that is a bell curve, β·exp(−½w²d²), under normal noise: whoever is
    far from both alternatives hardly minds which. Source: Poole & Rosenthal (1985).
    """
    near = exp(-0.5 * (width * (x - motion)) * (width * (x - motion)))
    far = exp(-0.5 * (width * (x - status_quo)) * (width * (x - status_quo)))
    return normal_cdf(signal * (near - far))


@mechanism
def set_agenda(setter, median, status_quo):
    """What a setter proposes, and the median takes, who would else keep the status quo.

    The nearest place to the setter's own among those that the median does not like less.
    Source: Romer & Rosenthal (1978).
    """
    mirrored = 2.0 * median - status_quo
    return max(min(status_quo, mirrored), min(setter, max(status_quo, mirrored)))


@mechanism
def gridlock(positions, n, votes):
    """The two pivots between which no status quo can be moved by ``votes`` of n, the lower first.

    ``positions`` are sorted upwards; n/2 < votes ≤ n. Source: Krehbiel (1998).
    """
    return positions[n - votes], positions[votes - 1]
