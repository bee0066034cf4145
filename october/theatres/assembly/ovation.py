"""Applause after a speech, and what it tells the hall of its own mood."""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.core.random import ASSEMBLY
from october.mechanisms.applause import applause
from october.theatres.assembly.codes import SITTING_ROW
from october.theatres.assembly.listening import arousal, stir

GROUPS = 40  # a hall claps in groups: the bout is played among as many as this


@kernel
def clap(
    clock, log, tally, named, hall, sitting, t, speaker, person, listeners, willing, agreement
):
    """The ``willing`` among the ``listeners`` applaud; return for how long, in s."""
    if willing < 1 or listeners < 1:
        return 0.0
    people = min(willing, GROUPS)
    prolonged = 1.0 + hall.clap_arousal * agreement * arousal(hall, sitting, t)
    peak, length, sitting.acts = applause(
        people, hall.clap_spread, hall.clap_tiring, prolonged,
        clock.seed, ASSEMBLY, clock.night, SITTING_ROW, sitting.acts + 1,
    )  # fmt: skip
    loud = peak * willing / listeners
    sitting.noise = loud
    if loud > sitting.peak:
        sitting.peak = loud
    if length > sitting.longest:
        sitting.longest = length
    stir(hall, sitting, t, hall.clap_stirs * loud)
    record(clock, log, tally, named, t, events.ASSEMBLY, events.APPLAUSE,
           speaker, 0, 0, int(length), loud, person)  # fmt: skip
    return length
