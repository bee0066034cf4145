"""The end of a speech: everybody has heard it, and it has done what it was held for."""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import post
from october.theatres.assembly.blocs import address, enter
from october.theatres.assembly.codes import (
    ANNOUNCE_EXIT,
    ANNOUNCE_STAY,
    CARRIED,
    DECLARE,
    DENOUNCE,
    FOR_TALKS,
    MOVE,
    ON_REVIVE,
    ON_SPEECH,
    OPPOSE,
    REFUSE,
    REPLY,
    REPORT,
    REVIVE,
    SUPPORT,
)
from october.theatres.assembly.exits import SETTLED, call_people, make_up_minds, may_leave
from october.theatres.assembly.floor import on_the_motion
from october.theatres.assembly.grievance import take_act
from october.theatres.assembly.hooting import shouted_down
from october.theatres.assembly.listening import hear
from october.theatres.assembly.motions import answer_due, move
from october.theatres.assembly.news import sink_in
from october.theatres.assembly.order import happen
from october.theatres.assembly.ovation import clap
from october.theatres.assembly.talks import withdraw


@kernel
def call_out(
    clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, relations, camps,
    delegates, i, t,
):  # fmt: skip
    """Faction ``i`` calls its people out of the hall."""
    blocs[i].walked_at = t
    blocs[i].recalled = 0
    sitting.calls_until = t + SETTLED
    if sitting.walkout < 0.0 and may_leave(hall, blocs[i].origin):
        sitting.walkout = t
        sitting.first_out = i
    call_people(sitting, delegates, i)
    enter(clock, log, tally, named, hall, factions, blocs, relations, t, i, sitting.lead, 0)
    withdraw(clock, log, tally, named, factions, sitting, blocs, i, t)
    make_up_minds(clock, hall, factions, ties, blame, blocs, relations, camps, delegates,
                  sitting, 0, t)  # fmt: skip
    sitting.exiting = 1


@kernel
def time_answer(orders, sitting, motions, t):
    """Note how long another's motion for talks has waited for the leading party's first word."""
    row = sitting.motion
    while row > 0 and orders[motions[row].kind].effect != FOR_TALKS:
        row = motions[row].parent
    if row > 0 and motions[row].mover != sitting.lead and sitting.reply_delay < 0.0:
        sitting.reply_delay = t - motions[row].moved


@kernel
def on_motion(
    clock, log, tally, named, hall, orders, transitions, sitting, blocs, motions, i, act, t,
):  # fmt: skip
    """A leader's word on the motion before the hall."""
    if i == sitting.lead and act == REFUSE:
        sitting.refusals += 1
    live = sitting.motion
    if live == 0 or act == REPLY:
        return
    motions[live].speeches += 1
    happen(clock, log, tally, named, transitions, orders, sitting, motions[live],
           ON_SPEECH, t)  # fmt: skip
    blocs[i].spoke = live
    blocs[i].cue = 1.0 if act == SUPPORT else -1.0


@kernel
def impress(
    clock, log, tally, named, hall, factions, ties, blame, speech_acts, oratory, sitting, blocs,
    relations, camps, delegates, speaker, speaker_row, request, t,
):  # fmt: skip
    """Listening, grievance, reciprocity and applause, the same for every kind of speech."""
    i = request.faction
    target = request.target
    act = speech_acts[request.act]
    traits = oratory[speaker_row]
    hostile = act.hostility
    if hostile > 0.0:
        hostile = min(1.0, hostile + traits.tone)
    listeners, agreeing, agreement = hear(
        hall, factions, ties, blame, blocs, relations, delegates, camps,
        t, i, traits.who, 0.5 * (traits.how + act.temper),
        traits.authority * sitting.heard,
    )  # fmt: skip
    if target > 0 and target != i:
        if hostile > 0.0 or act.conciliation > 0.0:
            take_act(clock, log, tally, named, hall, factions, ties, blame, blocs, relations,
                     t, i, target, hostile, act.conciliation)  # fmt: skip
            address(hall, blocs[target], t, i)
        if hostile > act.conciliation:
            enter(clock, log, tally, named, hall, factions, blocs, relations, t, i, target, 0)
        elif act.conciliation > hostile:
            enter(clock, log, tally, named, hall, factions, blocs, relations, t, i, target, 1)
        if hall.reply_right > 0.0 and hostile + act.conciliation > 0.0:
            if blocs[target].reply_at < 0.0:
                answer_due(clock, hall, factions, ties, blame, blocs, relations, t, target, i)
    return clap(clock, log, tally, named, hall, sitting, t, speaker_row, speaker.person,
                listeners, agreeing, agreement)  # fmt: skip


