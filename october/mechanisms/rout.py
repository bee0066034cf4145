"""When those who could still fight stop: worn morale, breaking points, leaving that spreads.

Units end a fight long before they are used up. The oldest rule is a breaking point, a share lost
at which a side gives up; battles do not bear it out as a constant (Helmbold), but it says who
would break first. Here it is a rate instead: people leave at a rate that is log-linear in
morale and in the share who have gone before, so that a few can set off the rest.

Source: Helmbold (1971) for breaking points; Cox (1972) for the log-linear rate; Granovetter (1978)
for leaving that feeds on those who left.
"""

from __future__ import annotations

from math import sqrt

from october.core.kernel import mechanism
from october.core.random import uniforms
from october.mechanisms.hazard import loglinear, wait
from october.mechanisms.registry import Mechanism

MOST = 3.0  # to one: more enemies than that press no harder


@mechanism
def worn(morale, loss):
    """Morale in [0, 1] after a loss of it."""
    return min(1.0, max(0.0, morale - loss))


@mechanism
def urge(steepness, morale, bond, contagion, gone):
    """How much more than usual people want to go, as a logarithm of a rate.

    ``morale`` counts from ½; ``bond`` holds them back; ``gone`` is the share who have left.
    """
    return -steepness * (morale - 0.5) - bond + contagion * gone


@mechanism
def pressure(enemies, defenders):
    """How many enemies each defender faces, as far as that counts."""
    return min(MOST, enemies / max(1.0, float(defenders)))


@mechanism
def time_to_empty(seed, row, people, usual, contagion):
    """Play a unit in which each leaves on his own account; when the last one goes."""
    time = 0.0
    for gone in range(people):
        u, _, _, _ = uniforms(seed, 0, 0, row, gone)
        want = urge(0.0, 0.5, 0.0, contagion, gone / (people * 1.0))
        time += wait(u, loglinear(usual, want) * (people - gone))
    return time


@mechanism
def second_breaks_first(first, second, first_kills, second_kills, first_bears, second_bears):
    """Whether the second side loses the share it bears before the first does; aimed fire.

    By the square law's constant a·A² − b·B²; a kill rate is that of one man (``attrition``).
    """
    first_spends = first_kills * first * first * (1.0 - (1.0 - first_bears) * (1.0 - first_bears))
    second_spends = (
        second_kills * second * second * (1.0 - (1.0 - second_bears) * (1.0 - second_bears))
    )
    return second_spends < first_spends


@mechanism
def lost_until_one_breaks(first, second, first_kills, second_kills, first_bears, second_bears):
    """Losses of the first and of the second side when one of them has lost the share it bears.

    By the square law's constant, as in ``second_breaks_first``; arguments are the same.
    """
    if second_breaks_first(first, second, first_kills, second_kills, first_bears, second_bears):
        left = (1.0 - second_bears) * second
        spent = second_kills / first_kills * (second * second - left * left)
        return first - sqrt(first * first - spent), second - left
    left = (1.0 - first_bears) * first
    spent = first_kills / second_kills * (first * first - left * left)
    return first - left, second - sqrt(max(0.0, second * second - spent))


MECHANISM = Mechanism(
    name="rout",
    sources=("helmbold_1971", "cox_1972", "granovetter_1978"),
    equation="rate = usual·exp(−s·(morale − ½) − bond + c·gone)",
    parameters=(
        ("usual", "1/h", 0.0, 100.0, "rate of leaving at morale ½ when nobody has gone"),
        ("steepness", "log", 0.0, 10.0, "s, what morale does to the rate"),
        ("contagion", "log", 0.0, 10.0, "c, what the share gone does to the rate"),
        ("bears", "share", 0.0, 1.0, "breaking point: the loss at which a side gives up"),
    ),
)
