"""Caucus, walkout, and the door: a faction decides, its people go one by one, some are held."""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.core.mathematics import logistic
from october.core.random import ASSEMBLY, exponential, lognormal, uniforms
from october.mechanisms.exit_voice import exit_log_odds, held_back, pull_to_leave
from october.mechanisms.hazard import loglinear
from october.mechanisms.thresholds import acts
from october.theatres.assembly.blocs import hostile_lately, luck, settlement
from october.theatres.assembly.codes import AT_DOOR, GONE, IN_HALL
from october.theatres.assembly.grievance import brought, felt, ill_will, pair, settle, tie_of
from october.theatres.assembly.listening import arousal, urgency

REACH = 4  # seats to either side that a delegate watches


@kernel
def leaning(hall, factions, blocs, sitting, i, grievance, loyalty, t):
    """Log odds that a member of faction ``i`` votes to leave."""
    bloc = blocs[i]
    bias = factions[i].exit_bias - hall.exit_rising * hall.waits_for_vote
    if factions[i].pledge == 1.0:
        bias -= hall.pledge_weight
    elif factions[i].pledge == 2.0:
        bias += hall.pledge_weight
    weights = (
        hall.exit_grievance, hall.exit_hostile, hall.exit_outside,
        hall.exit_settlement, hall.exit_loyalty,
    )  # fmt: skip
    return exit_log_odds(
        bias,
        grievance,
        float(hostile_lately(hall, bloc, t)),
        logistic(sitting.hope) * hall.refuge,
        settlement(bloc),
        loyalty,
        weights,
    )


@kernel
def caucus_rate(hall, factions, ties, blame, blocs, relations, sitting, i, t):
    """Hazard a minute of faction ``i`` withdrawing to a caucus."""
    grievance = ill_will(hall, factions, ties, blame, blocs, relations, t, i, sitting.lead)
    odds = leaning(hall, factions, blocs, sitting, i, grievance, hall.loyalty, t)
    return loglinear(hall.caucus_rate, odds + urgency(hall, sitting, t))


@kernel
def begin_caucus(clock, log, tally, named, hall, sitting, blocs, i, t):
    """Faction ``i`` leaves the hall for a room of its own."""
    bloc = blocs[i]
    u, v, _, _ = luck(clock, bloc, i)
    bloc.caucus_until = t + 60.0 * lognormal(u, hall.caucus_length, hall.caucus_log_sd)
    bloc.caucus_left = exponential(v, 1.0)
    # A hall that has lost a bloc to its caucus is that much nearer to a recess.
    sitting.recess_left -= bloc.present / max(1, sitting.present)
    record(clock, log, tally, named, t, events.ASSEMBLY, events.CAUCUS,
           i, 0, 0, 1, float(bloc.present), 0)  # fmt: skip


@kernel
def end_caucus(
    clock, log, tally, named, hall, factions, ties, blame, blocs, relations, delegates, sitting,
    i, t,
):  # fmt: skip
    """The caucus votes; return 1 to leave, −1 to stay."""
    bloc = blocs[i]
    bloc.caucus_until = -1.0
    relation = relations[pair(factions, i, sitting.lead)]
    settle(relation, hall, t)
    came_with = brought(factions, ties, blame, blocs, i, sitting.lead)
    ayes = 0
    votes = 0
    for d in range(1, delegates.shape[0]):
        delegate = delegates[d]
        if delegate.faction != i or delegate.state != IN_HALL:
            continue
        delegate.acts += 1
        u, _, _, _ = uniforms(clock.seed, ASSEMBLY, clock.night, d, delegate.acts)
        grudge = felt(relation, came_with, delegate.resentment)
        odds = leaning(hall, factions, blocs, sitting, i, grudge, delegate.loyalty, t)
        delegate.caucus_vote = 1 if u < logistic(odds) else -1
        votes += 1
        if delegate.caucus_vote == 1:
            ayes += 1
    bloc.decided = 1 if 2 * ayes > votes else -1
    record(clock, log, tally, named, t, events.ASSEMBLY, events.CAUCUS,
           i, 0, 0, 2 if bloc.decided == 1 else 3, ayes / max(1, votes), 0)  # fmt: skip
    return bloc.decided


@kernel
def may_leave(hall, faction):
    """Whether the levers let somebody of this faction out."""
    if hall.walkout_allowed == 0.0 or hall.walkout_who == 0.0:
        return False
    return hall.walkout_who == 1.0 or hall.walkout_who == faction + 1.0


@kernel
def make_up_minds(
    clock, hall, factions, ties, blame, blocs, relations, camps, delegates, sitting, speaking,
    t,
):  # fmt: skip
    """Everybody in the hall but who is speaking looks round and decides whether to go."""
    weights = (
        hall.pull_own, hall.pull_neighbours, hall.pull_aye, hall.pull_nay,
        hall.pull_grievance, hall.pull_zero,
    )  # fmt: skip
    faction = 0
    for d in range(1, delegates.shape[0]):
        delegate = delegates[d]
        if delegate.state != IN_HALL or delegate.held == 1 or d == speaking:
            continue
        if delegate.faction == sitting.lead:
            continue
        if delegate.faction != faction:
            faction = delegate.faction
            relation = relations[pair(factions, faction, sitting.lead)]
            settle(relation, hall, t)
            came_with = brought(factions, ties, blame, blocs, faction, sitting.lead)
        camp = camps[delegate.wing]
        pull = pull_to_leave(
            camp.gone / max(1, camp.seats),
            delegate.neighbours_gone / (2.0 * REACH),
            delegate.caucus_vote if blocs[faction].walked_at >= 0.0 else 0,
            felt(relation, came_with, delegate.resentment),
            weights,
        )
        if acts(pull, delegate.threshold):
            delegate.acts += 1
            u, _, _, _ = uniforms(clock.seed, ASSEMBLY, clock.night, d, delegate.acts)
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
    for seat in range(
        max(1, delegate.seat - REACH), min(seats.shape[0], delegate.seat + REACH + 1)
    ):
        delegates[seats[seat].sitter].neighbours_gone += 1
    record(clock, log, tally, named, t, events.ASSEMBLY, events.LEAVES,
           d, 0, delegate.faction, delegate.caucus_vote, 1.0, delegate.person)  # fmt: skip


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
    if not may_leave(hall, faction):
        delegate.state = IN_HALL
        delegate.held = 1
        record(clock, log, tally, named, t, events.ASSEMBLY, events.HELD,
               d, 0, faction, 1, 1.0, delegate.person)  # fmt: skip
        return
    if u < hall.persuader * (1.0 + arousal(hall, sitting, t)):
        other = persuader_of(clock, delegates, faction, v)
        if other > 0:
            theirs = delegates[other].faction
            affinity = ties[tie_of(factions, blame, theirs, blocs[faction].actor)].affinity
            gone = 1 if 2 * camps[delegate.wing].gone > camps[delegate.wing].seats else 0
            bond = affinity + delegate.loyalty - hall.loyalty
            chance = held_back(bond, gone, hall.door_affinity, hall.door_gone)
            sitting.barred += 1
            record(clock, log, tally, named, t, events.ASSEMBLY, events.BARS_WAY,
                   other, d, theirs, faction, chance, delegates[other].person)  # fmt: skip
            if w < chance:
                delegate.state = IN_HALL
                delegate.held = 1
                record(clock, log, tally, named, t, events.ASSEMBLY, events.HELD,
                       d, other, faction, 0, 1.0, delegate.person)  # fmt: skip
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
