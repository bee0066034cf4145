"""Caucuses: a faction withdraws, its members vote whether to go, or what to come with."""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.core.mathematics import logistic
from october.core.random import ASSEMBLY, exponential, lognormal, uniforms
from october.mechanisms.exit_voice import exit_log_odds
from october.mechanisms.hazard import loglinear
from october.theatres.assembly.blocs import hostile_lately, luck, settlement
from october.theatres.assembly.codes import (
    HAS_MET,
    IN_HALL,
    MEETS,
    NO_PLEDGE,
    PLEDGED_LEAVE,
    PLEDGED_STAY,
    PLEDGES_LEAVE,
    PLEDGES_NOTHING,
    PLEDGES_STAY,
    TO_LEAVE,
    TO_STAY,
    WITHDRAWS,
)
from october.theatres.assembly.grievance import brought, felt, ill_will, pair, settle
from october.theatres.assembly.listening import urgency


@kernel
def bound_by(hall, pledge):
    """What a pledge adds to the log odds of leaving."""
    if pledge == PLEDGED_STAY:
        return -hall.pledge_weight
    if pledge == PLEDGED_LEAVE:
        return hall.pledge_weight
    return 0.0


@kernel
def circumstances(hall, factions, blocs, sitting, i, t):
    """What weighs on all of faction ``i`` alike: its bent as log odds of leaving, hostile acts of
    late, the worth of what waits outside, the chance of a settlement.
    """
    bloc = blocs[i]
    bias = factions[i].exit_bias - hall.exit_rising * hall.waits_for_vote
    return (
        bias + bound_by(hall, bloc.pledge),
        float(hostile_lately(hall, bloc, t)),
        logistic(sitting.hope) * hall.refuge,
        settlement(bloc),
    )


@kernel
def inclined(hall, around, grievance, loyalty):
    """Log odds of a vote to leave in these circumstances."""
    bias, hostile, outside, settled = around
    weights = (
        hall.exit_grievance, hall.exit_hostile, hall.exit_outside,
        hall.exit_settlement, hall.exit_loyalty,
    )  # fmt: skip
    return exit_log_odds(bias, grievance, hostile, outside, settled, loyalty, weights)


@kernel
def leaning(hall, factions, blocs, sitting, i, grievance, loyalty, t):
    """Log odds that a member of faction ``i`` votes to leave."""
    around = circumstances(hall, factions, blocs, sitting, i, t)
    return inclined(hall, around, grievance, loyalty)


@kernel
def caucus_rate(hall, factions, ties, blame, blocs, relations, sitting, i, t, recess):
    """Hazard a minute of faction ``i`` withdrawing to a caucus; ``recess`` is 1 during one."""
    grievance = ill_will(hall, factions, ties, blame, blocs, relations, t, i, sitting.lead)
    odds = leaning(hall, factions, blocs, sitting, i, grievance, hall.loyalty, t)
    return loglinear(
        hall.caucus_rate, odds + urgency(hall, sitting, t) + hall.recess_caucus * recess
    )


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
           i, 0, 0, WITHDRAWS, float(bloc.present), 0)  # fmt: skip


