"""The order of business: what the standing orders admit, and what an event does to a motion.

Motions that wait for a decision stand on one another: the latest is before the hall
(``sitting.motion``), and each knows the one to which it applies (``parent``). Nothing here knows
why anybody moves anything, so every order of requests can be walked through.
"""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.theatres.assembly.codes import (
    ALWAYS,
    AT_ANY_TIME,
    CARRIED,
    ENOUGH,
    LAPSED,
    LOST,
    NEVER,
    ON_ADJOURN,
    ON_AYES,
    ON_CALL,
    ON_CLOSE,
    ON_NOES,
    ON_POSTPONE,
    ON_REVIVE,
    ON_SECOND,
    ON_SILENCE,
    PENDING,
    POSTPONED,
    PUT,
    REVIVED,
    SECONDED,
    TO_AMEND,
    WHEN_HEARD,
    WHEN_NOT_QUORATE,
    WHEN_QUORATE,
    WHEN_SECONDED,
)


@kernel
def waits(motion):
    """Whether a motion waits for a decision."""
    return (PENDING >> motion.state) & 1 == 1


@kernel
def holds(guard, motion, order, sitting):
    """Whether the guard of a transition holds for a motion now."""
    if guard == WHEN_SECONDED:
        return motion.seconded > 0 or order.second == 0
    if guard == WHEN_HEARD:
        return motion.speeches > 0 or order.debatable == 0
    if guard == WHEN_QUORATE:
        return order.needs_quorum == 0 or sitting.quorate == ENOUGH
    if guard == WHEN_NOT_QUORATE:
        return order.needs_quorum == 1 and sitting.quorate != ENOUGH
    return guard == ALWAYS


@kernel
def next_state(transitions, motion, order, sitting, event):
    """Where an event takes a motion by the first transition whose guard holds; 0 for a hole."""
    for row in range(1, transitions.shape[0]):
        rule = transitions[row]
        if rule.from_state == motion.state and rule.on == event:
            if holds(rule.guard, motion, order, sitting):
                return rule.to_state
    return 0


@kernel
def chair_decides(event):
    """What the chair does where the rules say nothing: what is customary, 0 for nothing at all."""
    if event == ON_SECOND:
        return SECONDED
    if event in (ON_SILENCE, ON_ADJOURN):
        return LAPSED
    if event == ON_CLOSE:
        return PUT
    if event == ON_AYES:
        return CARRIED
    if event == ON_NOES:
        return LOST
    if event == ON_POSTPONE:
        return POSTPONED
    if event == ON_CALL:
        return SECONDED
    if event == ON_REVIVE:
        return REVIVED
    return 0


@kernel
def happen(clock, log, tally, named, transitions, orders, sitting, motion, event, t):
    """Let an event move a motion; return the state in which it is then.

    Where the rules have a hole the chair decides, and its ruling is noted. A speech that changes
    nothing is no hole.
    """
    to = next_state(transitions, motion, orders[motion.kind], sitting, event)
    if to == 0:
        to = chair_decides(event)
        if to > 0:
            record(clock, log, tally, named, t, events.ASSEMBLY, events.RULING,
                   motion.mover, motion.target, motion.kind, to, float(sitting.present),
                   0)  # fmt: skip
    if to > 0:
        waited = waits(motion)
        motion.state = to
        if waited and not waits(motion):
            motion.settled = t
    return motion.state


@kernel
def before_the_hall(sitting, motions):
    """Set the motion before the hall: the latest that still waits, else what it applied to."""
    row = sitting.motion
    while row > 0 and not waits(motions[row]):
        row = motions[row].parent
    sitting.motion = row


@kernel
def depth(motions, row):
    """How many motions a motion stands on."""
    count = 0
    while motions[row].parent > 0:
        row = motions[row].parent
        count += 1
    return count


@kernel
def renewable(orders, motions, used, live, k, t, pause):
    """Whether a motion of kind ``k`` may be moved once more: it was not, or the rules let it.

    What applies to another motion counts only where it applied to the one before the hall.
    """
    rule = orders[k]
    for m in range(1, used):
        motion = motions[m]
        if motion.kind != k or (rule.applies != 0 and motion.parent != live):
            continue
        if motion.state == POSTPONED or waits(motion):
            return False
        agreed = motion.state == CARRIED or motion.state == REVIVED
        if agreed and rule.renewable != AT_ANY_TIME:
            return False
        if motion.state == LOST and rule.renewable == NEVER:
            return False
        if t - motion.moved < pause:
            return False
    return True


@kernel
def in_order(orders, motions, sitting, k, i, origin, t, pause):
    """Whether faction ``i`` may now move a motion of kind ``k``.

    A wing that has broken away may move what its faction (``origin``) may, save from its list. It
    must be among those that may; what is pending must rank lower, be among what the kind applies
    to, and be open to amendment by an amendment, at most twice over.
    """
    rule = orders[k]
    if not rule.may_move & (1 << origin):
        return False
    if rule.from_list > 0 and rule.from_list != i:
        return False
    live = sitting.motion
    if rule.applies != 0:
        if live == 0 or not (rule.applies >> motions[live].kind) & 1:
            return False
        if rule.effect == TO_AMEND:
            if orders[motions[live].kind].amendable == 0 or depth(motions, live) > 1:
                return False
    elif live > 0 and rule.rank == 0:
        return False
    if live > 0 and orders[motions[live].kind].rank >= rule.rank and rule.effect != TO_AMEND:
        return False
    return renewable(orders, motions, sitting.motions, live, k, t, pause)
