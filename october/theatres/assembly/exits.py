"""Walkout and the door: people go one by one, called or not, at once or late; some are held."""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.core.random import ASSEMBLY, lognormal, uniforms
from october.mechanisms.exit_voice import held_back, pull_to_leave
from october.mechanisms.hazard import within
from october.mechanisms.thresholds import acts
from october.theatres.assembly.codes import (
    ALONE,
    AT_DOOR,
    CALLED,
    CAME_BACK,
    FOLLOWING,
    GONE,
    HELD_BACK,
    IN_HALL,
    KEPT_IN,
    STRAGGLING,
)
from october.theatres.assembly.grievance import brought, felt, pair, settle, tie_of
from october.theatres.assembly.listening import arousal

REACH = 4  # seats to either side that a delegate watches
SETTLED = 600.0  # s for which a call moves everybody, and after which a walkout is counted


@kernel
def may_leave(hall, faction):
    """Whether the levers let somebody who came with this faction out."""
    if hall.walkout_allowed == 0.0 or hall.walkout_who == 0.0:
        return False
    return hall.walkout_who == 1.0 or hall.walkout_who == faction + 1.0


@kernel
def call_people(sitting, delegates, faction):
    """A faction's people in the hall are called out; whoever had come back may go again."""
    for d in range(1, delegates.shape[0]):
        delegate = delegates[d]
        if delegate.faction != faction or delegate.state == GONE:
            continue
        if delegate.held == CAME_BACK:
            delegate.held = 0
        sitting.refused += 1 - delegate.called
        delegate.called = 1


@kernel
def way_out(bloc, own_reasons, threshold, sitting, t):
    """How somebody goes: with the call or after it, for reasons of his own, or after others."""
    if bloc.walked_at >= 0.0:
        return CALLED if t < sitting.calls_until else STRAGGLING
    if sitting.walkout >= 0.0 and not acts(own_reasons, threshold):
        return FOLLOWING
    return ALONE


@kernel
def make_up_minds(
    clock, hall, factions, ties, blame, blocs, relations, camps, delegates, sitting, speaking,
    t,
):  # fmt: skip
    """Everybody in the hall but who is speaking looks round and decides whether to go.

    Just after a call whoever is moved past his threshold goes; at other times at a rate, higher
    for those whose faction has called.
    """
    weights = (
        hall.pull_own, hall.pull_neighbours, hall.pull_aye, hall.pull_nay,
        hall.pull_grievance, hall.pull_zero,
    )  # fmt: skip
    minutes = (t - sitting.looked) / 60.0
    sitting.looked = t
    at_once = t < sitting.calls_until
    late = within(hall.straggle_rate, minutes)
    alone = within(hall.alone_rate, minutes)
    faction = 0
    for d in range(1, delegates.shape[0]):
        delegate = delegates[d]
        if delegate.state != IN_HALL or delegate.held > 0 or d == speaking:
            continue
        if delegate.faction == sitting.lead:
            continue
        if delegate.faction != faction:
            faction = delegate.faction
            relation = relations[pair(factions, faction, sitting.lead)]
            settle(relation, hall, t)
            came_with = brought(factions, ties, blame, blocs, faction, sitting.lead)
        camp = camps[delegate.wing]
        bloc = blocs[faction]
        grudge = felt(relation, came_with, delegate.resentment)
        voted = delegate.caucus_vote if bloc.walked_at >= 0.0 else 0
        delegate.wing_gone = camp.gone / max(1, camp.seats)
        delegate.near_gone = delegate.neighbours_gone / (2.0 * REACH)
        delegate.asked_out = voted
        delegate.grudge = grudge
        delegate.pull = pull_to_leave(
            delegate.wing_gone, delegate.near_gone, voted, grudge, weights
        )
        if not acts(delegate.pull, delegate.threshold):
            continue
        delegate.acts += 1
        u, v, _, _ = uniforms(clock.seed, ASSEMBLY, clock.night, d, delegate.acts)
        if not at_once and v >= (late if bloc.walked_at >= 0.0 else alone):
            continue
        own_reasons = pull_to_leave(0.0, 0.0, voted, grudge, weights)
        delegate.exit = way_out(bloc, own_reasons, delegate.threshold, sitting, t)
        delegate.leaves = t + 60.0 * lognormal(u, hall.leave_delay, hall.leave_log_sd)
        delegate.state = AT_DOOR
        sitting.exiting = 1
        if sitting.leave < 0.0 or delegate.leaves < sitting.leave:
            sitting.leave = delegate.leaves


