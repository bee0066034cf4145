"""Prisoners of either side, and who guards whom: where the balance turns, a side frees its own.

Whoever comes into a room where some of their side are held, and finds more friends there than
armed enemies, frees them; the guards become the prisoners.
"""

from october.core.events import FREED, OVERPOWERED, PALACE
from october.core.kernel import kernel
from october.core.log import record
from october.core.wheel import schedule
from october.theatres.palace.codes import (
    BESIEGER,
    DEFENDER,
    HELD,
    LINGERING,
    SEARCHING,
    STAND_DOWN,
    WANDERING,
)
from october.theatres.palace.luck import luck
from october.theatres.palace.people import (
    count_held,
    free_here,
    hold,
    is_free,
    put,
    release,
)


@kernel
def take_prisoner(night, row):
    """Somebody is disarmed; the defence takes its prisoners to its main post while it has one."""
    siege, rooms, people = night.siege[1], night.rooms, night.people
    hold(siege, night.squads, rooms, people, night.palace_wheel, row)
    if people[row].side == BESIEGER and rooms[siege.room_post].defenders > 0:
        count_held(rooms, people[row], -1)
        put(rooms, people, row, siege.room_post)
        count_held(rooms, people[row], 1)


@kernel
def free_one(night, row, by, t):
    """A prisoner is on his feet again: a besieger goes on, a defender looks for his post.

    ``by`` is who came for him, 0 when the guards let him go.
    """
    keep, siege, people = night.keep[1], night.siege[1], night.people
    who = people[row]
    state, pause = WANDERING, keep.pause
    if who.side == BESIEGER:
        searching = who.rank == 1 and siege.arrested < 0.0
        state = SEARCHING if searching else LINGERING
        pause = keep.search_time if searching else keep.linger
    release(siege, night.squads, night.rooms, people, row, state)
    siege.freed += 1
    record(night.clock[0], night.log, night.tally, night.named, t, PALACE, FREED, by, row, who.room,
           0, 1.0, who.person)  # fmt: skip
    u, _, _, _ = luck(night.clock[0], row, who.acts)
    who.acts += 1
    schedule(night.palace_wheel, people, row, t + 10.0 + u * pause, int(t / 10.0))


@kernel
def let_go(night, room, t):
    """Those who lay down their arms let the besiegers whom they hold in ``room`` go."""
    people = night.people
    if night.rooms[room].held_besiegers == 0:
        return
    row = night.rooms[room].people
    while row > 0:
        if people[row].side == BESIEGER and people[row].state == HELD:
            free_one(night, row, 0, t)
        row = people[row].next_here


@kernel
def overturn(night, row, t):
    """Free one's own in the room where ``row`` has come, if there are friends enough for it."""
    siege, rooms, people = night.siege[1], night.rooms, night.people
    who = people[row]
    place = rooms[who.room]
    other = DEFENDER if who.side == BESIEGER else BESIEGER
    captives = place.held_besiegers if who.side == BESIEGER else place.held_defenders
    if captives == 0 or who.order == STAND_DOWN:
        return
    if free_here(rooms, people, who.room, who.side) <= free_here(rooms, people, who.room, other):
        return
    there = place.people
    while there > 0:
        them = people[there]
        if them.side == who.side and them.state == HELD:
            free_one(night, there, row, t)
        elif them.side == other and is_free(them.state) and them.order != STAND_DOWN:
            hold(siege, night.squads, rooms, people, night.palace_wheel, there)
            record(night.clock[0], night.log, night.tally, night.named, t, PALACE, OVERPOWERED,
                   row, there, who.room, 0, 1.0, who.person)  # fmt: skip
        there = them.next_here
