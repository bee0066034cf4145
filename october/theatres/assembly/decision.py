"""A motion is decided: put, counted, doubted, carried out; or it goes where the rules send it."""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import post
from october.core.random import normal
from october.mechanisms.apportionment import highest_averages, largest_remainder
from october.theatres.assembly.blocs import enter, goodwill, luck
from october.theatres.assembly.codes import (
    CARRIED,
    FOR_TALKS,
    HANDS,
    LOST,
    ON_AYES,
    ON_CALL,
    ON_CLOSE,
    ON_NOES,
    ON_POSTPONE,
    ON_WITHDRAW,
    POSTPONED,
    PUT,
    ROLL,
    RULING,
    SET_ASIDE,
    TO_ADJOURN,
    TO_AMEND,
    TO_CENSURE,
    TO_CLAIM,
    TO_CLOSE_DEBATE,
    TO_DIVIDE,
    TO_LIMIT_DEBATE,
    TO_ORDER,
    TO_POSTPONE,
    TO_PRESIDE,
    TO_RECESS,
)
from october.theatres.assembly.grievance import take_act
from october.theatres.assembly.listening import urgency
from october.theatres.assembly.measures import watch_quorum
from october.theatres.assembly.order import before_the_hall, happen, next_state, waits
from october.theatres.assembly.session import close, pause
from october.theatres.assembly.talks import mandate, overtake
from october.theatres.assembly.texts import relief, text_of
from october.theatres.assembly.voting import carries, count, expected, majority_of, share_for


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
def preside(clock, log, tally, named, hall, sitting, blocs, t):
    """Seats on the presidium in proportion to the factions; who is aggrieved leaves them empty."""
    n = blocs.shape[0] - 1
    seats = int(hall.presidium)
    if hall.presidium_method == 1.0:
        highest_averages(blocs["present"][1:], n, seats, 1.0, blocs["presidium"][1:])
    else:
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
def to_business(hall, orders, transitions, clock, log, tally, named, sitting, motions, row, t):
    """What a procedural motion does that was carried: to the one it applied to, or the sitting."""
    motion = motions[row]
    effect = orders[motion.kind].effect
    parent = motions[motion.parent]
    if effect == TO_AMEND:
        parent.who, parent.how = motion.who, motion.how
        parent.amended += 1
    elif effect == TO_POSTPONE:
        happen(clock, log, tally, named, transitions, orders, sitting, parent, ON_POSTPONE, t)
        parent.resumes = t + 60.0 * hall.postponement
    elif effect == TO_CLOSE_DEBATE:
        parent.closed = 1
    elif effect == TO_LIMIT_DEBATE:
        parent.limit = float(parent.speeches) + 0.5 * max(0.0, parent.limit - parent.speeches)
    elif effect == TO_ORDER:
        sitting.ordered = 1
    elif effect == TO_RECESS:
        pause(clock, log, tally, named, hall, sitting, t)
    elif effect == TO_ADJOURN:
        close(clock, log, tally, named, orders, transitions, sitting, motions, t)


@kernel
def take_back(clock, hall, business, orders, transitions, log, tally, named, sitting, blocs,
              camps, motions, motion, t):  # fmt: skip
    """A mover who sees no chance any more takes the motion back; return whether it is gone."""
    kind = business[motion.weighs]
    u, _, _, _ = luck(clock, blocs[motion.mover], motion.mover)
    lift = relief(hall, orders[motion.kind].effect, sitting)
    guess = normal(u, expected(hall, kind, text_of(motion), lift, blocs, camps), hall.belief_error)
    if guess >= hall.withdraw_below:
        return False
    to = next_state(transitions, motion, orders[motion.kind], sitting, ON_WITHDRAW)
    if to == 0:
        return False
    motion.state = to
    motion.settled = t
    record(clock, log, tally, named, t, events.ASSEMBLY, events.RULING,
           motion.mover, motion.target, motion.kind, to, float(sitting.present), 0)  # fmt: skip
    return True


@kernel
def chair_rules(clock, hall, factions, ties, blame, sitting, blocs, relations, mover, t):
    """Whether the chair grants what it alone decides: its own always, others' by goodwill."""
    chair = sitting.chair
    if chair == mover:
        return True
    u, _, _, _ = luck(clock, blocs[chair], chair)
    hurry = urgency(hall, sitting, t)
    return u < goodwill(
        hall, factions, ties, blame, blocs, relations, t, hurry, sitting.lead, chair, mover
    )


@kernel
def who_doubts(clock, hall, orders, blocs, motion, won):
    """A faction that lost a close count and may ask that it be made by name; 0 if none does."""
    if motion.method != HANDS and motion.acclaimed == 0:
        return 0
    if abs(share_for(motion) - orders[motion.kind].threshold) > hall.doubt:
        return 0
    for k in range(1, orders.shape[0]):
        rule = orders[k]
        if rule.effect != TO_DIVIDE or not (rule.applies >> motion.kind) & 1:
            continue
        for i in range(1, blocs.shape[0]):
            lost = blocs[i].cue < 0.0 if won else blocs[i].cue > 0.0
            if not lost or blocs[i].present == 0 or not rule.may_move & (1 << blocs[i].origin):
                continue
            u, _, _, _ = luck(clock, blocs[i], i)
            if u < hall.divides:
                return i
    return 0


