"""One window of the palace: whatever is due in it, each thing in its own order."""

from october.core.events import MORALE, PALACE
from october.core.kernel import kernel
from october.core.log import record
from october.core.wheel import pop
from october.theatres.palace.codes import NEVER
from october.theatres.palace.council import watch_line, weigh
from october.theatres.palace.crowd import CROWD_STEP, crowd_acts, doors_act
from october.theatres.palace.envoys import envoy_acts
from october.theatres.palace.hall import take_note
from october.theatres.palace.movers import person_acts
from october.theatres.palace.news import command_reads, council_reads
from october.theatres.palace.relief import meet_relief
from october.theatres.palace.siege import (
    command_acts,
    gun_fires,
    send_searchers,
    square_fires,
)
from october.theatres.palace.surroundings import watch_lights
from october.theatres.palace.units import unit_acts
from october.theatres.palace.view import held

HALF_HOUR = 1800.0  # s between notes of a unit's morale


@kernel
def keep_marks(siege, t):
    """Count the defenders at the scenario's marks; a mark is negative until it is kept."""
    if siege.marks == 0 and t >= -siege.at_mark_1:
        siege.at_mark_1 = float(siege.garrison)
        siege.marks = 1
    if siege.marks == 1 and t >= -siege.at_mark_2:
        siege.at_mark_2 = float(siege.garrison)
        siege.marks = 2
    if siege.marks == 2 and t >= -siege.at_mark_3:
        siege.at_mark_3 = float(siege.garrison)
        siege.marks = 3


@kernel
def advance(whole, t):
    """Play the window of the whole night that begins at ``t``."""
    clock = whole.clock[0]
    if whole.rooms.shape[0] <= 1:
        clock.next_palace = NEVER
        return
    night = held(whole)
    siege = night.siege[1]
    due = t + 5.0  # what falls in the window's first half happens at its first second
    keep_marks(siege, t)
    council_reads(night)
    command_reads(night, t)
    for s in range(1, night.squads.shape[0]):
        squad = night.squads[s]
        if squad.due < due:
            before = squad.morale_at
            unit_acts(night, s, t)
            clock.acts += 1
            if int(t / HALF_HOUR) != int(before / HALF_HOUR):
                record(clock, night.log, night.tally, night.named, t, PALACE, MORALE, s, 0,
                       squad.post, 0, squad.morale, 0)  # fmt: skip
    if siege.due < due:
        command_acts(night, t)
        clock.acts += 1
    for g in range(1, night.guns.shape[0]):
        if night.guns[g].next < due:
            gun_fires(night, g, t)
            clock.acts += 1
    if siege.crowd_due < due:
        square_fires(night, t, CROWD_STEP)
        crowd_acts(night, t)
        clock.acts += 1
    if siege.doors_due < due:
        doors_act(night, t)
        clock.acts += 1
    if siege.next_parley < due:
        envoy_acts(night, t)
        clock.acts += 1
    if siege.council_due < due:
        weigh(night, t)
        clock.acts += 1
    if int(t / 60.0) * 60.0 == t:
        watch_line(night, t)
        watch_lights(night, t)
        meet_relief(night, t)
        send_searchers(night, t)
        take_note(night, t)
    bucket = int(t / 10.0)
    row = pop(night.palace_wheel, night.people, bucket)
    while row > 0:
        person_acts(night, row, t)
        clock.acts += 1
        row = pop(night.palace_wheel, night.people, bucket)
    clock.next_palace = t + 10.0
