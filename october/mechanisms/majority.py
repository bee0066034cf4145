"""What carries a motion: of whom a majority is asked, how large, and who must be there at all.

Assemblies differ in the *base*: a share is asked of those who say yes or no, of all votes cast, of
all who are present or of all who have a seat. Whoever abstains counts for nothing in the first two
and against the motion in the others; a spoiled vote is one cast, and no vote for or against. The
quorum comes first: without it there is no vote that could be won or lost.

Source: Robert (1915), §§ 46, 48, 64; the count of those who keep silent towards a quorum is
Reed's of 1890, whose opponents had sat there and not answered.
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.mechanisms.registry import Mechanism

# Of whom the share is asked.
OF_VOTING = 0  # yes and no
OF_CAST = 1  # yes, no and spoiled
OF_PRESENT = 2
OF_ELECTORATE = 3

# How a vote ends.
NO_QUORUM = -1
LOST = 0
CARRIED = 1

# What one voter does.
ABSENT = 0
YES = 1
NO = 2
ABSTAINS = 3
SPOILS = 4
SILENT = 5  # there, and not answering

ROUNDING = 1e-9  # two thirds of three are two, whatever the last bit says

MECHANISM = Mechanism(
    name="majority and quorum",
    sources=("robert_1915",),
    equation="yes > q·B, or yes ≥ q·B, and yes > 0",
    parameters=(
        ("threshold", "share", 0.0, 1.0, "q: the share that is asked"),
        ("quorum", "votes", 0.0, 1e9, "how many must be there"),
    ),
)


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
def base_of(rule, electorate, present, yes, no, spoiled):
    """The votes of which a share is asked, by ``rule``: one of ``OF_…``."""
    if rule == OF_VOTING:
        return yes + no
    if rule == OF_CAST:
        return yes + no + spoiled
    if rule == OF_PRESENT:
        return present
    return electorate


@mechanism
def enough(there, quorum):
    """Whether those who are there make up the quorum."""
    return there >= quorum - ROUNDING


@mechanism
def verdict(rule, threshold, at_least, quorum, answered, electorate, present, votes):
    """How a vote ends: ``NO_QUORUM``, ``LOST`` or ``CARRIED``. Counts are votes, weighed or not.

    ``votes``: (yes, no, abstaining, spoiled). ``quorum``: how many must be there; with ``answered``
    only they count towards it who gave some vote, so that those present can break it by silence.
    """
    yes, no, abstaining, spoiled = votes
    there = yes + no + abstaining + spoiled if answered else present
    if not enough(there, quorum):
        return NO_QUORUM
    base = base_of(rule, electorate, present, yes, no, spoiled)
    return CARRIED if carried(yes, base, threshold, at_least) else LOST


@mechanism
def weighed(acts, weights, n):
    """The votes of n voters: (electorate, present, (yes, no, abstaining, spoiled)).

    ``acts[i]`` is what voter i does, ``weights[i]`` ≥ 0 how many votes are his.
    """
    electorate = 0.0
    absent = 0.0
    yes = 0.0
    no = 0.0
    abstaining = 0.0
    spoiled = 0.0
    for i in range(n):
        weight = float(weights[i])
        electorate += weight
        if acts[i] == ABSENT:
            absent += weight
        elif acts[i] == YES:
            yes += weight
        elif acts[i] == NO:
            no += weight
        elif acts[i] == ABSTAINS:
            abstaining += weight
        elif acts[i] == SPOILS:
            spoiled += weight
    return electorate, electorate - absent, (yes, no, abstaining, spoiled)
