"""What the night's driver calls of the assembly."""

from __future__ import annotations

from collections.abc import Callable

from october.core.kernel import part
from october.theatres.assembly.advance import advance
from october.theatres.assembly.start import start

_PARTS = ("core", "mechanisms", "theatres/assembly")


@part(*_PARTS)
def start_assembly(key: int) -> Callable:
    """Compile ``start_assembly(night)``."""

    def start_assembly(night):
        if key < 0:
            return
        start(night)

    return start_assembly


@part(*_PARTS)
def advance_assembly(key: int) -> Callable:
    """Compile ``advance_assembly(night, t)``: what is due in the ten seconds from ``t``."""

    def advance_assembly(night, t):
        if key < 0:
            return
        advance(night, t)

    return advance_assembly