@kernel
def end_speech(
    clock, log, tally, named, hall, factions, ties, blame, tidings, speech_acts, business, orders,
    transitions, oratory, sitting, blocs, relations, camps, delegates, speakers, requests, motions,
    learnt, messages, deliveries, t,
):  # fmt: skip
    """What the speech that has just ended does. The floor is free when the applause is over."""
    request = requests[sitting.request]
    row = request.speaker
    speaker = speakers[row]
    speaker.tired += 1.0
    speaker.spoke_at = t
    i = request.faction
    act = request.act
    target = request.target
    if sitting.heard < 1.0:
        shouted_down(clock, log, tally, named, hall, factions, ties, blame, sitting, blocs,
                     relations, row, speaker.person, request, t)  # fmt: skip
    sitting.floor = t + impress(
        clock, log, tally, named, hall, factions, ties, blame, speech_acts, oratory, sitting, blocs,
        relations, camps, delegates, speaker, row, request, t,
    )  # fmt: skip
    blocs[i].unanswered = 0.0
    if sitting.motion == 0 or on_the_motion(request):
        blocs[i].reply_at = -1.0
    if i == sitting.lead and act in (MOVE, SUPPORT, OPPOSE, REFUSE):
        time_answer(orders, sitting, motions, t)
    if act == MOVE:
        move(clock, log, tally, named, hall, factions, ties, blame, business, orders, transitions,
             sitting, blocs, relations, camps, motions, t, i, row, request.kind, target,
             speaker.person)  # fmt: skip
    elif act in (SUPPORT, OPPOSE, REFUSE, REPLY):
        on_motion(clock, log, tally, named, hall, orders, transitions, sitting, blocs, motions,
                  i, act, t)  # fmt: skip
    elif act == DECLARE:
        sitting.declared += 1
        blocs[i].declared += 1
        record(clock, log, tally, named, t, events.ASSEMBLY, events.DECLARATION,
               row, target, i, blocs[i].declared, 1.0, speaker.person)  # fmt: skip
    elif act == DENOUNCE:
        record(clock, log, tally, named, t, events.ASSEMBLY, events.DENOUNCES,
               i, target, 0, row, 1.0, speaker.person)  # fmt: skip
        post(clock, messages, t, events.DENOUNCED, sitting.site, blocs[i].actor,
             blocs[target].actor, speech_acts[act].hostility, 1.0, 1.0)  # fmt: skip
    elif act == REVIVE:
        record(clock, log, tally, named, t, events.ASSEMBLY, events.REVIVED,
               i, target, 0, row, 1.0, speaker.person)  # fmt: skip
        for m in range(1, sitting.motions):
            if orders[motions[m].kind].effect == FOR_TALKS and motions[m].state == CARRIED:
                happen(clock, log, tally, named, transitions, orders, sitting, motions[m],
                       ON_REVIVE, t)  # fmt: skip
        for j in range(1, factions.shape[0]):
            if blocs[j].nominated == 0 and blocs[j].walked_at < 0.0:
                blocs[j].nominate_left = max(0.0, blocs[j].nominate_left)
    elif act == ANNOUNCE_STAY:
        blocs[i].stayed = 1
        record(clock, log, tally, named, t, events.ASSEMBLY, events.STAYS,
               i, target, 0, row, 1.0, speaker.person)  # fmt: skip
    elif act == ANNOUNCE_EXIT:
        call_out(clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, relations,
                 camps, delegates, i, t)  # fmt: skip
    elif act == REPORT:
        delivery = deliveries[request.deed]
        message = messages[delivery.message]
        sink_in(clock, log, tally, named, hall, factions, ties, blame, tidings, sitting, blocs,
                relations, learnt, t, message.kind, message.actor, message.victim,
                message.severity, delivery.magnitude, delivery.credence, message.t)  # fmt: skip
    request.state = 0
    sitting.request = 0
    sitting.speaker = 0
