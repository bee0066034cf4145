"""One person's night: what they did, what was done to them, what they saw, what reached them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from october.chronicle.beats import Beat
from october.chronicle.beats import beats as everything
from october.chronicle.happenings import Happening, persons
from october.chronicle.phrases import EACH, SOME, Telling
from october.chronicle.telling import Teller

OWN, SEEN, REACHED = 5.0, 1.0, 0.0  # added to the interest of what is their own, was seen, reached
NEAR = 300.0  # s since they were known to be in a room
WORTH_SEEING, WORTH_HEARING = 2.5, 6.0
ROUTINE = 5  # of one kind, after which what they do is told in groups


class UnknownPersonError(ValueError):
    """Nobody of that name is in the scenario."""


class Part(NamedTuple):
    """A named person: the row, the theatres in which they appear, the faction they belong to."""

    row: int
    theatres: tuple[str, ...]
    faction: int


def find(teller: Teller, name: str) -> Part:
    """Return the person of that key or name; raise UnknownPersonError with those there are."""
    keys = teller.plan.names["named"]
    wanted = name.strip().lower()
    shown = {row: teller.cast.name("named", row).text for row in range(1, len(keys))}
    ways = (
        lambda row: wanted in (keys[row].lower(), shown[row].lower()),
        lambda row: wanted in shown[row].lower().split(),
        lambda row: wanted in shown[row].lower(),
    )
    for way in ways:
        for row in shown:
            if wanted and way(row):
                return Part(row, *_places(teller, row))
    raise UnknownPersonError(f"nobody is called {name!r}; there are: {', '.join(keys[1:])}")


def _places(teller: Teller, row: int) -> tuple[tuple[str, ...], int]:
    night, found, faction = teller.night, [], 0
    for theatre, table in (
        ("assembly", "delegates"),
        ("assembly", "speakers"),
        ("palace", "people"),
    ):
        rows = getattr(night, table)
        here = (rows["person"] == row).nonzero()[0]
        here = here[here > 0]
        if len(here):
            found.append(theatre)
            if "faction" in (rows.dtype.names or ()):
                faction = int(rows[here[0]]["faction"])
    return tuple(dict.fromkeys(found)) or ("city",), faction


def beats(teller: Teller, part: Part, events: Sequence[Happening]) -> list[Beat]:
    """Return what belongs to a person's night."""
    own = [e for e in events if part.row in persons(teller.cast, e)]
    mine = {e.index for e in own}
    rooms = _rooms(own)
    found = _own(teller, own)
    end = _end(own)
    for event in events:
        if event.index in mine or event.theatre not in part.theatres or event.t > end:
            continue
        telling = teller.how(event)
        if event.event.where == "rooms" and event.where == _room(rooms, event.t):
            if telling.weight >= WORTH_SEEING and telling.tell != "never":
                found.append(Beat(event.t, telling, (event,), telling.weight + SEEN))
        elif (telling.tell == EACH and telling.weight >= WORTH_HEARING) or _against(part, event):
            found.append(Beat(event.t, telling, (event,), telling.weight + REACHED))
    return found


def _own(teller: Teller, own: Sequence[Happening]) -> list[Beat]:
    """Return their own doings: rare ones one by one, routine in groups."""
    often = {k for k in {e.kind for e in own} if sum(e.kind == k for e in own) > ROUTINE}

    def how(event: Happening) -> Telling:
        telling = teller.how(event)
        routine = event.kind in often and telling.weight < 3 and "many" in telling.modes
        return replace(
            telling,
            tell=SOME if telling.tell != EACH else EACH,
            names=not routine,
            cluster=2 if routine else 99,
            span=min(telling.span, 2400.0),
        )

    found = everything(teller.cast, own, how)
    return [beat._replace(weight=beat.weight + OWN) for beat in found]


def _rooms(own: Sequence[Happening]) -> list[tuple[float, int]]:
    return [(e.t, e.where) for e in own if e.event.where == "rooms" and e.where > 0]


def _room(rooms: list[tuple[float, int]], t: float) -> int:
    """Return the room in which they were last known to be, 0 if that was too long ago."""
    place = bisect_right(rooms, (t, 1 << 30)) - 1
    if place < 0 or t - rooms[place][0] > NEAR:
        return 0
    return rooms[place][1]


def _end(own: Sequence[Happening]) -> float:
    """Return when they were out of it: after that nothing of the theatre reached them."""
    gone = [e.t for e in own if e.kind in ("leaves", "killed", "deserts", "adjourns")]
    return min(gone, default=float("inf"))


def _against(part: Part, event: Happening) -> bool:
    """Whether it was aimed at the faction that they belong to."""
    return (
        part.faction > 0
        and event.kind in ("speech", "caucus", "walkout", "stays", "nominates")
        and part.faction
        in (
            event.whom if event.event.whom == "factions" else 0,
            event.who if event.event.who == "factions" else 0,
        )
    )
