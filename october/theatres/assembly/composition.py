"""Who is in the hall, as the city sees it."""

from __future__ import annotations

from october.core.kernel import kernel


@kernel
def show_composition(city, bodies, parties, composition, blocs, sitting):
    """Let the city see who is in the hall: a wing that has broken away counts with its party."""
    body = city[0].congress
    if body == 0 or body >= bodies.shape[0]:
        return
    bodies[body].present = sitting.present
    first = bodies[body].composition
    for p in range(1, city[0].parties + 1):
        actor = parties[p].actor
        if actor == 0:
            continue
        present = 0
        known = False
        for i in range(1, blocs.shape[0]):
            if blocs[i].actor == actor:
                known = True
                present += blocs[i].present
        if known:
            composition[first + p - 1].share = present / max(1, sitting.present)
