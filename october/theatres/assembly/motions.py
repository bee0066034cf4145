"""A motion's way through the standing orders: moved, seconded, debated, put, settled."""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import post
from october.mechanisms.apportionment import largest_remainder
from october.mechanisms.drift_diffusion import first_passage
from october.mechanisms.hazard import loglinear
from october.theatres.assembly.blocs import address, enter, goodwill, luck
from october.theatres.assembly.codes import (
    ALWAYS,
    DEBATED,
    FOR_TALKS,
    LAPSED,
    MOVED,
    PUT,
    SECONDED,
    SET_ASIDE,
    TO_CENSURE,
    TO_CLAIM,
    TO_PRESIDE,
    WHEN_HEARD,
    WHEN_QUORATE,
    WHEN_SECONDED,
)
from october.theatres.assembly.grievance import ill_will, take_act
from october.theatres.assembly.listening import urgency
from october.theatres.assembly.measures import quorate
from october.theatres.assembly.talks import mandate, overtake
from october.theatres.assembly.voting import majority_of, put


@kernel
def allowed(transitions, motion, orders, hall, sitting, blocs, state):
    """Whether the standing orders let the motion go into a state now."""
    for row in range(1, transitions.shape[0]):
        rule = transitions[row]
        if rule.from_state != motion.state or rule.to_state != state:
            continue
        if rule.guard == ALWAYS:
            return True
        if rule.guard == WHEN_SECONDED:
            return motion.seconded > 0 or orders.second == 0
        if rule.guard == WHEN_HEARD:
            return motion.speeches > 0 or orders.debatable == 0
        if rule.guard == WHEN_QUORATE:
            return quorate(hall, sitting, blocs)
    return False


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
def move(
    clock, log, tally, named, hall, factions, ties, blame, orders, transitions, sitting, blocs,
    relations, motions, t, mover, speaker, kind, target, person,
):  # fmt: skip
    """A motion is moved; the first bloc in goodwill toward the mover seconds it; return its row."""
    row = sitting.motions
    if row >= motions.shape[0]:
        clock.overflow = 4
        return 0
    sitting.motions = row + 1
    motion = motions[row]
    rule = orders[kind]
    motion.kind = kind
    motion.state = MOVED
    motion.mover = mover
    motion.speaker = speaker
    motion.target = target
    motion.moved = t
    record(clock, log, tally, named, t, events.ASSEMBLY, events.MOVED,
           mover, target, kind, speaker, 1.0, person)  # fmt: skip
    for i in range(1, factions.shape[0]):
        blocs[i].cue = 0.0
    blocs[mover].cue = 1.0
    if rule.second == 1:
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
    if not allowed(transitions, motion, rule, hall, sitting, blocs, SECONDED):
        motion.state = LAPSED
        record(clock, log, tally, named, t, events.ASSEMBLY, events.RULING,
               mover, target, kind, LAPSED, float(sitting.present), 0)  # fmt: skip
        return 0
    motion.state = SECONDED
    sitting.motion = row
    if rule.effect == FOR_TALKS:
        if sitting.reply_from < 0.0 and mover != sitting.lead:
            sitting.reply_from = t
        for i in range(1, factions.shape[0]):
            if i == mover:
                continue
            enter(clock, log, tally, named, hall, factions, blocs, relations, t, mover, i, 1)
            address(hall, blocs[i], t, mover)
            if i == sitting.lead and hall.reply_right > 0.0:
                answer_due(clock, hall, factions, ties, blame, blocs, relations, t, i, mover)
    return row


@kernel
def leaders_show(clock, hall, factions, ties, blame, sitting, blocs, relations, motion, t):
    """Leaders who have not spoken show by their own hands what they think of the motion."""
    hurry = urgency(hall, sitting, t)
    for i in range(1, factions.shape[0]):
        bloc = blocs[i]
        if bloc.cue != 0.0 or bloc.present == 0:
            continue
        u, _, _, _ = luck(clock, bloc, i)
        p = goodwill(
            hall, factions, ties, blame, blocs, relations, t, hurry, sitting.lead, i, motion.mover
        )
        bloc.cue = 0.5 if u < p else -0.5


@kernel
def preside(clock, log, tally, named, sitting, blocs, t, seats):
    """Seats on the presidium in proportion to the factions; who is aggrieved leaves them empty."""
    n = blocs.shape[0] - 1
    largest_remainder(blocs["present"][1:], n, seats, blocs["presidium"][1:])
    for i in range(1, n + 1):
        if blocs[i].seats <= 0.0:
            continue
        taken = 1 if blocs[i].grievance < 0.5 else 0
        record(clock, log, tally, named, t, events.ASSEMBLY, events.PRESIDIUM,
               i, 0, 0, taken, float(blocs[i].presidium), 0)  # fmt: skip
    sitting.chair = sitting.lead


