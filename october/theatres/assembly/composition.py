"""Who is in the hall, as the city sees it."""

from __future__ import annotations

from october.core.kernel import kernel


@kernel
def show_composition(night, sitting):
    """Let the city see who is in the hall."""
    body = night.city[0].congress
    if body == 0 or body >= night.bodies.shape[0]:
        return
    night.bodies[body].present = sitting.present
    first = night.bodies[body].composition
    for p in range(1, night.city[0].parties + 1):
        actor = night.parties[p].actor
        if actor == 0:
            continue
        for i in range(1, night.blocs.shape[0]):
            if night.blocs[i].actor == actor:
                share = night.blocs[i].present / max(1, sitting.present)
                night.composition[first + p - 1].share = share
