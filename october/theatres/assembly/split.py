"""A wing breaks with its faction: it has gone, stayed or voted otherwise, or stands too far off.

A wing can break with its faction while the rest of it is larger; a row for it stands ready from the
start. It takes over what its faction was, toward everybody else, and goes its own way from there.
"""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.mechanisms.hazard import loglinear
from october.theatres.assembly.blocs import enter
from october.theatres.assembly.codes import (
    ANNOUNCE_EXIT,
    GONE,
    HAS_MET,
    KEPT_IN,
    MOST_PLAYERS,
    REPORT,
)
from october.theatres.assembly.grievance import pair, shift, tie_of


@kernel
def apart(camps, w):
    """How far a wing is from the rest of its faction: (vote or exit, position, share of seats).

    The first is the gap between shares gone or, before anybody has, between votes in caucus.
    """
    camp = camps[w]
    seats = 0.0
    gone = 0.0
    ayes = 0.0
    who = 0.0
    how = 0.0
    here = 0.0
    for k in range(1, camps.shape[0]):
        other = camps[k]
        if k == w or other.faction != camp.faction:
            continue
        seats += other.seats
        gone += other.gone
        ayes += other.caucus_share * other.seats
        here += other.present
        who += other.who * other.present
        how += other.how * other.present
    if seats <= 0.0 or camp.seats == 0:
        return 0.0, 0.0, 1.0
    vote = abs(camp.gone / camp.seats - gone / seats)
    if camp.caucus_share >= 0.0:
        vote = max(vote, abs(camp.caucus_share - ayes / seats))
    place = 0.0
    if here > 0.0 and camp.present > 0:
        place = 0.5 * (abs(camp.who - who / here) + abs(camp.how - how / here))
    return vote, place, camp.seats / (seats + camp.seats)


@kernel
def strain(hall, factions, blocs, sitting, camps, w):
    """The hazard a minute of a wing's breaking away, 0 when it is the larger part."""
    i = camps[w].faction
    vote, place, share = apart(camps, w)
    if share > 0.5 or (share == 0.5 and camps[w].spare % 2 == 0):
        return 0.0
    causes = hall.split_vote * vote + hall.split_position * place
    causes += hall.split_line * (1.0 - blocs[i].approval)
    if i == sitting.lead and sitting.refusals > 0:
        refused = 1.0 - 1.0 / (1.0 + sitting.refusals)
        causes += hall.split_refusal * hall.pressure * factions[i].pressed * refused
    return loglinear(hall.split_rate, causes)


@kernel
def inherit(hall, factions, ties, blame, blocs, relations, parent, child, share, t):
    """What the parent was, the child is: traits, ties, what it holds against whom."""
    factions[child] = factions[parent]
    factions[child].groups = 1.0
    factions[child].support *= share
    factions[child].peasant_support *= share
    factions[child].army_support *= share
    factions[parent].support *= 1.0 - share
    factions[parent].peasant_support *= 1.0 - share
    factions[parent].army_support *= 1.0 - share
    for actor in range(1, blame.shape[0]):
        ties[tie_of(factions, blame, child, actor)] = ties[tie_of(factions, blame, parent, actor)]
    own = blocs[parent].actor
    if own > 0:
        ties[tie_of(factions, blame, parent, own)].affinity = hall.split_affinity
        ties[tie_of(factions, blame, child, own)].affinity = hall.split_affinity
    for j in range(1, factions.shape[0]):
        relations[pair(factions, child, j)] = relations[pair(factions, parent, j)]
        relations[pair(factions, j, child)] = relations[pair(factions, j, parent)]
    for i, j in ((parent, child), (child, parent)):
        relation = relations[pair(factions, i, j)]
        relation.keep = 1.0
        relation.add = 0.0
        relation.own = 1
        relation.seen = 1
        relation.t = t
        shift(relation, hall.hostile_gain * hall.split_hostility, 0.0)


@kernel
def take_people(sitting, blocs, camps, delegates, speakers, requests, parent, child, w):
    """The wing's delegates and speakers are the child's; nobody asks in the old name any more."""
    camps[w].faction = child
    for d in range(1, delegates.shape[0]):
        if delegates[d].wing == w and delegates[d].state > 0:
            delegates[d].faction = child
    for s in range(1, speakers.shape[0]):
        if speakers[s].wing == w:
            speakers[s].faction = child
    for r in range(1, requests.shape[0]):
        request = requests[r]
        if request.state == 0 or r == sitting.request or request.act == REPORT:
            continue
        if speakers[request.speaker].faction == child:
            request.state = 0
            if request.act == ANNOUNCE_EXIT:
                blocs[parent].decided = 0