@kernel
def follow_up(
    clock, log, tally, named, hall, factions, ties, blame, business, orders, sitting, blocs,
    relations, delegates, motions, messages, row, won, t,
):  # fmt: skip
    """What the vote does: to the talks, to those condemned, to power; and what it says of blocs."""
    motion = motions[row]
    rule = orders[motion.kind]
    kind = business[motion.kind]
    if rule.effect == FOR_TALKS:
        for i in range(1, factions.shape[0]):
            vote = majority_of(delegates, i)
            if vote < 0 or i == motion.mover:
                continue
            for j in range(1, factions.shape[0]):
                if j != i and (j == motion.mover or j == sitting.lead or i == sitting.lead):
                    enter(clock, log, tally, named, hall, factions, blocs, relations,
                          t, i, j, vote)  # fmt: skip
    if not won:
        return
    share = motion.ayes / max(1.0, motion.ayes + motion.nays)
    if rule.effect == FOR_TALKS:
        mandate(clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, relations, t)
        take_act(clock, log, tally, named, hall, factions, ties, blame, blocs, relations,
                 t, sitting.lead, motion.mover, 0.0, kind.conciliation)  # fmt: skip
        post(clock, messages, t, events.MOTION_CARRIED, sitting.site, sitting.congress, 0,
             0.0, share, 1.0)  # fmt: skip
    elif rule.effect == TO_CENSURE:
        sitting.censured += 1
        for j in range(1, factions.shape[0]):
            if blocs[j].walked_at >= 0.0 and j != motion.mover:
                take_act(clock, log, tally, named, hall, factions, ties, blame, blocs, relations,
                         t, motion.mover, j, kind.hostility, 0.0)  # fmt: skip
                enter(clock, log, tally, named, hall, factions, blocs, relations,
                      t, motion.mover, j, 0)  # fmt: skip
    elif rule.effect == TO_CLAIM:
        sitting.claimed = t
        sitting.claim_for = motion.ayes
        sitting.claim_against = motion.nays
        sitting.claim_abstained = motion.abstained
        overtake(clock, log, tally, named, sitting, t)
        post(clock, messages, t, events.POWER_CLAIMED, sitting.site, sitting.congress, 0,
             0.0, share, 1.0)  # fmt: skip


@kernel
def decide(
    clock, log, tally, named, hall, factions, ties, blame, business, orders, transitions, sitting,
    blocs, relations, delegates, motions, messages, t,
):  # fmt: skip
    """Put the motion before the hall, if the rules let it be put; else it is set aside."""
    row = sitting.motion
    motion = motions[row]
    sitting.called = 1
    rule = orders[motion.kind]
    sitting.motion = 0
    if allowed(transitions, motion, rule, hall, sitting, blocs, DEBATED):
        motion.state = DEBATED
    if not allowed(transitions, motion, rule, hall, sitting, blocs, PUT):
        motion.state = SET_ASIDE
        record(clock, log, tally, named, t, events.ASSEMBLY, events.RULING,
               motion.mover, motion.target, motion.kind, SET_ASIDE, float(sitting.present),
               0)  # fmt: skip
        return
    leaders_show(clock, hall, factions, ties, blame, sitting, blocs, relations, motion, t)
    kind = business[motion.kind]
    won, convinced, confused, ayes = put(
        clock, log, tally, named, hall, kind, rule, sitting, blocs, delegates, motion, t
    )
    if rule.effect == FOR_TALKS and sitting.motion_share < 0.0:
        sitting.motion_share = motion.ayes / max(1.0, motion.ayes + motion.nays)
        sitting.motion_convinced = convinced / max(1, ayes)
        sitting.motion_confused = confused / max(1, ayes)
        sitting.motion_conformed = 1.0 - sitting.motion_convinced - sitting.motion_confused
    if rule.effect == TO_PRESIDE and won:
        preside(clock, log, tally, named, sitting, blocs, t, int(hall.presidium))
    follow_up(clock, log, tally, named, hall, factions, ties, blame, business, orders, sitting,
              blocs, relations, delegates, motions, messages, row, won, t)  # fmt: skip
    sitting.floor = t + 60.0 * hall.vote_length
