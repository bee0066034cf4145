"""The hall's clock: everything that is due in it within ten seconds, each at its own second."""

from __future__ import annotations

from october.core.kernel import kernel
from october.core.random import exponential
from october.core.wheel import WIDTH
from october.mechanisms.hazard import loglinear
from october.theatres.assembly.aftermath import empty_the_door, note, second_thoughts, take_stock
from october.theatres.assembly.blocs import luck
from october.theatres.assembly.captivity import kept_from_sitting
from october.theatres.assembly.caucus import (
    begin_caucus,
    caucus_rate,
    early_caucuses,
    end_caucus,
    pledge,
)
from october.theatres.assembly.codes import (
    ANNOUNCE_EXIT,
    AT_WORK,
    CARRIED,
    CLOSED,
    FIRST,
    IN_RECESS,
    MEETS,
    WAITING,
)
from october.theatres.assembly.decision import decide, take_up
from october.theatres.assembly.floor import (
    ask,
    choose_speaker,
    drop_moves,
    give_floor,
    next_request,
)
from october.theatres.assembly.leaders import consider, eagerness
from october.theatres.assembly.listening import fatigue
from october.theatres.assembly.measures import watch_quorum
from october.theatres.assembly.news import read_news
from october.theatres.assembly.session import (
    STEP,
    call_presidium,
    close,
    debated_enough,
    declarations_wait,
    pause,
    resume,
    wait_to_open,
    wants_close,
    wants_recess,
)
from october.theatres.assembly.speeches import end_speech
from october.theatres.assembly.talks import next_step, nominate

NOTED_EVERY = 600.0  # s between two notes of the hall's opinion
QUIET = 30.0  # s until the chair looks up again when nobody asks


@kernel
def caucuses(
    clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, relations, camps,
    delegates, speech_acts, oratory, speakers, requests, minutes, recess, t,
):  # fmt: skip
    """Caucuses begin and end; one that votes to leave sends a speaker to say so."""
    for i in range(1, factions.shape[0]):
        bloc = blocs[i]
        if bloc.met == MEETS:
            # The sitting was opened while this one still met.
            if bloc.caucus_until <= t:
                pledge(clock, log, tally, named, hall, factions, ties, blame, blocs, relations,
                       camps, delegates, sitting, i, t)  # fmt: skip
            continue
        if i == sitting.lead or bloc.walked_at >= 0.0 or bloc.present == 0:
            continue
        if bloc.caucus_until >= 0.0:
            if bloc.caucus_until <= t:
                leave = end_caucus(
                    clock, log, tally, named, hall, factions, ties, blame, blocs, relations,
                    camps, delegates, sitting, i, t,
                )  # fmt: skip
                if leave == 1:
                    speaker = choose_speaker(
                        clock, hall, oratory, speakers, delegates, i,
                        speech_acts[ANNOUNCE_EXIT].temper, t,
                    )  # fmt: skip
                    if speaker > 0:
                        ask(clock, log, tally, named, hall, sitting, speakers, requests, t, FIRST,
                            i, speaker, ANNOUNCE_EXIT, sitting.lead, 0, 0)  # fmt: skip
            continue
        if bloc.decided == 1:
            continue
        bloc.caucus_left -= minutes * caucus_rate(
            hall, factions, ties, blame, blocs, relations, sitting, i, t, recess
        )
        if bloc.caucus_left <= 0.0:
            begin_caucus(clock, log, tally, named, hall, sitting, blocs, i, t)


@kernel
def requests_grow(
    clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, options, relations,
    camps, speech_acts, business, orders, motions, oratory, speakers, delegates, requests, minutes,
    t,
):  # fmt: skip
    """Leaders whose time has come, or whose answer is ready, choose an act and ask."""
    idle = sitting.called == 1 or t - sitting.last_act >= hall.idle * 60.0
    sitting.called = 0
    # An answer waits for what is put without debate.
    debate = sitting.motion == 0 or orders[motions[sitting.motion].kind].debatable == 1
    for i in range(1, factions.shape[0]):
        bloc = blocs[i]
        if bloc.seats <= 0.0:
            continue
        ready = debate and bloc.reply_at >= 0.0 and bloc.reply_at <= t
        base, slope = eagerness(hall, sitting, bloc, t)
        bloc.ask_left -= minutes * loglinear(base, slope)
        if not ready and bloc.ask_left > 0.0 and not idle:
            continue
        if ready:
            bloc.reply_at = -1.0
        if bloc.ask_left <= 0.0:
            u, _, _, _ = luck(clock, bloc, i)
            bloc.ask_left = exponential(u, 1.0)
        consider(
            clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, options,
            relations, camps, speech_acts, business, orders, motions, oratory, speakers,
            delegates, requests, t, i, ready,
        )  # fmt: skip


