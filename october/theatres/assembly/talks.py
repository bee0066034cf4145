"""What becomes of a vote for talks: named, met, agreed, or overtaken."""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import post
from october.core.random import ASSEMBLY, lognormal, uniforms
from october.mechanisms.drift_diffusion import first_passage
from october.mechanisms.hazard import loglinear
from october.theatres.assembly.blocs import enter, goodwill, luck
from october.theatres.assembly.codes import (
    AGREED,
    MANDATED,
    MET,
    NO_TALKS,
    NOMINATED,
    OVERTAKEN,
    SITTING_ROW,
)
from october.theatres.assembly.grievance import ill_will
from october.theatres.assembly.listening import urgency
from october.theatres.assembly.measures import measure


@kernel
def advance_to(clock, log, tally, named, sitting, state, t):
    """Note a new state of the talks."""
    sitting.talks = state
    sitting.talked = t
    record(clock, log, tally, named, t, events.ASSEMBLY, events.TALKS,
           0, 0, 0, state, 1.0, 0)  # fmt: skip


@kernel
def mandate(
    clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, relations, t,
):  # fmt: skip
    """The congress has voted for talks: each bloc has to name its delegates."""
    if sitting.talks != NO_TALKS:
        return
    sitting.mandated = t
    advance_to(clock, log, tally, named, sitting, MANDATED, t)
    for i in range(1, factions.shape[0]):
        bloc = blocs[i]
        j = sitting.lead
        grievance = 0.0
        if i != sitting.lead:
            grievance = ill_will(hall, factions, ties, blame, blocs, relations, t, i, j)
        else:
            for k in range(1, factions.shape[0]):
                if blocs[k].far == 1:
                    grievance = max(
                        grievance,
                        ill_will(hall, factions, ties, blame, blocs, relations, t, i, k),
                    )
        u, v, _, _ = luck(clock, bloc, i)
        mean = loglinear(hall.nomination, hall.reply_grievance * grievance)
        bloc.nominate_left = 60.0 * first_passage(u, v, mean, hall.reply_variation)
        if i == sitting.lead and hall.nominate_at_once > 0.0:
            bloc.nominate_left = 0.0


@kernel
def complete(factions, sitting, blocs):
    """Whether the leading party and at least one bloc it is pressed against have named theirs."""
    partners = 0
    for i in range(1, factions.shape[0]):
        partners += blocs[i].far * blocs[i].nominated
    return partners > 0 and blocs[sitting.lead].nominated == 1


@kernel
def counterpart(blocs, lead):
    """With whom the leading party would govern jointly: the far bloc that last addressed it, or
    else the largest that has not walked out; 0 if all have."""
    best = blocs[lead].target
    if best > 0 and blocs[best].far == 1 and blocs[best].walked_at < 0.0:
        return best
    best = 0
    for j in range(1, blocs.shape[0]):
        if blocs[j].far == 1 and j != lead and blocs[j].walked_at < 0.0:
            if best == 0 or blocs[j].present > blocs[best].present:
                best = j
    return best


@kernel
def nominate(
    clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, relations, messages,
    t, elapsed,
):  # fmt: skip
    """The item is called for ``elapsed`` s: blocs that are ready and still willing name theirs."""
    if sitting.talks != MANDATED or elapsed <= 0.0:
        return
    lead = sitting.lead
    for i in range(1, factions.shape[0]):
        bloc = blocs[i]
        if bloc.seats <= 0.0 or bloc.nominate_left < 0.0 or bloc.walked_at >= 0.0:
            continue
        bloc.nominate_left -= elapsed
        if bloc.nominate_left > 0.0:
            continue
        bloc.nominate_left = -1.0
        hurry = urgency(hall, sitting, t)
        j = lead if i != lead else counterpart(blocs, lead)
        willing = False
        if j > 0:
            u, _, _, _ = luck(clock, bloc, i)
            willing = u < goodwill(
                hall, factions, ties, blame, blocs, relations, t, hurry, lead, i, j
            )
        if not willing:
            if i != lead:
                enter(clock, log, tally, named, hall, factions, blocs, relations, t, i, lead, 0)
            continue
        bloc.nominated = 1
        record(clock, log, tally, named, t, events.ASSEMBLY, events.NOMINATES,
               i, 0, 0, 0, 1.0, 0)  # fmt: skip
        for j in range(1, factions.shape[0]):
            if j != i and (i == lead or j == lead):
                enter(clock, log, tally, named, hall, factions, blocs, relations, t, i, j, 1)
    if complete(factions, sitting, blocs):
        advance_to(clock, log, tally, named, sitting, NOMINATED, t)
        post(clock, messages, t, events.TALKS_NOMINATED, sitting.site, sitting.congress, 0,
             0.0, 1.0, 1.0)  # fmt: skip
        sitting.acts += 1
        u, _, _, _ = uniforms(clock.seed, ASSEMBLY, clock.night, SITTING_ROW, sitting.acts)
        sitting.talks_due = t + 60.0 * lognormal(u, hall.meeting, hall.talks_log_sd)


@kernel
def next_step(
    clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, relations, camps,
    players, messages, t,
):  # fmt: skip
    """Those named meet, or have terms to accept or refuse."""
    sitting.talks_due = -1.0
    sitting.acts += 1
    u, v, _, _ = uniforms(clock.seed, ASSEMBLY, clock.night, SITTING_ROW, sitting.acts)
    if sitting.talks == NOMINATED and complete(factions, sitting, blocs):
        advance_to(clock, log, tally, named, sitting, MET, t)
        sitting.met = t if sitting.met < 0.0 else sitting.met
        sitting.talks_due = t + 60.0 * lognormal(u, hall.terms, hall.talks_log_sd)
    elif sitting.talks == MET:
        measure(hall, factions, ties, blame, sitting, blocs, relations, camps, players, t)
        if v < sitting.joint_open:
            sitting.agreed = 1
            advance_to(clock, log, tally, named, sitting, AGREED, t)
            post(clock, messages, t, events.TALKS_AGREED, sitting.site, sitting.congress, 0,
                 0.0, 1.0, 1.0)  # fmt: skip


@kernel
def overtake(clock, log, tally, named, sitting, t):
    """Power is claimed before the talks have come to anything."""
    if sitting.talks == MANDATED or sitting.talks == NOMINATED:
        sitting.talks_due = -1.0
        advance_to(clock, log, tally, named, sitting, OVERTAKEN, t)


@kernel
def withdraw(clock, log, tally, named, factions, sitting, blocs, i, t):
    """A bloc that walks out takes back its nomination."""
    blocs[i].nominated = 0
    blocs[i].nominate_left = -1.0
    if sitting.talks == NOMINATED and not complete(factions, sitting, blocs):
        sitting.talks_due = -1.0
        advance_to(clock, log, tally, named, sitting, MANDATED, t)
