"""A motion's way through the standing orders: moved, seconded, debated, put, settled."""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.mechanisms.drift_diffusion import first_passage
from october.mechanisms.hazard import loglinear
from october.theatres.assembly.blocs import address, enter, goodwill, luck
from october.theatres.assembly.codes import (
    FOR_TALKS,
    MOVED,
    ON_SECOND,
    ON_SILENCE,
)
from october.theatres.assembly.grievance import ill_will
from october.theatres.assembly.listening import urgency
from october.theatres.assembly.order import before_the_hall, happen
from october.theatres.assembly.texts import draft


@kernel
def answer_due(
    clock, hall, factions, ties, blame, blocs, relations, t, i, by,
):  # fmt: skip
    """Faction ``i`` has been addressed: it will be ready to answer after a delay of its own."""
    bloc = blocs[i]
    grievance = ill_will(hall, factions, ties, blame, blocs, relations, t, i, by)
    u, v, _, _ = luck(clock, bloc, i)
    mean = loglinear(factions[i].reply_delay, hall.reply_grievance * grievance)
    bloc.reply_at = t + 60.0 * first_passage(u, v, mean, hall.reply_variation)


@kernel
def second(
    clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, relations, motion, t,
):  # fmt: skip
    """The first bloc in goodwill toward the mover seconds the motion."""
    mover = motion.mover
    hurry = urgency(hall, sitting, t)
    for i in range(1, factions.shape[0]):
        if i == mover or blocs[i].present == 0 or motion.seconded > 0:
            continue
        u, _, _, _ = luck(clock, blocs[i], i)
        if u < goodwill(
            hall, factions, ties, blame, blocs, relations, t, hurry, sitting.lead, i, mover
        ):
            motion.seconded = i
            blocs[i].cue = 0.5
            enter(clock, log, tally, named, hall, factions, blocs, relations, t, i, mover, 1)


@kernel
def new_motion(clock, hall, business, orders, sitting, motions, camps, t, mover, kind):
    """A row for a motion of a kind, with its text; 0 if there is no room."""
    row = sitting.motions
    if row >= motions.shape[0]:
        clock.overflow = 4
        return 0
    sitting.motions = row + 1
    live = sitting.motion
    motion = motions[row]
    rule = orders[kind]
    (who, how, who_now, how_now), weighs = draft(
        hall, business, rule, motions, camps, live, mover, kind, sitting.mood > 0.5
    )
    motion.who, motion.how, motion.who_now, motion.how_now = who, how, who_now, how_now
    motion.weighs = weighs
    motion.kind = kind
    motion.state = MOVED
    motion.mover = mover
    motion.parent = live
    motion.moved = t
    motion.limit = hall.debate_limit
    return row


@kernel
def move(
    clock, log, tally, named, hall, factions, ties, blame, business, orders, transitions, sitting,
    blocs, relations, camps, motions, t, mover, speaker, kind, target, person,
):  # fmt: skip
    """A motion is moved, and seconded or not; it is before the hall unless it falls at once."""
    row = new_motion(clock, hall, business, orders, sitting, motions, camps, t, mover, kind)
    if row == 0:
        return
    motion = motions[row]
    rule = orders[kind]
    motion.speaker = speaker
    motion.target = target
    record(clock, log, tally, named, t, events.ASSEMBLY, events.MOVED,
           mover, target, kind, speaker, 1.0, person)  # fmt: skip
    for i in range(1, factions.shape[0]):
        blocs[i].cue = 0.0
    blocs[mover].cue = 1.0
    if rule.second == 1:
        second(clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, relations,
               motion, t)  # fmt: skip
    event = ON_SECOND if motion.seconded > 0 or rule.second == 0 else ON_SILENCE
    sitting.motion = row
    happen(clock, log, tally, named, transitions, orders, sitting, motion, event, t)
    before_the_hall(sitting, motions)
    if sitting.motion != row:
        if event == ON_SILENCE:
            record(clock, log, tally, named, t, events.ASSEMBLY, events.RULING,
                   mover, target, kind, motion.state, float(sitting.present), 0)  # fmt: skip
        return
    if rule.effect == FOR_TALKS:
        for i in range(1, factions.shape[0]):
            if i == mover:
                continue
            enter(clock, log, tally, named, hall, factions, blocs, relations, t, mover, i, 1)
            address(hall, blocs[i], t, mover)
            if i == sitting.lead and hall.reply_right > 0.0:
                answer_due(clock, hall, factions, ties, blame, blocs, relations, t, i, mover)