@kernel
def next_business(
    clock, log, tally, named, hall, sitting, requests, factions, ties, blame, blocs, options,
    relations, delegates, speech_acts, oratory, speakers, camps, business, standing_orders, motions,
    messages, transitions, t,
):  # fmt: skip
    """The floor is free: count the hazards since the last look, then give it to somebody."""
    minutes = (t - sitting.checked) / 60.0
    called = 0.0 if declarations_wait(sitting, requests) else t - sitting.checked
    sitting.checked = t
    tired = fatigue(hall, t)
    sitting.fatigue = tired
    watch_quorum(clock, log, tally, named, hall, sitting, blocs, t)
    if sitting.speeches > 1:
        caucuses(
            clock, log, tally, named, hall, factions, ties, blame, sitting,
            blocs, relations, camps, delegates, speech_acts, oratory,
            speakers, requests, minutes, 0.0, t,
        )  # fmt: skip
        requests_grow(
            clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, options,
            relations, camps, speech_acts, business,
            standing_orders, motions, oratory, speakers, delegates,
            requests, minutes, t,
        )  # fmt: skip
        nominate(
            clock, log, tally, named, hall, factions, ties, blame, sitting,
            blocs, relations, messages, t, called,
        )  # fmt: skip
    if wants_close(hall, sitting, minutes, tired):
        close(clock, log, tally, named, standing_orders, transitions, sitting, motions, t)
        return
    if wants_recess(hall, sitting, minutes, tired):
        pause(clock, log, tally, named, hall, sitting, t)
        return
    if sitting.motion == 0:
        take_up(clock, log, tally, named, hall, standing_orders, transitions, sitting, blocs,
                motions, t)  # fmt: skip
    live = sitting.motion
    if live > 0 and debated_enough(
        hall, sitting, motions[live], standing_orders[motions[live].kind],
        requests, blocs, t,
    ):  # fmt: skip
        decide(
            clock, log, tally, named, hall, factions, ties, blame,
            business, standing_orders, transitions, sitting, blocs,
            relations, camps, delegates, motions, messages, t,
        )  # fmt: skip
        if motions[live].state == CARRIED:
            drop_moves(requests, motions[live].kind)
        return
    r = next_request(requests, blocs, speakers, delegates, sitting, standing_orders, motions, t)
    if r > 0:
        give_floor(
            clock, log, tally, named, hall, factions, ties, blame, speech_acts, sitting,
            requests, speakers, blocs, relations, r, t,
        )  # fmt: skip
    else:
        sitting.floor = t + QUIET


@kernel
def floor_free(
    clock, log, tally, named, hall, sitting, factions, messages, standing_orders, oratory,
    speakers, delegates, requests, ties, blame, tidings, speech_acts, transitions, blocs,
    options, relations, camps, motions, learnt, deliveries, business, t,
):  # fmt: skip
    """What the hall does when the time comes at which somebody stops, or the chair looks up."""
    if sitting.phase == WAITING:
        early_caucuses(
            clock, log, tally, named, hall, factions, ties, blame, blocs, relations, camps,
            delegates, sitting, max(0.0, t - max(sitting.checked, hall.opens)) / 60.0, t,
        )  # fmt: skip
        if wait_to_open(
            clock, log, tally, named, hall, factions, sitting,
            messages, t,
        ):  # fmt: skip
            call_presidium(
                clock, log, tally, named, hall, standing_orders, oratory, sitting, speakers,
                delegates, requests, t,
            )  # fmt: skip
        return
    if sitting.phase == IN_RECESS:
        caucuses(
            clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, relations,
            camps, delegates, speech_acts, oratory, speakers, requests,
            (t - sitting.checked) / 60.0, 1.0, t,
        )  # fmt: skip
        sitting.checked = t
        if t < sitting.resumes:
            sitting.floor = min(sitting.resumes, t + STEP)
            return
        resume(clock, log, tally, named, sitting, t)
    if sitting.request > 0:
        end_speech(
            clock, log, tally, named, hall, factions, ties,
            blame, tidings, speech_acts, business, standing_orders,
            transitions, oratory, sitting, blocs, relations, camps,
            delegates, speakers, requests, motions, learnt,
            messages, deliveries, t,
        )  # fmt: skip
        return
    next_business(
        clock, log, tally, named, hall, sitting, requests, factions, ties,
        blame, blocs, options, relations, delegates, speech_acts,
        oratory, speakers, camps, business, standing_orders,
        motions, messages, transitions, t,
    )  # fmt: skip


