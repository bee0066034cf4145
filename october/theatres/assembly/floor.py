"""The floor: who asks for it, who gets it, and how long he keeps it."""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.core.random import ASSEMBLY, lognormal, uniforms
from october.mechanisms.decay import kept
from october.mechanisms.discrete_choice import appeal
from october.mechanisms.waiting import goes_first
from october.theatres.assembly.codes import (
    ANNOUNCE_EXIT,
    DECLARE,
    IN_HALL,
    IN_REPLY,
    IN_TURN,
    MOVE,
    OPPOSE,
    REFUSE,
    REPORT,
    SPEAKER_ROWS,
    SUPPORT,
)
from october.theatres.assembly.hooting import spoken
from october.theatres.assembly.listening import arousal, urgency
from october.theatres.assembly.order import in_order


@kernel
def ask(clock, log, tally, named, hall, sitting, speakers, requests, t, precedence, faction,
        speaker, act, target, kind, deed):  # fmt: skip
    """Put a request in the queue; return its row, 0 if the queue is full or holds one like it."""
    free = waiting = 0
    for r in range(1, requests.shape[0]):
        request = requests[r]
        if request.state == 0:
            if free == 0:
                free = r
        elif request.faction == faction and request.act == act and request.deed == deed:
            return 0
        else:
            waiting += 1
    if free == 0:
        return 0
    request = requests[free]
    request.state = 1
    request.asked = t - (hall.chair_bias * 60.0 if faction == sitting.chair else 0.0)
    request.precedence = precedence
    request.faction = faction
    request.speaker = speaker
    request.act = act
    request.target = target
    request.kind = kind
    request.deed = deed
    record(clock, log, tally, named, t, events.ASSEMBLY, events.ASKS_FLOOR, speaker, target, kind,
           act, float(waiting), speakers[speaker].person)  # fmt: skip
    return free


@kernel
def on_the_motion(request):
    """Whether a request is to speak on the motion before the hall."""
    return request.act in (SUPPORT, OPPOSE, REFUSE)


@kernel
def next_request(requests, blocs, speakers, delegates, sitting, orders, motions, t):
    """The waiting request that comes first by precedence, then by arrival; 0 if none.

    While a motion is before the hall, speakers on it come before declarations. Whose speaker has
    left the hall, or whose motion is out of order by now, loses the turn.
    """
    live = sitting.motion
    best = 0
    best_place = 0
    for r in range(1, requests.shape[0]):
        request = requests[r]
        if request.state == 0:
            continue
        away = delegates[speakers[request.speaker].delegate].state != IN_HALL
        if away and request.act != REPORT:
            request.state = 0
            if request.act == ANNOUNCE_EXIT:
                blocs[request.faction].decided = 0
            continue
        if request.act == MOVE and not in_order(
            orders,
            motions,
            sitting,
            request.kind,
            request.faction,
            blocs[request.faction].origin,
            t,
            0.0,
        ):
            if orders[request.kind].applies != 0:
                request.state = 0
            continue
        place = request.precedence
        if live > 0 and on_the_motion(request):
            place = min(place, IN_REPLY)
        if sitting.ordered == 1 and request.act == DECLARE:
            place = IN_TURN
        if best == 0 or goes_first(place, request.asked, best_place, requests[best].asked):
            best = r
            best_place = place
    return best


@kernel
def choose_speaker(clock, hall, oratory, speakers, delegates, faction, temper, t):
    """Which of its speakers a faction sends for an act of this temper; 0 if none is there.

    Softmax over popularity, distance to the act on the how axis, authority, and weariness.
    """
    best = 0
    best_appeal = 0.0
    for s in range(1, speakers.shape[0]):
        speaker = speakers[s]
        if speaker.faction != faction or speaker.delegate == 0:
            continue
        if delegates[speaker.delegate].state != IN_HALL:
            continue
        traits = oratory[s]
        tired = speaker.tired * kept((t - speaker.spoke_at) / 60.0, hall.speaker_rest)
        utility = (
            hall.popularity_weight * traits.popularity
            - hall.distance_weight * abs(traits.how - temper)
            + hall.authority_weight * traits.authority
            - hall.tired_weight * tired
        )
        speaker.acts += 1
        u, _, _, _ = uniforms(clock.seed, ASSEMBLY, clock.night, SPEAKER_ROWS + s, speaker.acts)
        struck = appeal(utility, 1.0, u)
        if best == 0 or struck > best_appeal:
            best = s
            best_appeal = struck
    return best


@kernel
def give_floor(
    clock, log, tally, named, hall, factions, ties, blame, speech_acts, sitting, requests, speakers,
    blocs, relations, r, t,
):  # fmt: skip
    """The chair gives the floor to a request; the speech begins."""
    request = requests[r]
    speaker = speakers[request.speaker]
    act = speech_acts[request.act]
    speaker.speeches += 1
    speaker.acts += 1
    u, v, _, _ = uniforms(
        clock.seed, ASSEMBLY, clock.night, SPEAKER_ROWS + request.speaker, speaker.acts
    )
    minutes = lognormal(u, act.length, hall.speech_log_sd)
    minutes *= 1.0 - hall.urgency_shortens * urgency(hall, sitting, t)
    minutes = min(minutes, hall.speaking_time)
    minutes *= 1.0 + hall.hooting * act.hostility * arousal(hall, sitting, t)
    sitting.heard = spoken(
        hall, factions, ties, blame, sitting, blocs, relations, request.faction, request.act,
        minutes, v, t,
    )  # fmt: skip
    minutes *= sitting.heard
    sitting.floor = t + 60.0 * minutes
    sitting.request = r
    sitting.speaker = request.speaker
    sitting.speeches += 1
    sitting.last_act = sitting.floor
    record(clock, log, tally, named, t, events.ASSEMBLY, events.SPEECH,
           request.speaker, request.target, request.kind, request.act, 60.0 * minutes,
           speaker.person)  # fmt: skip


@kernel
def drop_moves(requests, kind):
    """Nobody needs to move what has been carried."""
    for r in range(1, requests.shape[0]):
        if requests[r].act == MOVE and requests[r].kind == kind:
            requests[r].state = 0
