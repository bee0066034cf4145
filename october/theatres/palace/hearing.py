"""What the council hears of a shot: distance and the doors between."""

from october.core.events import HEARS, PALACE
from october.core.kernel import kernel
from october.core.log import record
from october.mechanisms.sound import heard, level_at
from october.mechanisms.travel import distance
from october.theatres.palace.codes import AGAIN, COUNCIL_ROWS, OPEN_DOOR
from october.theatres.palace.doors import between
from october.theatres.palace.luck import luck
from october.theatres.palace.people import step_toward

MOST_DOORS = 30  # behind more than that nothing is heard
NEAR = 100.0  # m: no gun stands nearer, also where the map does not say where it stands


@kernel
def council_hears(night, room, t):
    """A shot in ``room``: if the council hears it, it takes stock before its time."""
    keep, siege = night.keep[1], night.siege[1]
    if room <= 0:
        return
    n = night.rooms.shape[0]
    lost = 0.0
    here = room
    for _ in range(MOST_DOORS):
        after = step_toward(night.paths, n, here, siege.council_room)
        if here == siege.council_room or after == here:
            break
        state = night.doors[between(night.rooms, night.ways, here, after)].state
        lost += keep.door_open if state == OPEN_DOOR else keep.door_shut
        here = after
    metres = night.paths[room * n + siege.council_room].length
    heeds(night, room, level_at(keep.shot, metres, lost), t)


@kernel
def council_hears_gun(night, gun, t):
    """A gun's report: it comes through the air and a window, as through a shut door."""
    siege = night.siege[1]
    here, there = night.sites[siege.site_palace], night.sites[night.guns[gun].site]
    metres = max(NEAR, distance(here.x, here.y, there.x, there.y))
    heeds(night, 0, level_at(night.gun_traits[gun].level, metres, night.keep[1].door_shut), t)


@kernel
def heeds(night, room, level, t):
    """If the council hears it, it takes stock before its time; ``room`` is 0 for the open air."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    if siege.arrested >= 0.0 or siege.ceased >= 0.0:
        return
    u, _, _, _ = luck(clock, COUNCIL_ROWS + 1, siege.acts)
    siege.acts += 1
    if heard(u, level, keep.hearing, keep.hearing_width):
        siege.council_due = min(siege.council_due, t + AGAIN)
        record(clock, night.log, night.tally, night.named, t, PALACE, HEARS, siege.first_council,
               0, room, 0, level, 0)  # fmt: skip
