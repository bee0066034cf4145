"""Parleys: the besiegers summon the units, and send people in to talk them round, one by one.

A unit that has been talked to is readier to withdraw for a while (equation 16: ``parley``); some
keep the envoy prisoner instead.
"""

from october.core.events import PALACE, PARLEY
from october.core.kernel import kernel
from october.core.log import record
from october.mechanisms.decay import kept
from october.mechanisms.hazard import wait
from october.theatres.palace.codes import ENVOYS, HOUR, LOOK, NEVER, ULTIMATUM
from october.theatres.palace.luck import luck
from october.theatres.palace.people import hold, leave_line, put


@kernel
def talked_to(keep, squad, t):
    """How fresh the last summons or talk is in a unit: 1 as it ends, then less; 0 without any."""
    return kept(t - squad.parleyed, keep.parley_life * 60.0) if squad.parleyed >= 0.0 else 0.0


@kernel
def summon(night, t):
    """The ultimatum goes to every unit; whoever brought it may be sent again."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    for s in range(1, night.squads.shape[0]):
        night.squads[s].parleyed = t
    u, _, _, _ = luck(clock, ENVOYS, 0)
    siege.next_parley = min(NEVER, t + wait(u, keep.parley_rate) * HOUR)


@kernel
def unit_at(squads, u):
    """One of the units that are still there, each as likely; 0 if there is none."""
    there = 0
    for s in range(1, squads.shape[0]):
        there += int(squads[s].present > 0)
    chosen = int(u * there)
    for s in range(1, squads.shape[0]):
        if squads[s].present > 0:
            if chosen == 0:
                return s
            chosen -= 1
    return 0


@kernel
def envoy_acts(night, t):
    """Somebody goes in under a white flag, talks to a unit, and comes back or is held."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    if siege.stage < ULTIMATUM or siege.arrested >= 0.0 or siege.ceased >= 0.0:
        siege.next_parley = NEVER
        return
    siege.parleys += 1
    u, v, w, _ = luck(clock, ENVOYS, siege.parleys)
    siege.next_parley = min(NEVER, t + wait(u, keep.parley_rate) * HOUR)
    s = unit_at(night.squads, v)
    row = siege.next_crowd
    if s == 0 or row == 0 or siege.held == 1:
        return
    squad = night.squads[s]
    kept_there = w < keep.envoy_held
    record(clock, night.log, night.tally, night.named, t, PALACE, PARLEY, row, s, squad.post, 0,
           1.0 if kept_there else 0.0, night.people[row].person)  # fmt: skip
    if kept_there:
        leave_line(siege, night.people, row)
        put(night.rooms, night.people, row, squad.post)
        hold(siege, night.squads, night.rooms, night.people, night.palace_wheel, row)
        return
    squad.parleyed = t
    squad.event = LOOK  # its rates have changed: they are looked at again at once
    squad.due = min(squad.due, t + 10.0)
