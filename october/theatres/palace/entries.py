"""What the night calls: `start_palace`, `advance_palace` and, for a branch, `renew_palace`."""

from __future__ import annotations

from collections.abc import Callable

import numba

from october.core.kernel import entry
from october.core.tables import night_type
from october.theatres.palace.advance import advance
from october.theatres.palace.renewal import renew
from october.theatres.palace.start import start

_PARTS = ("core", "mechanisms", "theatres/palace")


@entry(numba.void(night_type()), *_PARTS)
def start_palace(key: int) -> Callable:
    """Compile ``start_palace(night)``."""

    def start_palace(night):
        if key < 0:
            return
        start(night)

    return start_palace


@entry(numba.void(night_type(), numba.float64), *_PARTS)
def advance_palace(key: int) -> Callable:
    """Compile ``advance_palace(night, t)``."""

    def advance_palace(night, t):
        if key < 0:
            return
        advance(night, t)

    return advance_palace


@entry(numba.void(night_type()), *_PARTS)
def renew_palace(key: int) -> Callable:
    """Compile ``renew_palace(night)``."""

    def renew_palace(night):
        if key < 0:
            return
        renew(night)

    return renew_palace