@kernel
def own_bloc(sitting, blocs, camps, delegates, parent, child, w, t):
    """The child's row, and what the parent's is without it.

    Of a faction that walked out the wing that mostly stayed has not; a wing that has mostly gone
    has walked out, whatever its faction decided.
    """
    camp = camps[w]
    bloc = blocs[child]
    old = blocs[parent]
    bloc.actor = old.actor
    bloc.far = old.far
    bloc.seats = float(camp.seats)
    bloc.present = camp.present
    bloc.gone = camp.gone
    bloc.approval = 1.0
    bloc.entries = old.entries
    bloc.known = old.known
    bloc.hostile_1 = old.hostile_1
    bloc.hostile_2 = old.hostile_2
    bloc.hostile_3 = old.hostile_3
    bloc.target = old.target
    bloc.pledge = old.pledge
    bloc.met = HAS_MET
    bloc.stayed = 0
    bloc.recalled = old.recalled
    bloc.nominate_left = old.nominate_left
    left = 2 * camp.gone > camp.seats
    bloc.walked_at = t if left else -1.0
    bloc.decided = 1 if left else 0
    bloc.told = 1 if left else 0
    bloc.counted = camp.gone
    old.seats -= camp.seats
    old.present -= camp.present
    old.gone -= camp.gone
    old.counted = max(0, old.counted - camp.gone)
    kept = 0
    for d in range(1, delegates.shape[0]):
        delegate = delegates[d]
        if delegate.faction != child or delegate.state == GONE:
            continue
        kept += 1 if delegate.held == KEPT_IN else 0
        if not left:
            sitting.refused -= delegate.called
            delegate.called = 0
    bloc.kept = kept
    old.kept -= kept


@kernel
def break_away(
    clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, relations, camps,
    delegates, speakers, requests, w, t,
):  # fmt: skip
    """Wing ``w`` is a faction of its own from now on."""
    parent = camps[w].faction
    child = camps[w].spare
    before = 0.0
    people = 0
    for k in range(1, camps.shape[0]):
        if camps[k].faction == parent:
            before += camps[k].who * camps[k].present
            people += camps[k].present
    middle = before / people if people > 0 else 0.0
    inherit(hall, factions, ties, blame, blocs, relations, parent, child,
            camps[w].seats / blocs[parent].seats, t)  # fmt: skip
    if camps[w].present > 0:
        # On governing together it stands from its old faction as it does on who should govern.
        moved = factions[child].joint_position + camps[w].who - middle
        factions[child].joint_position = min(1.0, max(-1.0, moved))
    take_people(sitting, blocs, camps, delegates, speakers, requests, parent, child, w)
    own_bloc(sitting, blocs, camps, delegates, parent, child, w, t)
    sitting.splits += 1
    record(clock, log, tally, named, t, events.ASSEMBLY, events.SPLITS,
           child, parent, w, 0, float(camps[w].present), 0)  # fmt: skip
    enter(clock, log, tally, named, hall, factions, blocs, relations, t, child, parent, 0)
    enter(clock, log, tally, named, hall, factions, blocs, relations, t, parent, child, 0)


@kernel
def pull_apart(
    clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, relations, camps,
    delegates, speakers, requests, minutes, t,
):  # fmt: skip
    """Count every wing's hazard of breaking away; return how many have."""
    broken = 0
    parties = 0
    for i in range(1, blocs.shape[0]):
        if blocs[i].seats > 0.0:
            parties += 1
    for w in range(1, camps.shape[0]):
        child = camps[w].spare
        if child == 0 or camps[w].faction == child or parties >= MOST_PLAYERS:
            continue
        camps[w].split_left -= minutes * strain(hall, factions, blocs, sitting, camps, w)
        if camps[w].split_left <= 0.0:
            break_away(clock, log, tally, named, hall, factions, ties, blame, sitting, blocs,
                       relations, camps, delegates, speakers, requests, w, t)  # fmt: skip
            broken += 1
            parties += 1
    return broken
