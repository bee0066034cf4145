"""What follows from who is left: power, likeness to the country, governments still open."""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.mechanisms.coalition import joint_openness
from october.mechanisms.majority import enough
from october.mechanisms.power import power
from october.theatres.assembly.codes import ENOUGH, MOST_PLAYERS, SHORT
from october.theatres.assembly.grievance import ill_will


@kernel
def likeness(factions, blocs, present, which):
    """1 − ½ Σ |share of those present − share of the group's vote|; 1 peasants, 2 the army."""
    distance = 0.0
    total = 0.0
    for i in range(1, factions.shape[0]):
        total += factions[i].peasant_support if which == 1 else factions[i].army_support
    for i in range(1, factions.shape[0]):
        vote = factions[i].peasant_support if which == 1 else factions[i].army_support
        share = blocs[i].present / present if present > 0 else 0.0
        distance += abs(share - (vote / total if total > 0.0 else 0.0))
    return 1.0 - 0.5 * distance


@kernel
def players_of(factions, blocs, players, lead):
    """Line up those whose power is counted, the leading party first; return how many they are.

    A faction whose people vote in several groups counts as so many players, as long as there is
    room; those with nobody present have no power and are left out.
    """
    n = 1
    players[1].votes = float(blocs[lead].present)
    waiting = 0
    for i in range(1, factions.shape[0]):
        if i != lead and blocs[i].present > 0:
            waiting += 1
    for i in range(1, factions.shape[0]):
        present = blocs[i].present
        if i == lead or present == 0:
            continue
        waiting -= 1
        groups = min(int(factions[i].groups), present, MOST_PLAYERS - n - waiting)
        left = present
        for g in range(max(1, groups)):
            votes = left // (groups - g) if groups > g else left
            left -= votes
            n += 1
            players[n].votes = float(votes)
    return n


@kernel
def measure(hall, factions, ties, blame, sitting, blocs, relations, camps, players, t):
    """Bring the sitting's figures up to date."""
    n = factions.shape[0] - 1
    sitting.measured = sitting.present
    sitting.peasants = likeness(factions, blocs, sitting.present, 1)
    sitting.army = likeness(factions, blocs, sitting.present, 2)
    lead = sitting.lead
    worst = 0.0
    far = 0.0
    for i in range(1, n + 1):
        bloc = blocs[i]
        bloc.position = factions[i].joint_position
        bloc.support = factions[i].support
        bloc.absent = 1 if 2 * bloc.gone > bloc.seats else 0
        if i == lead or bloc.seats <= 0.0:
            continue
        bloc.grievance = ill_will(hall, factions, ties, blame, blocs, relations, t, i, lead)
        if bloc.far == 1:
            worst += ill_will(hall, factions, ties, blame, blocs, relations, t, lead, i) * (
                bloc.seats
            )
            far += bloc.seats
    blocs[lead].grievance = worst / far if far > 0.0 else 0.0
    weights = (
        hall.support_weight, hall.softness, hall.resentment, hall.office,
        hall.readiness, hall.absence, hall.partner_cost,
    )  # fmt: skip
    sitting.joint_open = joint_openness(
        blocs, n, lead, hall.pressure * factions[lead].pressed, weights
    )
    sitting.lead_power = power(
        players["votes"][1:],
        players_of(factions, blocs, players, lead),
        int(sitting.present / 2) + 1,
        0,
    )


@kernel
def in_hall(sitting, blocs):
    """Delegates who are neither gone nor in caucus."""
    here = sitting.present
    for i in range(1, blocs.shape[0]):
        if blocs[i].caucus_until >= 0.0:
            here -= blocs[i].present
    return here


@kernel
def quorate(hall, sitting, blocs):
    """Whether enough are in the hall for a vote."""
    return enough(float(in_hall(sitting, blocs)), hall.quorum * sitting.seated)


@kernel
def watch_quorum(clock, log, tally, named, hall, sitting, blocs, t):
    """Note when the hall has too few left for a vote, and when it has enough again."""
    now = ENOUGH if quorate(hall, sitting, blocs) else SHORT
    if now == sitting.quorate:
        return
    sitting.quorate = now
    if now == SHORT and sitting.quorum_lost < 0.0:
        sitting.quorum_lost = t
    record(clock, log, tally, named, t, events.ASSEMBLY, events.QUORUM,
           sitting.chair, 0, 0, now, float(in_hall(sitting, blocs)), 0)  # fmt: skip
