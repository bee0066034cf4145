"""What follows when people have gone or come back: walkouts counted, figures brought up to date."""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import post
from october.theatres.assembly.codes import AT_WORK, IN_RECESS
from october.theatres.assembly.composition import show_composition
from october.theatres.assembly.exits import SETTLED, make_up_minds, through_the_door
from october.theatres.assembly.measures import measure, watch_quorum
from october.theatres.assembly.returns import look_back
from october.theatres.assembly.split import pull_apart

FIRST_WAVE = 1800.0  # s from the first call to leave: who goes by then is the first walkout
LOOKS = 60.0  # s between two looks round of those who stay, when nobody has called
FETCHES = 300.0  # s between two thoughts of coming back


@kernel
def note(
    clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, relations, camps,
    delegates, speakers, requests, players, t,
):  # fmt: skip
    """Note the hall's opinion by wing; wings may break away; bring the figures up to date."""
    minutes = (t - sitting.noted) / 60.0
    sitting.noted = t
    if sitting.walkout >= 0.0 and sitting.walked_first < 0.0 and t >= sitting.walkout + FIRST_WAVE:
        sitting.walked_first = sitting.walked
    for w in range(1, camps.shape[0]):
        if camps[w].present > 0:
            record(clock, log, tally, named, t, events.ASSEMBLY, events.OPINION,
                   w, 0, 0, 1, camps[w].how, 0)  # fmt: skip
    pull_apart(clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, relations,
               camps, delegates, speakers, requests, minutes, t)  # fmt: skip
    measure(hall, factions, ties, blame, sitting, blocs, relations, camps, players, t)


@kernel
def count_walkouts(clock, log, tally, named, sitting, blocs, messages, t):
    """A faction's walkout is counted, and the news of it sent, once its people are out."""
    pending = 0
    for i in range(1, blocs.shape[0]):
        bloc = blocs[i]
        if bloc.walked_at < 0.0 or bloc.told == 1:
            continue
        if t < bloc.walked_at + SETTLED:
            pending = 1
            continue
        bloc.told = 1
        stay = bloc.present - bloc.kept
        if stay > 0:
            record(clock, log, tally, named, t, events.ASSEMBLY, events.REFUSES_CALL,
                   i, 0, 0, 0, float(stay), 0)  # fmt: skip
        went = bloc.gone - bloc.counted
        bloc.counted = bloc.gone
        if went <= 0:
            continue
        record(clock, log, tally, named, t, events.ASSEMBLY, events.WALKOUT,
               i, 0, 0, sitting.present, float(went), 0)  # fmt: skip
        post(clock, messages, t, events.WALKED_OUT, sitting.site, bloc.actor, sitting.congress,
             0.0, float(went), 1.0)  # fmt: skip
    return pending


@kernel
def empty_the_door(
    clock, log, tally, named, hall, sitting, factions, ties, blame, blocs, relations, camps,
    delegates, speakers, seats, messages, t,
):  # fmt: skip
    """While people are leaving, everybody looks round every ten seconds."""
    make_up_minds(
        clock, hall, factions, ties, blame, blocs, relations,
        camps, delegates, sitting, speakers[sitting.speaker].delegate, t,
    )  # fmt: skip
    through_the_door(
        clock, log, tally, named, hall, factions, ties, blame,
        sitting, blocs, camps, delegates, seats, t,
    )  # fmt: skip
    pending = count_walkouts(clock, log, tally, named, sitting, blocs, messages, t)
    if sitting.leave < 0.0 and pending == 0:
        sitting.exiting = 0


@kernel
def second_thoughts(
    clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, relations, camps,
    delegates, speakers, seats, t,
):  # fmt: skip
    """When nobody is leaving: those who stay look round, and those outside think again."""
    if sitting.phase != AT_WORK and sitting.phase != IN_RECESS:
        return
    if sitting.exiting == 0 and t - sitting.looked >= LOOKS:
        speaking = speakers[sitting.speaker].delegate
        make_up_minds(clock, hall, factions, ties, blame, blocs, relations, camps, delegates,
                      sitting, speaking, t)  # fmt: skip
    if t - sitting.fetched >= FETCHES:
        look_back(clock, log, tally, named, hall, factions, ties, blame, blocs, relations, camps,
                  delegates, seats, sitting, t)  # fmt: skip


@kernel
def take_stock(
    clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, relations, camps,
    players, city, bodies, parties, composition, t,
):  # fmt: skip
    """Somebody has gone or come back: what follows for majorities, quorum and the city's view."""
    measure(hall, factions, ties, blame, sitting, blocs, relations, camps, players, t)
    if sitting.phase == AT_WORK:
        watch_quorum(clock, log, tally, named, hall, sitting, blocs, t)
    show_composition(city, bodies, parties, composition, blocs, sitting)
