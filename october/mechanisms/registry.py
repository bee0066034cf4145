"""What a mechanism says of itself: read by the citations, the verification and the docs."""

from __future__ import annotations

from typing import NamedTuple


class Mechanism(NamedTuple):
    """One published behaviour: its name, the keys of its sources, its equation in words or signs.

    A parameter is (name, unit, low, high, meaning); low and high bound what makes sense.
    ``reference`` says why no theatre plays it, where none does.
    """

    name: str
    sources: tuple[str, ...]
    equation: str = ""
    parameters: tuple[tuple[str, str, float, float, str], ...] = ()
    reference: str = ""
