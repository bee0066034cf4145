"""Waiting for one's turn: one speaks at a time, and who comes first is a rule.

Turns are taken by precedence and then by arrival, and nobody is cut short. How long one waits then
follows from how much of the time is taken, and from how uneven the turns are: with the mean of the
turns alone it is not known, since a newcomer is likelier to meet a long one.
"""

from __future__ import annotations

from math import sqrt

from october.core.kernel import mechanism
from october.core.mathematics import log1p
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="turns by precedence",
    sources=("pollaczek_1930", "khintchine_1932", "cobham_1954", "lindley_1952"),
    equation="W = ρ·(1 + cv²)/(2(1 − ρ))·E[S];  W_k = R/((1 − ρ_{<k})(1 − ρ_{≤k}))",
    parameters=(
        ("load", "share", 0.0, 1.0, "ρ: share of the time that turns take"),
        ("mean", "time", 0.0, 1e6, "E[S]: of a turn"),
        ("variation", "", 0.0, 10.0, "cv: coefficient of variation of a turn"),
    ),
)


@mechanism
def goes_first(precedence, asked, other_precedence, other_asked):
    """Whether a request comes before another: by precedence (lower first), then by arrival."""
    if precedence != other_precedence:
        return precedence < other_precedence
    return asked < other_asked


@mechanism
def left_of_a_turn(load, mean, variation):
    """How much is left, on average, of the turn that a newcomer meets, 0 if nobody has it.

    In the unit of ``mean``. Source: Khintchine (1932).
    """
    return 0.5 * load * (1.0 + variation * variation) * mean


@mechanism
def mean_wait(load, mean, variation):
    """Mean wait for the turn where requests come at random; load below 1, else infinite.

    Source: Pollaczek (1930), Khintchine (1932).
    """
    return mean_wait_behind(0.0, load, left_of_a_turn(load, mean, variation))


@mechanism
def mean_wait_behind(before, up_to, left):
    """Mean wait of a precedence: ``before`` is the load of those that go first, ``up_to`` that
    with its own, ``left`` what is left of the turn that it meets, of whatever precedence.

    Source: Cobham (1954).
    """
    if up_to >= 1.0:
        return float("inf")
    return left / ((1.0 - before) * (1.0 - up_to))


@mechanism
def next_wait(wait, turn, gap):
    """The wait of the next, who asks ``gap`` later, if turns go by arrival.

    Source: Lindley (1952).
    """
    return max(0.0, wait + turn - gap)


@mechanism
def log_sd(variation):
    """The standard deviation of the logarithm of a log-normal turn of this variation."""
    return sqrt(log1p(variation * variation))
