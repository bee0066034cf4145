"""The one compiled road through a night: the theatres in turn, window by window.

A window is ten seconds. What is due in the palace and in the city happens at its first second,
then the assembly plays the seconds that follow, so that time never runs back. Windows in which
nothing is due are skipped.
"""

from __future__ import annotations

from collections.abc import Callable

import numba

from october.core.kernel import entry
from october.core.linking import address_of, call_at
from october.core.tables import Night, night_type
from october.core.wheel import WIDTH
from october.theatres.assembly.entries import advance_assembly, start_assembly
from october.theatres.city.entries import advance_city, renew_city, start_city
from october.theatres.palace.entries import advance_palace, renew_palace, start_palace

_PARTS = ("core", "night/entries.py")
_ADVANCES = tuple(map(address_of, (advance_palace, advance_city, advance_assembly)))
_ADDRESSES = numba.types.UniTuple(numba.intp, 3)


def start(night: Night) -> None:
    """Build people, delegates and posts from the parameter tables."""
    night.clock[0]["now"] = 0.0
    start_palace(night)
    start_city(night)
    start_assembly(night)


def renew(night: Night) -> None:
    """Draw anew the waits without memory that are still running, by the luck that holds now."""
    renew_palace(night)
    renew_city(night)


def play(night: Night, until: float) -> None:
    """Play everything due before ``until``, a multiple of ten s."""
    _play(night, until, _ADVANCES)


@entry(numba.void(night_type(), numba.float64, _ADDRESSES), *_PARTS)
def _play(key: int) -> Callable:
    def play(night, until, theatres):
        if key < 0:
            return
        advance_palace, advance_city, advance_assembly = theatres
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
                call_at(advance_palace, (night, window))
            if clock.next_city < after:
                call_at(advance_city, (night, window))
            if clock.next_assembly < after:
                call_at(advance_assembly, (night, window))
            t = after
        clock.now = limit

    return play
