"""Coming back: a faction takes its call back, a friend goes out to fetch, or the reason is gone.

Those outside weigh what they weighed in the caucus, with what has changed since: the odds of
leaving now slow the return. Of talks they hear late.
"""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.core.random import ASSEMBLY, exponential, uniforms
from october.mechanisms.decay import kept
from october.mechanisms.hazard import loglinear, within
from october.theatres.assembly.blocs import luck
from october.theatres.assembly.caucus import leaning
from october.theatres.assembly.codes import (
    AGREED,
    CAME_BACK,
    FACTION_BACK,
    FETCHED,
    GONE,
    IN_HALL,
    MANDATED,
    MET,
    NOMINATED,
    OF_ITSELF,
    TO_RETURN,
)
from october.theatres.assembly.exits import REACH, neighbours_see
from october.theatres.assembly.grievance import brought, felt, ill_will, pair, settle


@kernel
def word_of_talks(hall, sitting, t):
    """The share of those outside who have heard that talks are on; 0 when they are not."""
    if sitting.talks != NOMINATED and sitting.talks != MET and sitting.talks != AGREED:
        return 0.0
    return 1.0 - kept((t - sitting.talked) / 60.0, hall.word_out)


@kernel
def recall(
    clock, log, tally, named, hall, factions, ties, blame, blocs, relations, sitting, minutes,
    word, t,
):  # fmt: skip
    """A faction that has walked out may decide to come back, and takes its call back."""
    for i in range(1, factions.shape[0]):
        bloc = blocs[i]
        if bloc.walked_at < 0.0 or bloc.told == 0 or bloc.gone == 0:
            continue
        grievance = ill_will(hall, factions, ties, blame, blocs, relations, t, i, sitting.lead)
        odds = leaning(hall, factions, blocs, sitting, i, grievance, hall.loyalty, t)
        bloc.recall_left -= minutes * loglinear(hall.recall_rate, hall.return_talks * word - odds)
        if bloc.recall_left > 0.0:
            continue
        u, _, _, _ = luck(clock, bloc, i)
        bloc.recall_left = exponential(u, 1.0)
        bloc.walked_at = -1.0
        bloc.decided = 0
        bloc.told = 0
        bloc.recalled = 1
        if sitting.talks == MANDATED:
            bloc.nominate_left = 60.0 * hall.nomination
        record(clock, log, tally, named, t, events.ASSEMBLY, events.CAUCUS,
               i, 0, 0, TO_RETURN, float(bloc.gone), 0)  # fmt: skip


@kernel
def faction_word(bloc):
    """What a faction says to its people outside: 1 to return, −1 to stay away, 0 nothing."""
    if bloc.walked_at >= 0.0:
        return -1.0
    return float(bloc.recalled)


@kernel
def friend_of(delegates, seats, delegate, u):
    """Somebody of the same wing who sits near the empty seat; 0 if nobody is there."""
    first = max(1, delegate.seat - REACH)
    last = min(seats.shape[0] - 1, delegate.seat + REACH)
    n = last - first + 1
    start = int(u * n)
    for step in range(n):
        d = seats[first + (start + step) % n].sitter
        if delegates[d].state == IN_HALL and delegates[d].wing == delegate.wing:
            return d
    return 0


@kernel
def come_back(clock, log, tally, named, sitting, blocs, camps, delegates, seats, d, by, why, t):
    """A delegate takes his seat again, and stays unless his faction calls once more."""
    delegate = delegates[d]
    delegate.state = IN_HALL
    delegate.held = CAME_BACK
    delegate.called = 0
    delegate.exit = 0
    blocs[delegate.faction].present += 1
    blocs[delegate.faction].gone -= 1
    camps[delegate.wing].present += 1
    camps[delegate.wing].gone -= 1
    sitting.present += 1
    sitting.walked -= 1
    sitting.returned += 1
    neighbours_see(delegates, seats, delegate.seat, -1)
    record(clock, log, tally, named, t, events.ASSEMBLY, events.RETURNS,
           d, by, delegate.faction, why, 1.0, delegate.person)  # fmt: skip


@kernel
def look_back(
    clock, log, tally, named, hall, factions, ties, blame, blocs, relations, camps, delegates,
    seats, sitting, t,
):  # fmt: skip
    """Everybody outside thinks again; return how many come back."""
    minutes = (t - sitting.fetched) / 60.0
    sitting.fetched = t
    word = word_of_talks(hall, sitting, t)
    recall(clock, log, tally, named, hall, factions, ties, blame, blocs, relations, sitting,
           minutes, word, t)  # fmt: skip
    back = 0
    faction = 0
    for d in range(1, delegates.shape[0]):
        delegate = delegates[d]
        if delegate.state != GONE:
            continue
        if delegate.faction != faction:
            faction = delegate.faction
            relation = relations[pair(factions, faction, sitting.lead)]
            settle(relation, hall, t)
            came_with = brought(factions, ties, blame, blocs, faction, sitting.lead)
            called = hall.return_called * faction_word(blocs[faction])
        grudge = felt(relation, came_with, delegate.resentment)
        odds = leaning(hall, factions, blocs, sitting, faction, grudge, delegate.loyalty, t)
        friends = 1.0 - delegate.neighbours_gone / (2.0 * REACH)
        causes = hall.return_talks * word + called - odds
        rate = loglinear(hall.return_rate, causes + hall.return_friends * friends)
        delegate.acts += 1
        u, v, w, _ = uniforms(clock.seed, ASSEMBLY, clock.night, d, delegate.acts)
        if u >= within(rate, minutes):
            continue
        # Of the rate, what it would lack with nobody left inside is the friends' doing.
        by = 0
        if v * rate >= loglinear(hall.return_rate, causes):
            by = friend_of(delegates, seats, delegate, w)
        why = FETCHED if by > 0 else (FACTION_BACK if blocs[faction].recalled == 1 else OF_ITSELF)
        come_back(clock, log, tally, named, sitting, blocs, camps, delegates, seats, d, by, why, t)
        back += 1
    return back
