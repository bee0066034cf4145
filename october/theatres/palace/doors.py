"""Doors: which can be passed, how many get through at a time, who bars them, who breaks them open.

Source: Weidmann (1993) for the flow through a door, in proportion to its clear width. That a try
breaks a door open with a constant chance, so that its strength is geometric, is an assumption.
"""

from october.core.events import BARRICADES, FORCES, PALACE
from october.core.kernel import kernel
from october.core.log import record
from october.mechanisms.search import worth
from october.theatres.palace.codes import (
    BARRICADED_DOOR,
    LOCKED_DOOR,
    OPEN_DOOR,
    SHUT_DOOR,
    ULTIMATUM,
)


@kernel
def passable(state):
    """Whether one can go through a door without breaking it."""
    return state != LOCKED_DOOR and state != BARRICADED_DOOR


@kernel
def unwatched(state):
    """Whether nobody stands at a door that can be passed."""
    return state == OPEN_DOOR or state == SHUT_DOOR


@kernel
def between(rooms, ways, here, there):
    """The door from one room to the next, 0 if there is none."""
    place = rooms[here]
    for way in range(place.ways, place.ways + place.degree):
        if ways[way].room == there:
            return ways[way].door
    return 0


@kernel
def has_room(keep, door, kind, seconds, t):
    """Whether one more gets through a door in the ``seconds`` after ``t``."""
    if door.passing != t:
        door.passing = t
        door.passed = 0
    return door.passed < keep.flow * kind.width * seconds


@kernel
def break_open(night, door, row, t):
    """Somebody has broken a door open."""
    night.doors[door].state = OPEN_DOOR
    night.siege[1].forced += 1
    record(night.clock[0], night.log, night.tally, night.named, t, PALACE, FORCES, row, 0,
           night.doors[door].b, door, 1.0, night.people[row].person)  # fmt: skip


@kernel
def gives_way(night, door, row, u, t):
    """Whether a door lets somebody in: it is open, or they break it open."""
    keep, state = night.keep[1], night.doors[door].state
    if passable(state):
        return True
    chance = keep.force_barricade if state == BARRICADED_DOOR else keep.force_lock
    if u >= chance:
        return False
    break_open(night, door, row, t)
    return True


@kernel
def to_bar(night, post):
    """The door that a unit at ``post`` would barricade: the nearest that nobody watches, or 0.

    Returns the door and its distance, m.
    """
    n = night.rooms.shape[0]
    best, nearest = 0, 1e18
    for d in range(1, night.siege[1].gates + 1):
        metres = float(night.paths[post * n + night.doors[d].b].length)
        if unwatched(night.doors[d].state) and 0.0 <= metres < nearest:
            best, nearest = d, metres
    return best, nearest


@kernel
def bar_rate(night, squad):
    """Rate at which a unit barricades a door, 1/h: none before it is summoned to give up."""
    keep, siege = night.keep[1], night.siege[1]
    if siege.stage < ULTIMATUM or siege.arrested >= 0.0 or siege.ceased >= 0.0:
        return 0.0
    door, metres = to_bar(night, squad.post)
    return worth(keep.bar_rate, metres, keep.bar_reach) if door > 0 else 0.0


@kernel
def one_is_barred(night, row, t):
    """A unit barricades the nearest door that nobody watches."""
    siege, squad = night.siege[1], night.squads[row]
    door, _ = to_bar(night, squad.post)
    if door == 0:
        return
    night.doors[door].state = BARRICADED_DOOR
    siege.barred += 1
    record(night.clock[0], night.log, night.tally, night.named, t, PALACE, BARRICADES, row, 0,
           night.doors[door].b, door, float(squad.present), 0)  # fmt: skip
