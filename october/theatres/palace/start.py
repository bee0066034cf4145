"""The palace at the night's start: who stands where, which doors are locked, what is dark."""

from october.core.kernel import kernel
from october.core.mathematics import logit
from october.core.random import exponential, normal
from october.core.wheel import schedule
from october.mechanisms.hazard import rate_from, wait
from october.theatres.palace.codes import (
    AWAY,
    BESIEGER,
    COUNCIL,
    DEFENDER,
    DOORS,
    GUARDED_DOOR,
    HOUR,
    IN_COUNCIL,
    LOCKED_DOOR,
    NEVER,
    OPEN_DOOR,
    OUTSIDE,
    PATROLLING,
    POSTED,
    SHUT_DOOR,
    SQUADS,
)
from october.theatres.palace.crowd import come
from october.theatres.palace.hall import take_note
from october.theatres.palace.luck import start_luck
from october.theatres.palace.people import put, set_state
from october.theatres.palace.surroundings import set_lights


@kernel
def settle_rooms(clock, keep, rooms, kinds, doors, door_kinds):
    """Settle areas, beliefs, and which doors are locked or guarded."""
    for i in range(1, rooms.shape[0]):
        room = rooms[i]
        kind = kinds[room.kind]
        if room.area <= 0.0:
            room.area = kind.area
        room.belief = kind.importance if room.outside == 0 else 0.0
    for i in range(1, doors.shape[0]):
        door = doors[i]
        kind = door_kinds[door.kind]
        u, v, w, _ = start_luck(clock, DOORS + 2_000, i)
        door.state = OPEN_DOOR
        if u < kind.locked:
            door.state = LOCKED_DOOR
        elif v < kind.guarded:
            door.state = GUARDED_DOOR
        elif w < kind.shut:
            door.state = SHUT_DOOR
        door.passing = -1.0


@kernel
def settle_fixed(clock, keep, siege, squads, rooms, people, wheel):
    """Put the council, the bystanders and the named officers where they are."""
    for row in range(1, siege.first_crowd):
        who = people[row]
        room = who.room
        who.room = 0
        who.prior = logit(min(max(keep.stranger, 0.001), 0.999))
        if who.side == BESIEGER:
            who.state = OUTSIDE
            continue
        put(rooms, people, row, room)
        if who.side == COUNCIL:
            who.state = IN_COUNCIL if room > 0 else AWAY  # one who commands from elsewhere
        elif who.side == DEFENDER:
            who.order = siege.ordered
            set_state(siege, squads, people, row, PATROLLING)
            u, _, _, _ = start_luck(clock, row, 0)
            schedule(wheel, people, row, 10.0 + u * keep.pause, 0)
        else:
            who.state = POSTED


@kernel
def muster(clock, keep, siege, squads, traits, rooms, people, wheel):
    """Give each unit its people, in proportion to what the scenario says of its strength."""
    total = 0.0
    for i in range(1, squads.shape[0]):
        total += traits[i].strength
    row = siege.first_crowd
    for i in range(1, squads.shape[0]):
        squad = squads[i]
        n = int(traits[i].strength / max(total, 1.0) * keep.garrison + 0.5)
        n = min(n, people.shape[0] - row)
        squad.first, squad.last, squad.start = row, row + n - 1, n
        squad.withdrawn = squad.parleyed = -1.0
        squad.weighed = -HOUR
        squad.order = siege.ordered
        squad.due = 10.0
        u, v, _, _ = start_luck(clock, SQUADS, i)
        squad.morale = keep.morale + keep.morale_pref * traits[i].pref
        squad.morale += normal(u, 0.0, keep.morale_sd)
        squad.recall = wait(v, rate_from(traits[i].recalled, clock.end))
        officers = int(keep.officers * n / max(keep.garrison, 1.0) + 0.999)
        for k in range(n):
            who = people[row]
            who.side, who.unit, who.order = DEFENDER, i, siege.ordered
            who.prior = logit(min(max(keep.stranger, 0.001), 0.999))
            x, y, z, _ = start_luck(clock, row, 2)
            who.threshold = normal(x, 0.0, 1.0)
            who.fed = -exponential(y, keep.fed * HOUR)
            who.slept = -exponential(z, keep.slept * HOUR)
            put(rooms, people, row, squad.post)
            if k < officers:
                who.rank = 1
                set_state(siege, squads, people, row, PATROLLING)
                u, _, _, _ = start_luck(clock, row, 0)
                schedule(wheel, people, row, 10.0 + u * keep.pause, 0)
            else:
                set_state(siege, squads, people, row, POSTED)
            row += 1
    siege.garrison_start = siege.garrison
    return row


@kernel
def gather(clock, keep, siege, people, first):
    """Line up the crowd by threshold: order statistics of a normal sample, boldest first.

    The k-th of n sorted uniforms is the sum of the first k of n + 1 exponentials over their total.
    """
    n = min(int(keep.crowd), people.shape[0] - first)
    siege.first_crowd = first
    siege.last_crowd = first + n - 1
    total = 0.0
    for k in range(n + 1):
        u, _, _, _ = start_luck(clock, first + k, 1)
        total += exponential(u, 1.0)
        if k < n:
            people[first + k].threshold = total
    leaders = int(keep.leaders * keep.core + 0.5)
    for k in range(n):
        who = people[first + k]
        who.threshold = normal(who.threshold / total, 0.0, 1.0)
        who.side, who.state = BESIEGER, AWAY
        who.prior = logit(min(max(keep.stranger, 0.001), 0.999))
        if k < leaders:
            who.rank, who.state = 1, OUTSIDE
    come(clock, keep, siege, people)


@kernel
def ready_command(clock, keep, siege, guns):
    """Set the clocks of the besiegers and of the council."""
    siege.due = 10.0
    siege.crowd_due = 30.0
    siege.doors_due = 10.0
    siege.council_due = 600.0
    siege.pressed = keep.pressure
    siege.switchboard = 1 if keep.switchboard > 0.5 else 0
    siege.believed = siege.garrison * keep.overestimate
    siege.believed_at = siege.contact = 0.0
    siege.relief_met = -1.0
    siege.hall_taken = siege.hall_freed = siege.relieved = siege.unlit = -1.0
    siege.next_parley = NEVER
    siege.ultimatum = siege.first_gun = siege.shelled = siege.broken = -1.0
    siege.cut = siege.called = siege.arrested = siege.ceased = -1.0
    siege.reaches = siege.waited_from = -1.0
    for i in range(1, guns.shape[0]):
        guns[i].fit = -1.0
        guns[i].next = NEVER


@kernel
def start(night):
    """Build the palace. A scenario without one has no rooms, and nothing is ever due."""
    clock = night.clock[0]
    if night.rooms.shape[0] <= 1:
        clock.next_palace = NEVER
        return
    keep, siege = night.keep[1], night.siege[1]
    siege.ordered = int(keep.force)
    settle_rooms(clock, keep, night.rooms, night.room_kinds, night.doors, night.door_kinds)
    set_lights(clock, keep, siege, night.rooms, night.room_kinds)
    settle_fixed(clock, keep, siege, night.squads, night.rooms, night.people, night.palace_wheel)
    first = muster(clock, keep, siege, night.squads, night.unit_traits, night.rooms,
                   night.people, night.palace_wheel)  # fmt: skip
    gather(clock, keep, siege, night.people, first)
    ready_command(clock, keep, siege, night.guns)
    take_note(night, 0.0)
    if night.links.shape[0] > 1:
        siege.line = night.city[0].palace_line
    clock.next_palace = 10.0
