"""An entry of the chronicle."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Entry:
    """Something told: when, in which theatre, of what kind, and in which words.

    ``who``, ``whom``, ``where`` and ``what`` are the scenario's keys, empty where there is none.
    A ``kind`` that is no event's name is the chronicle's own: ``opening``, ``meanwhile``,
    ``reasons``, ``tally``, ``rounds``, ``closing``. ``form`` is the sentence with its blanks, and
    not data.
    """

    t: float  # s from the scenario's start
    clock: str
    theatre: str
    kind: str
    who: str
    whom: str
    where: str
    what: str
    text: str
    form: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the entry as plain data."""
        data = asdict(self)
        del data["form"]
        return data
