"""Whom somebody remembers: the last three people met, where, and what was made of them.

Source: equation 20 of the design. A warning adds to what is remembered of a person; whoever then
takes them for an enemy goes back to where they were seen (P29, P30).
"""

from october.core.events import GOES_BACK, PALACE, RECOGNISES, WARNS
from october.core.kernel import kernel
from october.core.log import record
from october.core.mathematics import logistic
from october.theatres.palace.codes import PATROLLING, WANDERING
from october.theatres.palace.people import is_free, is_seen

SLOTS = 3  # people remembered


@kernel
def slot_of(memories, row, other):
    """Row of what ``row`` remembers of ``other``, 0 if nothing."""
    for slot in range(SLOTS * row - SLOTS + 1, SLOTS * row + 1):
        if memories[slot].other == other:
            return slot
    return 0


@kernel
def oldest(memories, row):
    """Row of the memory that goes first when somebody else is met."""
    best = SLOTS * row - SLOTS + 1
    for slot in range(best + 1, SLOTS * row + 1):
        if memories[slot].t < memories[best].t:
            best = slot
    return best


@kernel
def remember(memories, row, other, room, odds, t):
    """Keep what ``row`` now makes of ``other``; return the row of that memory."""
    slot = slot_of(memories, row, other)
    if slot == 0:
        slot = oldest(memories, row)
    memory = memories[slot]
    memory.t, memory.other, memory.room, memory.odds = t, other, room, odds
    return slot


@kernel
def note(night, kind, row, other, room, magnitude, t):
    """Log what ``row`` does about ``other``."""
    record(night.clock[0], night.log, night.tally, night.named, t, PALACE, kind, row, other, room,
           0, magnitude, night.people[row].person)  # fmt: skip


@kernel
def suspected(night, row, t):
    """Row of the memory of whom ``row`` suspects most, of those met of late; 0 for nobody."""
    keep, people, memories = night.keep[1], night.people, night.memories
    best, worst = 0, 0.0
    for slot in range(SLOTS * row - SLOTS + 1, SLOTS * row + 1):
        memory = memories[slot]
        late = t - memory.t > keep.memory * 60.0
        if memory.other == 0 or late or not is_free(people[memory.other].state):
            continue
        if memory.odds > worst:
            best, worst = slot, memory.odds
    return best


@kernel
def is_warned(night, friend, suspect, room, odds, by, t):
    """``by`` warns ``friend`` of a suspect seen in ``room``; whether he takes him for an enemy.

    What he has made of the man himself and what he is told add up; what he had not seen himself
    starts from what he thinks of strangers.
    """
    keep, people, memories = night.keep[1], night.people, night.memories
    one = people[friend]
    note(night, WARNS, by, friend, one.room, logistic(odds), t)
    one.prior = min(3.0, one.prior + keep.alarm_step)
    slot = slot_of(memories, friend, suspect)
    if slot == 0:
        slot = remember(memories, friend, suspect, room, one.prior, t)
    memories[slot].odds += keep.warn_credence * odds
    return memories[slot].odds > 0.0 and is_free(people[suspect].state)


@kernel
def go_back(night, row, suspect, t):
    """Set out for where the suspect was seen, if one is free to; whether he is here already."""
    who, memories = night.people[row], night.memories
    slot = slot_of(memories, row, suspect)
    if night.people[suspect].room == who.room:
        note(night, RECOGNISES, row, suspect, who.room, logistic(memories[slot].odds), t)
        return True
    if who.state == PATROLLING or who.state == WANDERING:
        who.suspect, who.target = suspect, memories[slot].room
        note(night, GOES_BACK, row, suspect, who.target, logistic(memories[slot].odds), t)
    return False


@kernel
def finds_suspect(night, row, t):
    """Whether somebody who went back has the suspect before him; having arrived, he gives it up."""
    who = night.people[row]
    suspect = who.suspect
    here = night.people[suspect].room == who.room and is_seen(night.people[suspect].state)
    if here or who.room == who.target:
        who.suspect = who.target = 0
    if not here or not is_free(night.people[suspect].state):
        return 0
    slot = slot_of(night.memories, row, suspect)
    odds = night.memories[slot].odds if slot > 0 else 0.0
    note(night, RECOGNISES, row, suspect, who.room, logistic(odds), t)
    return suspect