@kernel
def advance(night, t):
    """Everything due in the hall in [t, t + 10 s); leave the time of what comes next."""
    clock = night.clock[0]
    if night.delegates.shape[0] < 2:
        clock.next_assembly = clock.end
        return
    sitting = night.sitting[0]
    hall = night.hall[0]
    read_news(
        clock, night.log, night.tally, night.named, hall, night.factions, night.ties, night.blame,
        night.tidings, night.oratory, sitting, night.blocs, night.relations, night.speakers,
        night.delegates, night.requests, night.learnt, night.messages, night.deliveries,
        night.sites, t,
    )  # fmt: skip
    after = t + WIDTH
    if kept_from_sitting(
        clock, night.log, night.tally, night.named, night.sites, sitting, night.blocs,
        night.delegates, t,
    ):  # fmt: skip
        clock.next_assembly = after
        return
    if sitting.exiting == 1:
        clock.acts += 1
        empty_the_door(
            clock, night.log, night.tally, night.named, hall, sitting, night.factions,
            night.ties, night.blame, night.blocs, night.relations, night.camps,
            night.delegates, night.speakers, night.seats, night.messages, t,
        )  # fmt: skip
    second_thoughts(
        clock, night.log, night.tally, night.named, hall, night.factions, night.ties, night.blame,
        sitting, night.blocs, night.relations, night.camps, night.delegates, night.speakers,
        night.seats, t,
    )  # fmt: skip
    if sitting.present != sitting.measured:
        take_stock(
            clock, night.log, night.tally, night.named, hall, night.factions, night.ties,
            night.blame, sitting, night.blocs, night.relations, night.camps, night.players,
            night.city, night.bodies, night.parties, night.composition, t,
        )  # fmt: skip
    if sitting.talks_due >= 0.0 and sitting.talks_due < after:
        clock.acts += 1
        next_step(
            clock, night.log, night.tally, night.named, hall, night.factions, night.ties,
            night.blame, sitting, night.blocs, night.relations, night.camps, night.players,
            night.messages, t,
        )  # fmt: skip
    if sitting.phase == AT_WORK and t - sitting.noted >= NOTED_EVERY:
        note(
            clock, night.log, night.tally, night.named, hall, night.factions, night.ties,
            night.blame, sitting, night.blocs, night.relations, night.camps, night.delegates,
            night.speakers, night.requests, night.players, t,
        )  # fmt: skip
    while sitting.phase != CLOSED and sitting.floor < after:
        clock.acts += 1
        floor_free(
            clock, night.log, night.tally, night.named, hall, sitting, night.factions,
            night.messages, night.standing_orders, night.oratory, night.speakers,
            night.delegates, night.requests, night.ties, night.blame, night.tidings,
            night.speech_acts, night.transitions, night.blocs, night.options, night.relations,
            night.camps, night.motions, night.learnt, night.deliveries, night.business,
            max(t, sitting.floor),
        )  # fmt: skip
    due = clock.end
    if sitting.phase != CLOSED:
        due = sitting.floor
    if sitting.exiting == 1:
        due = min(due, after)
    if sitting.talks_due >= 0.0:
        due = min(due, sitting.talks_due)
    clock.next_assembly = max(due, after)