@kernel
def vote(
    clock, log, tally, named, hall, factions, ties, blame, business, orders, sitting, blocs,
    relations, delegates, motion, t,
):  # fmt: skip
    """Put a motion: by the chair's ruling or by a vote, counted again where it is doubted; return
    whether it has it.
    """
    rule = orders[motion.kind]
    method = rule.put
    if method == RULING:
        granted = chair_rules(
            clock, hall, factions, ties, blame, sitting, blocs, relations, motion.mover, t
        )
        motion.method = RULING
        record(clock, log, tally, named, t, events.ASSEMBLY, events.RULING,
               sitting.chair, motion.mover, motion.kind, CARRIED if granted else LOST,
               float(sitting.present), 0)  # fmt: skip
        return granted
    if hall.vote_method > 0.0:
        method = int(hall.vote_method)
    leaders_show(clock, hall, factions, ties, blame, sitting, blocs, relations, motion, t)
    record(clock, log, tally, named, t, events.ASSEMBLY, events.PUT,
           motion.mover, 0, motion.kind, method, 0.0, 0)  # fmt: skip
    lift = relief(hall, rule.effect, sitting)
    kind = business[motion.weighs]
    count(clock, hall, kind, lift, rule, method, sitting, blocs, delegates, motion, t)
    won = carries(motion, rule)
    doubter = who_doubts(clock, hall, orders, blocs, motion, won)
    if doubter > 0:
        motion.divided = 1
        count(clock, hall, kind, lift, rule, ROLL, sitting, blocs, delegates, motion, t)
        won = carries(motion, rule)
        record(clock, log, tally, named, t, events.ASSEMBLY, events.DIVISION,
               doubter, 0, motion.kind, ROLL, share_for(motion), 0)  # fmt: skip
        sitting.floor += 60.0 * hall.vote_length
    return won


@kernel
def decide(
    clock, log, tally, named, hall, factions, ties, blame, business, orders, transitions, sitting,
    blocs, relations, camps, delegates, motions, messages, t,
):  # fmt: skip
    """Put the motion before the hall, if the rules let it be put; else it goes where they say."""
    row = sitting.motion
    motion = motions[row]
    sitting.called = 1
    sitting.floor = t
    rule = orders[motion.kind]
    gone = take_back(clock, hall, business, orders, transitions, log, tally, named, sitting, blocs,
                     camps, motions, motion, t)  # fmt: skip
    watch_quorum(clock, log, tally, named, hall, sitting, blocs, t)
    if not gone:
        happen(clock, log, tally, named, transitions, orders, sitting, motion, ON_CLOSE, t)
    if motion.state != PUT:
        if not gone:
            record(clock, log, tally, named, t, events.ASSEMBLY, events.RULING,
                   motion.mover, motion.target, motion.kind, motion.state,
                   float(sitting.present), 0)  # fmt: skip
        if waits(motion):
            motion.state = SET_ASIDE  # the rules leave it where it was: the chair drops it
        next_before(sitting, blocs, motions)
        return
    won = vote(
        clock, log, tally, named, hall, factions, ties, blame, business, orders, sitting, blocs,
        relations, delegates, motion, t,
    )  # fmt: skip
    event = ON_AYES if won else ON_NOES
    happen(clock, log, tally, named, transitions, orders, sitting, motion, event, t)
    motion.settled = t
    if motion.method != RULING:
        sitting.mood = share_for(motion)
        record(clock, log, tally, named, t, events.ASSEMBLY,
               events.CARRIED if won else events.LOST_VOTE, motion.mover, motion.target,
               motion.kind, 1 if motion.acclaimed == 1 else motion.method, sitting.mood,
               0)  # fmt: skip
    if rule.effect == FOR_TALKS and sitting.motion_share < 0.0:
        sitting.motion_share = share_for(motion)
        ayes = max(1, motion.aye_convinced + motion.aye_conformed + motion.aye_confused)
        sitting.motion_convinced = motion.aye_convinced / ayes
        sitting.motion_confused = motion.aye_confused / ayes
        sitting.motion_conformed = 1.0 - sitting.motion_convinced - sitting.motion_confused
    if rule.effect == TO_PRESIDE and won:
        preside(clock, log, tally, named, hall, sitting, blocs, t)
    follow_up(clock, log, tally, named, hall, factions, ties, blame, business, orders, sitting,
              blocs, relations, delegates, motions, messages, row, won, t)  # fmt: skip
    sitting.floor += 60.0 * hall.vote_length
    next_before(sitting, blocs, motions)
    if won:
        to_business(hall, orders, transitions, clock, log, tally, named, sitting, motions, row, t)
        next_before(sitting, blocs, motions)


@kernel
def next_before(sitting, blocs, motions):
    """Bring the motion that still waits before the hall; its mover's word is what is known."""
    was = sitting.motion
    before_the_hall(sitting, motions)
    if sitting.motion == was or sitting.motion == 0:
        return
    for i in range(1, blocs.shape[0]):
        blocs[i].cue = 0.0
    blocs[motions[sitting.motion].mover].cue = 1.0


@kernel
def take_up(clock, log, tally, named, hall, orders, transitions, sitting, blocs, motions, t):
    """Bring a postponed motion back before the hall when its time has come and nothing else is."""
    for row in range(1, sitting.motions):
        motion = motions[row]
        if motion.state == POSTPONED and motion.resumes <= t and sitting.motion == 0:
            happen(clock, log, tally, named, transitions, orders, sitting, motion, ON_CALL, t)
            if waits(motion):
                sitting.motion = row
                blocs[motion.mover].cue = 1.0
