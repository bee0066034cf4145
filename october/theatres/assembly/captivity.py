"""Armed people in the hall: nobody speaks, votes or leaves until they are gone.

Who holds the hall is written at its site by the theatre of the building. Time stands still in the
hall meanwhile: what was due is due as long after as it was before.
"""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.theatres.assembly.codes import AT_DOOR


@kernel
def later(due, passed):
    """A time that has moved on, unless there is none."""
    return due + passed if due >= 0.0 else due


@kernel
def go_on(sitting, blocs, delegates, passed):
    """Everything that waits waits on from now."""
    sitting.floor += passed
    sitting.checked += passed
    sitting.noted += passed
    sitting.looked += passed
    sitting.fetched += passed
    sitting.last_act += passed
    sitting.calls_until += passed
    sitting.resumes = later(sitting.resumes, passed)
    sitting.leave = later(sitting.leave, passed)
    sitting.talks_due = later(sitting.talks_due, passed)
    for i in range(1, blocs.shape[0]):
        blocs[i].caucus_until = later(blocs[i].caucus_until, passed)
        blocs[i].reply_at = later(blocs[i].reply_at, passed)
    for d in range(1, delegates.shape[0]):
        if delegates[d].state == AT_DOOR:
            delegates[d].leaves += passed


@kernel
def kept_from_sitting(clock, log, tally, named, sites, sitting, blocs, delegates, t):
    """Whether armed people hold the hall now; when they are gone, the sitting goes on."""
    held = sitting.site > 0 and sites[sitting.site].held > 0
    if held and sitting.held_from < 0.0:
        sitting.held_from = t
        record(clock, log, tally, named, t, events.ASSEMBLY, events.HALL_TAKEN,
               0, 0, sitting.site, 0, float(sitting.present), 0)  # fmt: skip
    elif not held and sitting.held_from >= 0.0:
        go_on(sitting, blocs, delegates, t - sitting.held_from)
        record(clock, log, tally, named, t, events.ASSEMBLY, events.HALL_FREED,
               0, 0, sitting.site, 0, t - sitting.held_from, 0)  # fmt: skip
        sitting.held_from = -1.0
    return held