@kernel
def persuader_of(clock, delegates, faction, u):
    """Somebody of another faction who stands near the door, 0 if nobody does."""
    n = delegates.shape[0] - 1
    start = 1 + int(u * n)
    for step in range(n):
        d = 1 + (start + step * 7 - 1) % n
        if delegates[d].state == IN_HALL and delegates[d].faction != faction:
            return d
    return 0


@kernel
def neighbours_see(delegates, seats, seat, change):
    """Those who sit within reach of a seat see it emptied (1) or taken again (−1)."""
    for other in range(max(1, seat - REACH), min(seats.shape[0], seat + REACH + 1)):
        delegates[seats[other].sitter].neighbours_gone += change


@kernel
def go(clock, log, tally, named, sitting, blocs, camps, delegates, seats, d, t):
    """A delegate is out of the hall."""
    delegate = delegates[d]
    delegate.state = GONE
    blocs[delegate.faction].present -= 1
    blocs[delegate.faction].gone += 1
    camps[delegate.wing].present -= 1
    camps[delegate.wing].gone += 1
    sitting.present -= 1
    sitting.walked += 1
    sitting.refused -= delegate.called
    if delegate.exit == STRAGGLING:
        sitting.straggled += 1
    elif delegate.exit == ALONE:
        sitting.alone += 1
    elif delegate.exit == FOLLOWING:
        sitting.followed += 1
    neighbours_see(delegates, seats, delegate.seat, 1)
    record(clock, log, tally, named, t, events.ASSEMBLY, events.LEAVES,
           d, 0, delegate.faction, delegate.exit, 1.0, delegate.person)  # fmt: skip


@kernel
def keep_in(clock, log, tally, named, sitting, blocs, delegates, d, other, why, t):
    """A delegate on the way out stays: held back by somebody, or kept in by the levers."""
    delegate = delegates[d]
    delegate.state = IN_HALL
    delegate.held = why
    if why == KEPT_IN:
        blocs[delegate.faction].kept += 1
        sitting.kept += 1
        sitting.refused -= delegate.called
        delegate.called = 0
    record(clock, log, tally, named, t, events.ASSEMBLY, events.HELD,
           d, other, delegate.faction, 1 if why == KEPT_IN else 0, 1.0,
           delegate.person)  # fmt: skip


@kernel
def at_the_door(
    clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, camps, delegates, seats,
    d, t,
):  # fmt: skip
    """A delegate reaches the door: somebody may bar the way; the levers may keep it shut."""
    delegate = delegates[d]
    delegate.leaves = -1.0
    delegate.acts += 1
    u, v, w, _ = uniforms(clock.seed, ASSEMBLY, clock.night, d, delegate.acts)
    faction = delegate.faction
    if not may_leave(hall, blocs[faction].origin):
        keep_in(clock, log, tally, named, sitting, blocs, delegates, d, 0, KEPT_IN, t)
        return
    if u < hall.persuader * (1.0 + arousal(hall, sitting, t)):
        other = persuader_of(clock, delegates, faction, v)
        if other > 0:
            theirs = delegates[other].faction
            affinity = ties[tie_of(factions, blame, theirs, blocs[faction].actor)].affinity
            gone = 1 if 2 * camps[delegate.wing].gone > camps[delegate.wing].seats else 0
            bond = affinity + delegate.loyalty - hall.loyalty
            chance = held_back(bond, gone, hall.door_affinity, hall.door_gone)
            delegate.barrer = other
            sitting.barred += 1
            record(clock, log, tally, named, t, events.ASSEMBLY, events.BARS_WAY,
                   other, d, theirs, faction, chance, delegates[other].person)  # fmt: skip
            if w < chance:
                keep_in(clock, log, tally, named, sitting, blocs, delegates, d, other, HELD_BACK, t)
                return
    go(clock, log, tally, named, sitting, blocs, camps, delegates, seats, d, t)


@kernel
def through_the_door(
    clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, camps, delegates, seats,
    t,
):  # fmt: skip
    """Everybody due at the door by ``t`` gets there; the next such time is noted."""
    following = -1.0
    for d in range(1, delegates.shape[0]):
        if delegates[d].state != AT_DOOR:
            continue
        if delegates[d].leaves <= t:
            at_the_door(clock, log, tally, named, hall, factions, ties, blame, sitting, blocs,
                        camps, delegates, seats, d, t)  # fmt: skip
        elif following < 0.0 or delegates[d].leaves < following:
            following = delegates[d].leaves
    sitting.leave = following
