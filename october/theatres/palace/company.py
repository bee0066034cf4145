"""Those who keep together: parties behind a leader, the lost behind an officer, those who hide.

Followers go where they see their leader go, a moment after; one who is held, or stops, leads
nobody.
"""

from october.core.events import FOLLOWS, PALACE
from october.core.kernel import kernel
from october.core.log import record
from october.core.wheel import schedule
from october.theatres.palace.codes import (
    BESIEGER,
    FOLLOWING,
    LINGERING,
    PATROLLING,
    POSTED,
    SEARCHING,
    WANDERING,
)
from october.theatres.palace.luck import luck
from october.theatres.palace.meetings import looks_about
from october.theatres.palace.orders import hear_what_was_said
from october.theatres.palace.people import put, set_state, step_toward
from october.theatres.palace.prisoners import overturn

BEHIND = 10.0  # s after the leader
SEEN = 20  # people of a room who are seen at once, the last to come in first


@kernel
def comes_into(night, row, room, t):
    """A mover comes into a room: hears what was given out there, frees those who can be freed."""
    put(night.rooms, night.people, row, room)
    hear_what_was_said(night, row)
    overturn(night, row, t)


@kernel
def follows(night, row, leader, t):
    """Somebody goes along with a leader from now on."""
    who = night.people[row]
    set_state(night.siege[1], night.squads, night.people, row, FOLLOWING)
    who.leader, who.since = leader, t
    bucket = night.people[leader].bucket
    due = 10.0 * bucket if bucket > 0 else t
    schedule(night.palace_wheel, night.people, row, due + BEHIND, int(t / 10.0))


@kernel
def gather(night, row, t):
    """An officer takes along those of his side who have lost their way (P23)."""
    keep, siege, people = night.keep[1], night.siege[1], night.people
    other = night.rooms[people[row].room].people
    for _ in range(SEEN):
        if other == 0:
            return
        them = people[other]
        if them.state == WANDERING and them.side == people[row].side:
            u, _, _, _ = luck(night.clock[0], other, them.acts)
            them.acts += 1
            if u < keep.rally:
                siege.rallied += 1
                follows(night, other, row, t)
                record(night.clock[0], night.log, night.tally, night.named, t, PALACE, FOLLOWS,
                       other, row, people[row].room, 0, 1.0, them.person)  # fmt: skip
        other = them.next_here


@kernel
def falls_away(night, row):
    """Somebody who follows nobody any longer is on his own again."""
    who = night.people[row]
    who.leader = 0
    alone = LINGERING if who.side == BESIEGER else WANDERING
    set_state(night.siege[1], night.squads, night.people, row, alone)


@kernel
def follow(night, row, t):
    """Go where the leader went; one of a unit stays at its post once there. The next pause, s."""
    keep, people = night.keep[1], night.people
    who = people[row]
    lead = people[who.leader]
    searching = lead.state == SEARCHING
    pause = 0.5 * keep.search_time if searching else keep.pause
    if not searching and lead.state != PATROLLING:
        falls_away(night, row)
        return pause
    if who.room != lead.room:
        to = step_toward(night.paths, night.rooms.shape[0], who.room, lead.room)
        comes_into(night, row, to, t)
    if who.unit > 0 and who.room == night.squads[who.unit].post:
        who.leader = 0
        set_state(night.siege[1], night.squads, people, row, POSTED)
    else:
        looks_about(night, row, pause, t)
    return pause


@kernel
def come_out(night, row):
    """Somebody who hid comes out, and does not know what has become of the others."""
    falls_away(night, row)
