"""The log of a night as happenings: events with the tables that their columns refer to."""

from __future__ import annotations

from typing import Any, NamedTuple

from october.chronicle.cast import Cast
from october.core.events import EVENTS, THEATRES, Event


class Happening(NamedTuple):
    """One event of the log."""

    index: int  # type: ignore[assignment]  # its place in the log
    t: float
    event: Event
    theatre: str
    who: int
    whom: int
    where: int
    what: int
    magnitude: float

    @property
    def kind(self) -> str:
        """The name of its kind."""
        return self.event.name


def happenings(night: Any) -> list[Happening]:
    """Return every event of a watched night's log whose kind is known, in order of time."""
    log = night.log[: int(night.clock[0]["log_size"])]
    columns = (log[field].tolist() for field in ("t", "kind", "theatre", "who", "whom"))
    rest = (log[field].tolist() for field in ("where", "what", "magnitude"))
    found = []
    for i, (t, kind, theatre, who, whom, where, what, n) in enumerate(
        zip(*columns, *rest, strict=True)
    ):
        event = EVENTS.get(kind)
        if event is not None:
            place = THEATRES.get(theatre, THEATRES[event.theatre])
            found.append(Happening(i, t, event, place, who, whom, where, what, n))
    found.sort(key=lambda h: h.t)
    return found


def persons(cast: Cast, happening: Happening) -> tuple[int, int]:
    """Return the named persons who do it and to whom it is done, 0 for nobody with a name."""
    event = happening.event
    return cast.person(event.who, happening.who), cast.person(event.whom, happening.whom)


def key(cast: Cast, happening: Happening, column: str) -> str:
    """Return the scenario's key in one of the columns, the bare number where it names no table."""
    table, row = getattr(happening.event, column), getattr(happening, column)
    return cast.key(table, row) if table else str(row)
