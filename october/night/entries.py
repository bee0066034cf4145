"""The one compiled road through a night: the theatres in turn, window by window.

A window is ten seconds. What is due in the palace and in the city happens at its first second,
then the assembly plays the seconds that follow, so that time never runs back. Windows in which
nothing is due are skipped.
"""

from __future__ import annotations

from collections.abc import Callable

import numba

from october.core.kernel import entry
from october.core.tables import night_type
from october.core.wheel import WIDTH
from october.theatres.assembly.entries import advance_assembly, start_assembly
from october.theatres.city.entries import advance_city, start_city
from october.theatres.palace.entries import advance_palace, start_palace

_PARTS = ("core", "mechanisms", "theatres", "night/entries.py")


@entry(numba.void(night_type()), *_PARTS)
def start(key: int) -> Callable:
    """Compile ``start(night)``: build people, delegates and posts from the parameter tables."""

    def start(night):
        if key < 0:
            return
        clock = night.clock[0]
        clock.now = 0.0
        start_palace(night)
        start_city(night)
        start_assembly(night)

    return start


@entry(numba.void(night_type(), numba.float64), *_PARTS)
def play(key: int) -> Callable:
    """Compile ``play(night, until)``: everything due before ``until``, a multiple of ten s."""

    def play(night, until):
        if key < 0:
            return
        clock = night.clock[0]
        limit = min(until, clock.end)
        t = clock.now
        while t < limit:
            due = min(clock.next_palace, clock.next_city, clock.next_assembly)
            if due >= limit:
                break
            window = max(t, int(due / WIDTH) * WIDTH)
            if window >= limit:
                break
            clock.now = window
            after = window + WIDTH
            if clock.next_palace < after:
                advance_palace(night, window)
            if clock.next_city < after:
                advance_city(night, window)
            if clock.next_assembly < after:
                advance_assembly(night, window)
            t = after
        clock.now = limit

    return play
