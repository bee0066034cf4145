"""Interruptions: a speaker whom the listeners bear ill will may be shouted down by an aroused hall.

Motions, announcements and news are heard all the same: what they do is done when they are said.
"""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.mechanisms.hazard import wait
from october.theatres.assembly.blocs import enter
from october.theatres.assembly.codes import (
    ADJOURN,
    ANNOUNCE_EXIT,
    ANNOUNCE_STAY,
    MOVE,
    OPEN,
    REPORT,
)
from october.theatres.assembly.grievance import ill_will, take_act
from october.theatres.assembly.listening import arousal


@kernel
def hooters(hall, factions, ties, blame, blocs, relations, t, i):
    """Return the mean ill will, [0, 1], of those in the hall against bloc ``i``, and the bloc that
    most of it comes from (0 if none bears any).
    """
    listeners = 0
    total = 0.0
    loudest = 0
    most = 0.0
    for j in range(1, factions.shape[0]):
        bloc = blocs[j]
        if bloc.present == 0 or bloc.caucus_until >= 0.0:
            continue
        listeners += bloc.present
        if j == i:
            continue
        noise = bloc.present * ill_will(hall, factions, ties, blame, blocs, relations, t, j, i)
        total += noise
        if noise > most:
            most = noise
            loudest = j
    return (total / listeners if listeners > 0 else 0.0), loudest


@kernel
def spoken(hall, factions, ties, blame, sitting, blocs, relations, i, act, minutes, u, t):
    """How much of a speech of so many minutes is heard, (0, 1], before the hall drowns it."""
    if act in (OPEN, MOVE, ANNOUNCE_EXIT, ANNOUNCE_STAY, REPORT, ADJOURN):
        return 1.0
    dislike, _ = hooters(hall, factions, ties, blame, blocs, relations, t, i)
    held = wait(u, hall.heckling * arousal(hall, sitting, t) * dislike)
    return min(1.0, held / minutes) if minutes > 0.0 else 1.0


@kernel
def shouted_down(
    clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, relations, speaker_row,
    person, request, t,
):  # fmt: skip
    """The speaker gives up; who shouted loudest has done to his bloc what was left unsaid."""
    i = request.faction
    _, loudest = hooters(hall, factions, ties, blame, blocs, relations, t, i)
    record(clock, log, tally, named, t, events.ASSEMBLY, events.SHOUTED_DOWN,
           speaker_row, loudest, 0, request.act, sitting.heard, person)  # fmt: skip
    if loudest == 0:
        return
    take_act(clock, log, tally, named, hall, factions, ties, blame, blocs, relations,
             t, loudest, i, 1.0 - sitting.heard, 0.0)  # fmt: skip
    enter(clock, log, tally, named, hall, factions, blocs, relations, t, loudest, i, 0)
