"""The sitting as such: it opens when patience runs out, pauses, and closes."""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import post
from october.core.random import ASSEMBLY, exponential, lognormal, uniforms
from october.mechanisms.hazard import loglinear
from october.theatres.assembly.codes import (
    AT_ONCE,
    AT_WORK,
    CLOSED,
    DECLARE,
    FIRST,
    IN_RECESS,
    MOVE,
    ON_ADJOURN,
    OPEN,
    POSTPONED,
    SITTING_ROW,
    TO_PRESIDE,
)
from october.theatres.assembly.floor import ask, choose_speaker, on_the_motion
from october.theatres.assembly.order import happen, waits

STEP = 60.0  # s between looks at whether to open


@kernel
def wait_to_open(clock, log, tally, named, hall, factions, sitting, messages, t):
    """Wear down the hall's patience since the last look; open when it is gone.

    The hazard grows with the time since the sitting was due; the party that is pressed to take
    power first holds it back while the government stands.
    """
    start = max(sitting.checked, max(hall.opens, sitting.gathered))
    sitting.checked = t
    if t > start:
        held = hall.open_hold * hall.pressure * factions[sitting.lead].pressed
        if sitting.arrested == 1:
            held = 0.0
        hours = (t - hall.opens) / 3600.0
        rate = loglinear(hall.open_rate, hall.impatience * hours - held)
        sitting.patience -= rate * (t - start) / 3600.0
    if sitting.patience > 0.0:
        sitting.floor = max(t + STEP, min(hall.opens, t + 600.0))
        return False
    sitting.phase = AT_WORK
    sitting.opened = t
    sitting.last_act = t
    sitting.checked = t
    sitting.noted = t
    sitting.looked = t
    sitting.fetched = t
    sitting.acts += 1
    u, v, _, _ = uniforms(clock.seed, ASSEMBLY, clock.night, SITTING_ROW, sitting.acts)
    sitting.patience = exponential(u, 1.0)
    sitting.recess_left = exponential(v, 1.0)
    sitting.floor = t
    record(clock, log, tally, named, t, events.ASSEMBLY, events.OPENS,
           0, 0, sitting.site, 0, float(sitting.present), 0)  # fmt: skip
    post(clock, messages, t, events.CONGRESS_OPENED, sitting.site, sitting.congress, 0,
         0.0, float(sitting.present), 1.0)  # fmt: skip
    return True


@kernel
def call_presidium(
    clock, log, tally, named, hall, orders, oratory, sitting, speakers, delegates, requests, t,
):  # fmt: skip
    """The chair of the old body opens, then the leading party's list for the presidium is moved."""
    opener = choose_speaker(clock, hall, oratory, speakers, delegates, sitting.chair, 0.0, t)
    if opener > 0:
        ask(clock, log, tally, named, hall, sitting, speakers, requests, t, AT_ONCE, sitting.chair,
            opener, OPEN, 0, 0, 0)  # fmt: skip
    mover = choose_speaker(clock, hall, oratory, speakers, delegates, sitting.lead, 0.0, t)
    for k in range(1, orders.shape[0]):
        if orders[k].effect == TO_PRESIDE and mover > 0:
            ask(clock, log, tally, named, hall, sitting, speakers, requests, t, FIRST,
                sitting.lead, mover, MOVE, 0, k, 0)  # fmt: skip


@kernel
def wants_recess(hall, sitting, minutes, tired):
    """Wear down what is left until the chair calls a recess; whether it is due."""
    sitting.recess_left -= loglinear(hall.recess_rate, hall.recess_fatigue * tired) * minutes
    return sitting.recess_left <= 0.0


@kernel
def wants_close(hall, sitting, minutes, tired):
    """Wear down what is left until the sitting ends, by exhaustion or because all is done."""
    rate = hall.adjourn_rate
    if sitting.claimed < 0.0:
        rate = loglinear(rate, hall.exhaustion * (tired - hall.fatigue_most))
    sitting.patience -= rate * minutes
    return sitting.patience <= 0.0


@kernel
def pause(clock, log, tally, named, hall, sitting, t):
    """A recess begins."""
    sitting.acts += 1
    u, v, _, _ = uniforms(clock.seed, ASSEMBLY, clock.night, SITTING_ROW, sitting.acts)
    sitting.phase = IN_RECESS
    sitting.recess_left = exponential(v, 1.0)
    sitting.resumes = t + 60.0 * lognormal(u, hall.recess_length, hall.recess_log_sd)
    sitting.floor = min(sitting.resumes, t + STEP)
    record(clock, log, tally, named, t, events.ASSEMBLY, events.RECESS,
           sitting.chair, 0, 0, 0, sitting.resumes - t, 0)  # fmt: skip


@kernel
def resume(clock, log, tally, named, sitting, t):
    """The sitting goes on after a recess."""
    sitting.phase = AT_WORK
    sitting.checked = t
    sitting.last_act = t
    record(clock, log, tally, named, t, events.ASSEMBLY, events.RESUMES,
           sitting.chair, 0, 0, 0, float(sitting.present), 0)  # fmt: skip


@kernel
def close(clock, log, tally, named, orders, transitions, sitting, motions, t):
    """The sitting is over; what still waits goes where the standing orders say."""
    sitting.phase = CLOSED
    sitting.closed = t
    for row in range(1, sitting.motions):
        if waits(motions[row]) or motions[row].state == POSTPONED:
            happen(clock, log, tally, named, transitions, orders, sitting, motions[row],
                   ON_ADJOURN, t)  # fmt: skip
    sitting.motion = 0
    record(clock, log, tally, named, t, events.ASSEMBLY, events.ADJOURNS,
           sitting.chair, 0, 0, int(sitting.claimed >= 0.0), t - sitting.opened, 0)  # fmt: skip


@kernel
def declarations_wait(sitting, requests):
    """Whether a declaration stands in the queue before the business called."""
    if sitting.ordered == 1:
        return False
    for r in range(1, requests.shape[0]):
        if requests[r].state == 1 and requests[r].act == DECLARE:
            return True
    return False


@kernel
def debated_enough(hall, sitting, motion, orders, requests, blocs, t):
    """Whether the motion before the hall is to be put now: it is not debatable, the limit is
    reached, or nobody waits to speak on it. The party with a right of reply has its word first,
    after the limit and after debate has been closed too.
    """
    if orders.debatable == 0:
        return True
    if hall.reply_right > 0.0 and blocs[sitting.lead].reply_at >= 0.0:
        return False
    if motion.closed == 1 or motion.speeches >= motion.limit:
        return True
    for r in range(1, requests.shape[0]):
        if requests[r].state == 1 and on_the_motion(requests[r]):
            return False
    return t - motion.moved >= hall.idle * 60.0