@kernel
def ballot(
    clock, hall, factions, ties, blame, blocs, relations, camps, delegates, sitting, i, extra, t,
):  # fmt: skip
    """Faction ``i`` votes whether to leave; return the ayes and the votes. Wings are counted."""
    relation = relations[pair(factions, i, sitting.lead)]
    settle(relation, hall, t)
    came_with = brought(factions, ties, blame, blocs, i, sitting.lead)
    ayes = 0
    votes = 0
    around = circumstances(hall, factions, blocs, sitting, i, t)
    bloc = blocs[i]
    bloc.caucus_at = t
    bias, bloc.caucus_hostile, bloc.caucus_outside, bloc.caucus_settled = around
    bloc.caucus_bias = bias + extra
    for w in range(1, camps.shape[0]):
        if camps[w].faction == i:
            camps[w].caucus_share = 0.0
    for d in range(1, delegates.shape[0]):
        delegate = delegates[d]
        if delegate.faction != i or delegate.state != IN_HALL:
            continue
        delegate.acts += 1
        u, _, _, _ = uniforms(clock.seed, ASSEMBLY, clock.night, d, delegate.acts)
        grudge = felt(relation, came_with, delegate.resentment)
        delegate.caucus_grudge = grudge
        delegate.leave_odds = inclined(hall, around, grudge, delegate.loyalty) + extra
        delegate.caucus_vote = 1 if u < logistic(delegate.leave_odds) else -1
        votes += 1
        if delegate.caucus_vote == 1:
            ayes += 1
            camps[delegate.wing].caucus_share += 1.0
    for w in range(1, camps.shape[0]):
        if camps[w].faction == i:
            camps[w].caucus_share /= max(1, camps[w].present)
    return ayes, votes


@kernel
def end_caucus(
    clock, log, tally, named, hall, factions, ties, blame, blocs, relations, camps, delegates,
    sitting, i, t,
):  # fmt: skip
    """The caucus votes; return 1 to leave, −1 to stay."""
    bloc = blocs[i]
    bloc.caucus_until = -1.0
    ayes, votes = ballot(
        clock, hall, factions, ties, blame, blocs, relations, camps, delegates, sitting, i, 0.0, t
    )
    bloc.decided = 1 if 2 * ayes > votes else -1
    step = TO_LEAVE if bloc.decided == 1 else TO_STAY
    record(clock, log, tally, named, t, events.ASSEMBLY, events.CAUCUS,
           i, 0, 0, step, ayes / max(1, votes), 0)  # fmt: skip
    return bloc.decided


@kernel
def pledge(
    clock, log, tally, named, hall, factions, ties, blame, blocs, relations, camps, delegates,
    sitting, i, t,
):  # fmt: skip
    """A caucus before the opening decides what the faction comes with.

    What the lever says weighs on every vote as the pledge itself does later; a vote near one half
    pledges nobody.
    """
    bloc = blocs[i]
    bloc.caucus_until = -1.0
    bloc.met = HAS_MET
    bloc.pledge = NO_PLEDGE
    extra = hall.exit_early + bound_by(hall, factions[i].pledge)
    ayes, votes = ballot(
        clock, hall, factions, ties, blame, blocs, relations, camps, delegates, sitting, i, extra, t
    )
    share = ayes / max(1, votes)
    step = PLEDGES_NOTHING
    if share > 0.5 + hall.pledge_margin:
        bloc.pledge = PLEDGED_LEAVE
        step = PLEDGES_LEAVE
    elif share < 0.5 - hall.pledge_margin:
        bloc.pledge = PLEDGED_STAY
        step = PLEDGES_STAY
    record(clock, log, tally, named, t, events.ASSEMBLY, events.CAUCUS,
           i, 0, 0, step, share, 0)  # fmt: skip


@kernel
def early_caucuses(
    clock, log, tally, named, hall, factions, ties, blame, blocs, relations, camps, delegates,
    sitting, minutes, t,
):  # fmt: skip
    """While the hall waits to open, each faction meets once and pledges itself, or does not."""
    for i in range(1, factions.shape[0]):
        bloc = blocs[i]
        if bloc.present == 0:
            continue
        if bloc.caucus_until >= 0.0:
            if bloc.caucus_until <= t:
                pledge(clock, log, tally, named, hall, factions, ties, blame, blocs, relations,
                       camps, delegates, sitting, i, t)  # fmt: skip
            continue
        if bloc.met == HAS_MET:
            continue
        bloc.caucus_left -= minutes * hall.early_caucus
        if bloc.caucus_left <= 0.0:
            bloc.met = MEETS
            begin_caucus(clock, log, tally, named, hall, sitting, blocs, i, t)
