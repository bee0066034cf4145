"""What the night's driver calls of the assembly."""

from __future__ import annotations

from collections.abc import Callable

import numba

from october.core.kernel import entry
from october.core.tables import night_type
from october.theatres.assembly.advance import advance
from october.theatres.assembly.start import start

_PARTS = ("core", "mechanisms", "theatres/assembly")


@entry(numba.void(night_type()), *_PARTS)
def start_assembly(key: int) -> Callable:
    """Compile ``start_assembly(night)``."""

    def start_assembly(night):
        if key < 0:
            return
        start(night)

    return start_assembly


@entry(numba.void(night_type(), numba.float64), *_PARTS)
def advance_assembly(key: int) -> Callable:
    """Compile ``advance_assembly(night, t)``: what is due in the ten seconds from ``t``."""

    def advance_assembly(night, t):
        if key < 0:
            return
        advance(night, t)

    return advance_assembly
