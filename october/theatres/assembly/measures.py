"""What follows from who is left: power, likeness to the country, governments still open."""

from __future__ import annotations

from october.core.kernel import kernel
from october.mechanisms.coalition import joint_openness
from october.mechanisms.power import power
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
def measure(hall, factions, ties, blame, sitting, blocs, relations, camps, t):
    """Bring the sitting's figures up to date."""
    n = factions.shape[0] - 1
    sitting.peasants = likeness(factions, blocs, sitting.present, 1)
    sitting.army = likeness(factions, blocs, sitting.present, 2)
    lead = sitting.lead
    worst = 0.0
    for i in range(1, n + 1):
        bloc = blocs[i]
        bloc.position = factions[i].joint_position
        bloc.support = factions[i].support
        bloc.absent = 1 if 2 * bloc.gone > bloc.seats else 0
        if i != lead:
            bloc.grievance = ill_will(hall, factions, ties, blame, blocs, relations, t, i, lead)
            if bloc.far == 1:
                worst += ill_will(hall, factions, ties, blame, blocs, relations, t, lead, i) * (
                    bloc.seats
                )
    far = 0.0
    for i in range(1, n + 1):
        if blocs[i].far == 1:
            far += blocs[i].seats
    blocs[lead].grievance = worst / far if far > 0.0 else 0.0
    weights = (
        hall.support_weight, hall.softness, hall.resentment, hall.office,
        hall.readiness, hall.absence, hall.partner_cost,
    )  # fmt: skip
    sitting.joint_open = joint_openness(
        blocs, n, lead, hall.pressure * factions[lead].pressed, weights
    )
    sitting.lead_power = power(blocs["present"][1:], n, int(sitting.present / 2) + 1, lead - 1)
