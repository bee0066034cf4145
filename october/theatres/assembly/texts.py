"""What a motion asks for and what holds without it: its own words, an amendment's, a delay's.

A text is (who, how, who now, how now): positions on both issues with the motion and without it.
"""

from __future__ import annotations

from october.core.kernel import kernel
from october.theatres.assembly.codes import (
    TO_ADJOURN,
    TO_AMEND,
    TO_CLOSE_DEBATE,
    TO_LIMIT_DEBATE,
    TO_POSTPONE,
    TO_RECESS,
)


@kernel
def text_of(motion):
    """The text of a motion that was moved."""
    return motion.who, motion.how, motion.who_now, motion.how_now


@kernel
def leanings(camps, i):
    """Where the people of faction ``i`` in the hall stand on the average."""
    who = 0.0
    how = 0.0
    present = 0
    for w in range(1, camps.shape[0]):
        camp = camps[w]
        if camp.faction == i:
            who += camp.present * camp.who
            how += camp.present * camp.how
            present += camp.present
    n = max(1, present)
    return who / n, how / n


@kernel
def draft(hall, business, rule, motions, camps, live, i, k, hopeful):
    """The text of a motion of kind ``k`` if faction ``i`` moved it now, and whose weights judge it.

    What applies to another motion is judged by what becomes of that one: to amend is to draw it
    toward one's own; to end the debate helps the side that would win now (``hopeful``: its
    movers); to postpone keeps what holds.
    """
    kind = business[k]
    if rule.applies == 0 or live == 0:
        return (kind.who, kind.how, kind.who_now, kind.how_now), k
    on = motions[live]
    weighs = on.weighs
    if rule.effect == TO_AMEND:
        who, how = leanings(camps, i)
        step = hall.amend_step
        return (
            on.who + step * (who - on.who),
            on.how + step * (how - on.how),
            on.who,
            on.how,
        ), weighs
    ends = rule.effect == TO_CLOSE_DEBATE or rule.effect == TO_LIMIT_DEBATE
    if ends and hopeful:
        return (on.who, on.how, on.who_now, on.how_now), weighs
    if ends or rule.effect == TO_POSTPONE:
        return (on.who_now, on.how_now, on.who, on.how), weighs
    return (kind.who, kind.how, kind.who_now, kind.how_now), k


@kernel
def relief(hall, effect, sitting):
    """What the tired gain by a motion that shortens the sitting, less what stays undone."""
    if effect == TO_CLOSE_DEBATE or effect == TO_LIMIT_DEBATE:
        return hall.weariness * sitting.fatigue
    if effect == TO_RECESS or effect == TO_ADJOURN:
        undone = hall.unfinished if sitting.claimed < 0.0 else 0.0
        share = 0.5 if effect == TO_RECESS else 1.0
        return hall.weariness * sitting.fatigue - share * undone
    return 0.0
