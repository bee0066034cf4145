"""Wounds and deaths: most exchanges of fire hurt nobody."""

from october.core.events import KILLED, PALACE, WOUNDED
from october.core.kernel import kernel
from october.core.log import record
from october.mechanisms.attrition import struck
from october.theatres.palace.codes import (
    AWAY,
    BESIEGER,
    DEAD,
    DEFENDER,
    GONE,
    WOUNDED_STATE,
)
from october.theatres.palace.luck import luck
from october.theatres.palace.people import remove


@kernel
def hurt(night, victim, exchanges, act, t):
    """Somebody is shot at ``exchanges`` times: perhaps wounded, perhaps killed."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    who = night.people[victim]
    if who.state == DEAD or who.state == GONE or who.state == WOUNDED_STATE or who.state == AWAY:
        return
    u, v, _, _ = luck(clock, victim, 2_000_000 + act)
    if not struck(u, keep.wound, exchanges):
        return
    room = who.room
    if v < keep.kill:
        remove(siege, night.squads, night.rooms, night.people, night.palace_wheel, victim, DEAD)
        if who.side == BESIEGER:
            siege.killed_besiegers += 1
        elif who.side == DEFENDER:
            siege.killed_defenders += 1
        record(clock, night.log, night.tally, night.named, t, PALACE, KILLED, victim, 0, room,
               who.side, 1.0, who.person)  # fmt: skip
        return
    siege.wounded += 1
    remove(siege, night.squads, night.rooms, night.people, night.palace_wheel, victim,
           WOUNDED_STATE)  # fmt: skip
    record(clock, night.log, night.tally, night.named, t, PALACE, WOUNDED, victim, 0, room,
           who.side, 1.0, who.person)  # fmt: skip
