"""News that reaches the congress: what it does to urgency, hope, grievance and blame."""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import unread
from october.core.random import ASSEMBLY, uniforms
from october.theatres.assembly.blocs import enter
from october.theatres.assembly.codes import (
    AT_ONCE,
    AT_WORK,
    CLOSED,
    REPORT,
    SITTING_ROW,
)
from october.theatres.assembly.floor import ask, choose_speaker
from october.theatres.assembly.grievance import pair, settle, shift, tie_of
from october.theatres.assembly.listening import stir, urgency

REPORTED = 3  # of one kind: what comes later is taken for granted


@kernel
def sink_in(
    clock, log, tally, named, hall, factions, ties, blame, tidings, sitting, blocs, relations,
    learnt, t, kind, actor, victim, severity, magnitude, credence, sent,
):  # fmt: skip
    """The hall knows of a deed."""
    tiding = tidings[kind]
    grave = severity if severity > 0.0 else tiding.severity
    note = learnt[kind]
    once = 1.0 / (1.0 + note.count / hall.news_repeat)
    if note.count == 0:
        note.first = t
    note.count += 1
    force = grave * credence * once
    sitting.urgency = min(1.0, urgency(hall, sitting, t) + hall.news_urgency * force)
    sitting.urgency_t = t
    sitting.hope += tiding.hope * credence * once
    stir(hall, sitting, t, tiding.arousal * credence)
    blamed = blame[actor].faction
    if victim > 0 and blamed > 0:
        guns = kind == events.GUNFIRE or kind == events.SHELLED
        for i in range(1, factions.shape[0]):
            affinity = ties[tie_of(factions, blame, i, victim)].affinity
            if i == blamed or affinity <= 0.0:
                continue
            relation = relations[pair(factions, i, blamed)]
            settle(relation, hall, t)
            shift(relation, min(1.0, hall.news_grievance * force * affinity), 0.0)
            sitting.acts += 1
            u, _, _, _ = uniforms(clock.seed, ASSEMBLY, clock.night, SITTING_ROW, sitting.acts)
            if guns and u < hall.gun_blame * once:
                enter(clock, log, tally, named, hall, factions, blocs, relations,
                      t, blamed, i, 0)  # fmt: skip
            elif kind == events.DISOWNED and u < hall.gun_blame:
                enter(clock, log, tally, named, hall, factions, blocs, relations,
                      t, i, blamed, 0)  # fmt: skip
    if kind == events.GOVERNMENT_ARRESTED or kind == events.GOVERNMENT_SURRENDERS:
        sitting.arrested = 1
        if kind == events.GOVERNMENT_ARRESTED and sitting.arrest_delay < 0.0:
            sitting.arrest_delay = t - sent
    record(clock, log, tally, named, t, events.ASSEMBLY, events.LEARNS,
           actor, victim, 0, kind, credence, 0)  # fmt: skip


@kernel
def read_news(
    clock, log, tally, named, hall, factions, ties, blame, tidings, oratory, sitting, blocs,
    relations, speakers, delegates, requests, learnt, messages, deliveries, sites, t,
):  # fmt: skip
    """Take everything that has arrived: the hall hears it, or somebody will report it.

    A report in the queue names the row of the delivery, so that it is heard when it is told.
    """
    if sitting.site == 0:
        return
    row = unread(sites, deliveries, sitting.site)
    while row > 0:
        delivery = deliveries[row]
        message = messages[delivery.message]
        kind = message.kind
        told = 0
        if (
            sitting.phase == AT_WORK
            and tidings[kind].heard == 0.0
            and learnt[kind].count < REPORTED
        ):
            speaker = choose_speaker(
                clock, hall, oratory, speakers, delegates, sitting.chair, 0.0, t
            )
            if speaker > 0:
                told = ask(clock, log, tally, named, hall, sitting, speakers, requests, t, AT_ONCE,
                           sitting.chair, speaker, REPORT, blame[message.actor].faction, 0,
                           row)  # fmt: skip
        if told == 0 and sitting.phase != CLOSED:
            sink_in(clock, log, tally, named, hall, factions, ties, blame, tidings, sitting, blocs,
                    relations, learnt, t, kind, message.actor, message.victim, message.severity,
                    delivery.magnitude, delivery.credence, message.t)  # fmt: skip
        row = unread(sites, deliveries, sitting.site)
