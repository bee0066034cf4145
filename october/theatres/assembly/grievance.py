"""Grievance of one bloc's delegates against another bloc.

Every delegate of a faction hears the same acts, and each act moves a grievance g to (1 − a)·g + a
or to (1 − c)·g. Such maps compose to one: g = keep·(what the delegate brought) + add. So each
delegate has a grievance of his own against every bloc at the cost of two numbers a pair of blocs.
What the night adds fades with a half-life.
"""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.mechanisms.decay import kept


@kernel
def tie_of(factions, blame, i, actor):
    """The row of ``ties`` for faction ``i`` and an actor."""
    return (i - 1) * (blame.shape[0] - 1) + actor


@kernel
def pair(factions, i, j):
    """The row of ``relations`` for faction ``i`` toward faction ``j``."""
    return (i - 1) * (factions.shape[0] - 1) + j


@kernel
def settle(relation, hall, t):
    """Let what the night has added fade until ``t``."""
    left = kept(t - relation.t, hall.grievance_life * 3600.0)
    relation.keep = left * relation.keep + (1.0 - left)
    relation.add *= left
    relation.t = t


@kernel
def brought(factions, ties, blame, blocs, i, j):
    """The grievance against bloc ``j`` with which faction ``i`` came, [0, 1]."""
    tie = ties[tie_of(factions, blame, i, blocs[j].actor)]
    return min(1.0, factions[i].grievance * tie.aim)


@kernel
def felt(relation, came_with, resentment):
    """What one delegate feels now, given the relation of the blocs (settled)."""
    own = min(1.0, max(0.0, came_with + resentment))
    return relation.keep * own + relation.add


@kernel
def ill_will(hall, factions, ties, blame, blocs, relations, t, i, j):
    """The mean grievance of faction ``i`` against bloc ``j`` at ``t``."""
    relation = relations[pair(factions, i, j)]
    settle(relation, hall, t)
    return felt(relation, brought(factions, ties, blame, blocs, i, j), 0.0)


@kernel
def weigh_in(hall, factions, ties, blame, blocs, i, target):
    """How much an act against ``target`` counts for faction ``i``: 1 if it is its own case."""
    if i == target:
        return 1.0
    affinity = ties[tie_of(factions, blame, i, blocs[target].actor)].affinity
    if affinity < 0.0:
        return hall.iota_other * (1.0 + affinity)
    return hall.iota_other + (hall.iota_ally - hall.iota_other) * affinity


@kernel
def shift(relation, hostile, friendly):
    """Compose an act into a relation: a hostile share ``a``, then a friendly one ``c``."""
    relation.keep *= (1.0 - hostile) * (1.0 - friendly)
    relation.add = (relation.add * (1.0 - hostile) + hostile) * (1.0 - friendly)


@kernel
def take_act(
    clock, log, tally, named, hall, factions, ties, blame, blocs, relations,
    t, actor, target, hostility, conciliation,
):  # fmt: skip
    """Every bloc hears ``actor`` act toward ``target``; the actor's own camp judges its leader."""
    for i in range(1, factions.shape[0]):
        if blocs[i].seats <= 0.0:
            continue
        if i == actor:
            friends = ties[tie_of(factions, blame, i, blocs[target].actor)].affinity
            loss = hall.approval_loss * hostility * max(0.0, friends)
            blocs[i].approval *= 1.0 - loss
            if loss > 0.0:
                record(clock, log, tally, named, t, events.ASSEMBLY, events.GRIEVANCE,
                       i, i, 0, 0, loss, 0)  # fmt: skip
            continue
        before = ill_will(hall, factions, ties, blame, blocs, relations, t, i, actor)
        weight = weigh_in(hall, factions, ties, blame, blocs, i, target)
        shift(
            relations[pair(factions, i, actor)],
            hall.hostile_gain * min(1.0, hostility) * weight,
            hall.friendly_loss * conciliation * weight,
        )
        after = ill_will(hall, factions, ties, blame, blocs, relations, t, i, actor)
        if abs(after - before) > 0.002:
            record(clock, log, tally, named, t, events.ASSEMBLY, events.GRIEVANCE,
                   i, actor, 0, 0, after - before, 0)  # fmt: skip
