"""What the night calls: `start_city`, `advance_city` and, for a branch, `renew_city`."""

from __future__ import annotations

from collections.abc import Callable

import numba

from october.core.kernel import entry
from october.core.tables import night_type
from october.theatres.city.advance import advance
from october.theatres.city.renewal import renew
from october.theatres.city.start import start

_PARTS = ("core", "mechanisms", "theatres/city")


@entry(numba.void(night_type()), *_PARTS)
def start_city(key: int) -> Callable:
    """Compile ``start_city(night)``."""

    def start_city(night):
        if key < 0:
            return
        start(night)

    return start_city


@entry(numba.void(night_type(), numba.float64), *_PARTS)
def advance_city(key: int) -> Callable:
    """Compile ``advance_city(night, t)``."""

    def advance_city(night, t):
        if key < 0:
            return
        advance(night, t)

    return advance_city


@entry(numba.void(night_type()), *_PARTS)
def renew_city(key: int) -> Callable:
    """Compile ``renew_city(night)``."""

    def renew_city(night):
        if key < 0:
            return
        renew(night)

    return renew_city
