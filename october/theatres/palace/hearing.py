"""What the council hears of a shot: distance and the doors between."""

from october.core.events import HEARS, PALACE
from october.core.kernel import kernel
from october.core.log import record
from october.mechanisms.sound import heard, level_at
from october.theatres.palace.codes import AGAIN, COUNCIL_ROWS
from october.theatres.palace.luck import luck
from october.theatres.palace.people import step_toward


@kernel
def council_hears(night, room, t):
    """A shot in ``room``: if the council hears it, it takes stock before its time."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    if siege.arrested >= 0.0 or siege.ceased >= 0.0 or room <= 0:
        return
    n = night.rooms.shape[0]
    doors = 0
    here = room
    while here != siege.council_room and doors < 30:
        after = step_toward(night.paths, n, here, siege.council_room)
        if after == here:
            break
        here = after
        doors += 1
    metres = night.paths[room * n + siege.council_room].length
    level = level_at(keep.shot, metres, doors * keep.door_open)
    u, _, _, _ = luck(clock, COUNCIL_ROWS + 1, siege.acts)
    siege.acts += 1
    if heard(u, level, keep.hearing, keep.hearing_width):
        siege.council_due = min(siege.council_due, t + AGAIN)
        record(clock, night.log, night.tally, night.named, t, PALACE, HEARS, siege.first_council,
               0, room, 0, level, 0)  # fmt: skip
