"""Losses of two sides that fight, in the large and one by one.

Aimed fire: each side's losses are in proportion to the other's number (square law). Fire into an
area, or single combats: in proportion to both numbers (linear law). An ambush: one side aims at
men in the open, the other fires at where they may be. These are laws for many. A few men are a
chain of single losses: the next falls to the second side with chance r·x/(r·x + y) when x of the
first and y of the second aim, and r/(r + 1) when they fight man by man. A skirmish needs the
chain: two against one lose to that one once in six times, while the square law has them always win.

Source: Lanchester (1916); Deitchman (1962); Brown (1963); Kingman & Volkov (2003).
"""

from __future__ import annotations

from math import sqrt

import numpy as np

from october.core.kernel import mechanism
from october.core.mathematics import exp, log
from october.core.random import uniforms
from october.mechanisms.registry import Mechanism


@mechanism
def square_law(first, second, first_kills, second_kills, time):
    """Strengths after ``time`` of aimed fire, until one is 0; Ȧ = −b·B and Ḃ = −a·A.

    first_kills: a, losses that one man of the first side inflicts per unit of time; b likewise.
    """
    root = sqrt(first_kills * second_kills)
    grown, shrunk = exp(root * time), exp(-root * time)
    cosh, sinh = 0.5 * (grown + shrunk), 0.5 * (grown - shrunk)
    worth = sqrt(second_kills / first_kills)
    return first * cosh - second * worth * sinh, second * cosh - first / worth * sinh


@mechanism
def square_end(first, second, first_kills, second_kills):
    """When the weaker side is gone, and the strengths then; infinite between equals."""
    margin = first_kills * first * first - second_kills * second * second
    root = sqrt(first_kills * second_kills)
    odds = sqrt(second_kills / first_kills) * second / first
    if margin == 0.0:
        return np.inf, 0.0, 0.0
    if margin > 0.0:
        return log((1.0 + odds) / (1.0 - odds)) / (2.0 * root), sqrt(margin / first_kills), 0.0
    return log((odds + 1.0) / (odds - 1.0)) / (2.0 * root), 0.0, sqrt(-margin / second_kills)


@mechanism
def linear_law(first, second, first_kills, second_kills, time):
    """Strengths after ``time`` of fire into an area; Ȧ = −β·A·B and Ḃ = −α·A·B.

    first_kills: α, losses per man of either side and unit of time that the first side inflicts.
    """
    margin = first_kills * first - second_kills * second
    if margin == 0.0:
        left = 1.0 / (1.0 + first_kills * first * time)
        return first * left, second * left
    faded = exp(-margin * time)
    below = first_kills * first - second_kills * second * faded
    return first * margin / below, second * margin * faded / below


@mechanism
def ambush_margin(guerrillas, troops, guerrillas_kill, troops_kill):
    """What stays constant in an ambush: above 0 the guerrillas win, below 0 the troops.

    The guerrillas aim (losses a·A), the troops fire into the area (losses b·A·B).
    Source: Deitchman (1962), with a for those who aim.
    """
    return guerrillas_kill * guerrillas - 0.5 * troops_kill * troops * troops


@mechanism
def ambush_losses(guerrillas, troops, guerrillas_kill, troops_kill):
    """Rates of loss of the guerrillas and of the troops in an ambush."""
    return troops_kill * guerrillas * troops, guerrillas_kill * guerrillas


@mechanism
def second_loses_next(first, second, worth, aimed):
    """Chance that the next to fall is of the second side. Source: Brown (1963).

    worth: losses that one of the first side inflicts for one that one of the second does.
    """
    if aimed:
        return worth * first / (worth * first + second)
    return worth / (worth + 1.0)


@mechanism
def falls_next(u, first, second, worth):
    """Who falls next where both aim: 1 somebody of the first side, 2 of the second."""
    if u < second_loses_next(first, second, worth, True):
        return 2
    return 1


@mechanism
def struck(u, chance, exchanges):
    """Whether ``exchanges`` of fire hit somebody, each with a small ``chance``: their sum."""
    return u < chance * exchanges


@mechanism
def fought_out(seed, row, first, second, worth):
    """Play a skirmish of aimed fire to its end: those left of the first, minus of the second."""
    act = 0
    while first > 0 and second > 0:
        u, _, _, _ = uniforms(seed, 0, 0, row, act)
        act += 1
        if falls_next(u, first * 1.0, second * 1.0, worth) == 2:
            second -= 1
        else:
            first -= 1
    return first - second


@mechanism
def law_of_survivors(first, second, worth, aimed, first_left, second_left, after):
    """Write the exact law of who is left when one side is gone.

    ``first_left[x]``, x ≥ 1: the first side wins with x left; ``second_left[y]`` likewise. The
    arrays have first + 1 and second + 1 entries, ``after`` (room to work in) second + 1.
    """
    for y in range(second + 1):
        second_left[y] = 0.0
        after[y] = 0.0
    second_left[second] = 1.0
    first_left[0] = 0.0
    for x in range(first, 0, -1):
        for y in range(second, 0, -1):
            chance = second_loses_next(x * 1.0, y * 1.0, worth, aimed)
            second_left[y - 1] += second_left[y] * chance
            after[y] += second_left[y] * (1.0 - chance)
        first_left[x] = second_left[0]
        for y in range(second + 1):
            second_left[y] = after[y]
            after[y] = 0.0


MECHANISM = Mechanism(
    name="attrition",
    sources=("lanchester_1916", "deitchman_1962", "brown_1963", "kingman_volkov_2003"),
    equation="Ȧ = −b·B, Ḃ = −a·A | Ȧ = −β·A·B, Ḃ = −α·A·B | P(B loses next) = r·x/(r·x + y)",
    parameters=(
        ("first_kills", "1/time", 0.0, 1e6, "a or α, losses that one man inflicts"),
        ("second_kills", "1/time", 0.0, 1e6, "b or β, losses that one man inflicts"),
        ("worth", "", 0.0, 1e3, "r, one man of the first side against one of the second"),
        ("chance", "probability", 0.0, 1.0, "one exchange of fire hits"),
    ),
)
