"""Where people are and what they are doing: the only place that moves anybody.

The people of a room are a chain through their rows, so a room's heads always add up and nobody
is in two places. Whoever is gone or dead is in no room and on no wheel. Those outside stand in a
line by threshold, boldest first: a chain through ``next_here``, which nobody outside a room needs.
"""

from october.core.kernel import kernel
from october.core.wheel import cancel
from october.theatres.palace.codes import (
    BESIEGER,
    BYSTANDER,
    COUNCIL,
    DEAD,
    DEFENDER,
    FOLLOWING,
    GONE,
    HELD,
    HIDING,
    LINGERING,
    NO_BLOODSHED,
    OUTSIDE,
    POSTED,
    RESIST,
    ROAMING,
    RUNNING,
    SEARCHING,
    STAND_DOWN,
    WANDERING,
)
from october.theatres.palace.doors import passable


@kernel
def is_free(state):
    """Whether somebody in this state can act."""
    return (
        POSTED <= state <= WANDERING
        or state == ROAMING
        or state == SEARCHING
        or state == RUNNING
        or state == LINGERING
        or state == FOLLOWING
    )


@kernel
def count_here(rooms, room, side, change):
    """Change a room's count of one side."""
    place = rooms[room]
    if side == BESIEGER:
        place.besiegers += change
    elif side == BYSTANDER:
        place.bystanders += change
    else:
        place.defenders += change


@kernel
def put(rooms, people, row, room):
    """Move a person to ``room``, 0 for nowhere."""
    who = people[row]
    old = who.room
    if old > 0:
        if who.last_here > 0:
            people[who.last_here].next_here = who.next_here
        else:
            rooms[old].people = who.next_here
        if who.next_here > 0:
            people[who.next_here].last_here = who.last_here
        count_here(rooms, old, who.side, -1)
    who.room = room
    who.last_here = 0
    who.next_here = 0
    if room > 0:
        who.next_here = rooms[room].people
        if who.next_here > 0:
            people[who.next_here].last_here = row
        rooms[room].people = row
        count_here(rooms, room, who.side, 1)


@kernel
def count_order(siege, order, change):
    """Change the count of the free defenders who have an order; those told to hold are the rest."""
    if order == NO_BLOODSHED:
        siege.sparing += change
    elif order == RESIST:
        siege.resisting += change
    elif order == STAND_DOWN:
        siege.standing_down += change


@kernel
def tell_order(siege, people, row, order, by):
    """Somebody is told by ``by`` what to do about the use of force."""
    who = people[row]
    if who.side == DEFENDER and is_free(who.state):
        count_order(siege, who.order, -1)
        count_order(siege, order, 1)
    who.order = order
    who.told_by = by


@kernel
def set_state(siege, squads, people, row, state):
    """Change what a person does, and the counts of those who are free."""
    who = people[row]
    was, now = is_free(who.state), is_free(state)
    change = int(now) - int(was)
    if who.side == DEFENDER:
        siege.garrison += change
        count_order(siege, who.order, change)
        if who.unit > 0:
            squads[who.unit].present += change
    elif who.side == BESIEGER:
        siege.inside += change
    who.state = state


@kernel
def count_held(rooms, who, change):
    """Change a room's count of prisoners."""
    if who.side == BESIEGER:
        rooms[who.room].held_besiegers += change
    elif who.side == DEFENDER:
        rooms[who.room].held_defenders += change


@kernel
def line_up(siege, people):
    """Put everybody who stands outside into the line, but for those who lead search parties.

    Rows are sorted by threshold already.
    """
    siege.next_crowd = 0
    for row in range(siege.last_crowd, siege.first_crowd - 1, -1):
        if people[row].state == OUTSIDE and people[row].rank == 0:
            people[row].next_here = siege.next_crowd
            siege.next_crowd = row


@kernel
def pass_by(siege, people, before, row):
    """Take ``row`` out of the line; ``before`` stands in front of it, 0 for nobody."""
    if before == 0:
        siege.next_crowd = people[row].next_here
    else:
        people[before].next_here = people[row].next_here
    people[row].next_here = 0


@kernel
def leave_line(siege, people, row):
    """Take somebody out of the line, if they stand in it."""
    before = 0
    here = siege.next_crowd
    while here > 0 and here != row:
        before = here
        here = people[here].next_here
    if here > 0:
        pass_by(siege, people, before, row)


@kernel
def remove(siege, squads, rooms, people, wheel, row, state):
    """Take a person out of the building: gone, dead, or back outside."""
    if people[row].state == HELD:
        count_held(rooms, people[row], -1)
    elif people[row].state == OUTSIDE:
        leave_line(siege, people, row)
    set_state(siege, squads, people, row, state)
    cancel(wheel, people, row)
    put(rooms, people, row, 0)


@kernel
def hold(siege, squads, rooms, people, wheel, row):
    """Take a person prisoner where they stand."""
    if people[row].state != HELD:
        count_held(rooms, people[row], 1)
    set_state(siege, squads, people, row, HELD)
    cancel(wheel, people, row)


@kernel
def release(siege, squads, rooms, people, row, state):
    """Let a prisoner go, to do as ``state`` says."""
    count_held(rooms, people[row], -1)
    set_state(siege, squads, people, row, state)


@kernel
def somebody(people, first, last, state, u):
    """Return a person of rows ``first`` … ``last`` in ``state``, 0 if there is none."""
    n = last - first + 1
    if n <= 0:
        return 0
    begin = int(u * n)
    for k in range(n):
        row = first + (begin + k) % n
        if people[row].state == state:
            return row
    return 0


@kernel
def free_here(rooms, people, room, side):
    """How many of a side are in a room, free to act, armed, and not of the council."""
    count = 0
    row = rooms[room].people
    while row > 0:
        who = people[row]
        if who.side == side and is_free(who.state) and who.order != STAND_DOWN:
            count += 1
        row = who.next_here
    return count


@kernel
def same_side(a, b):
    """Whether two people are of one side: the council and the defenders are one."""
    return a == b or (a == COUNCIL and b == DEFENDER) or (a == DEFENDER and b == COUNCIL)


@kernel
def is_seen(state):
    """Whether somebody who is in a room can be met there."""
    return state not in (HELD, HIDING, DEAD, GONE, OUTSIDE)


@kernel
def other_here(rooms, people, row, u, comrade):
    """Return another person in the same room who is neither held nor hiding, 0 if none is found:
    one of the same side if ``comrade``, else one of another.
    """
    place = rooms[people[row].room]
    n = place.defenders + place.besiegers + place.bystanders
    if n < 2:
        return 0
    skip = int(u * min(n, 40))
    found = place.people
    for _ in range(skip):
        if people[found].next_here > 0:
            found = people[found].next_here
    for _ in range(n):
        if found != row and is_seen(people[found].state):
            if same_side(people[row].side, people[found].side) == comrade:
                return found
        found = people[found].next_here
        if found == 0:
            found = place.people
    return 0


@kernel
def way_out(rooms, ways, doors, room, u, inside):
    """Return a room next to this one, by a door that can be passed; the same if there is none."""
    place = rooms[room]
    n = place.degree
    if n == 0:
        return room
    begin = int(u * n)
    for k in range(n):
        way = ways[place.ways + (begin + k) % n]
        if not passable(doors[way.door].state):
            continue
        if inside and rooms[way.room].outside == 1:
            continue
        return way.room
    return room


@kernel
def step_toward(paths, n, here, there):
    """Return the next room on the shortest way, the same room if there is none."""
    step = paths[here * n + there].step
    return step if step > 0 else here
