"""One person's night: what they did, what was done to them, what they saw, what reached them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from october.chronicle import grammar
from october.chronicle.beats import Beat
from october.chronicle.beats import beats as everything
from october.chronicle.drafts import Draft
from october.chronicle.entry import Entry
from october.chronicle.happenings import Happening, key, persons
from october.chronicle.phrases import ANY, EACH, NEVER, SOME, Telling, read
from october.chronicle.rounds import FEWEST, ROUTINE
from october.chronicle.telling import Teller
from october.chronicle.wording import Fields, agreeing, constant
from october.core.events import EVENTS
from october.core.tables import PEOPLE_STATES
from october.inquiry.why import UnknownPersonError

OWN, SEEN, SHARED = 5.0, 1.0, 2.0  # added to the interest of what is theirs, was seen, is shared
NEAR = 120.0  # s: in the same room before and after, and for no longer than this
WORTH_SEEING = 2.5
MOST = 7  # of one kind
OUT = ("leaves", "killed", "deserts", "yields", "overpowered", "arrested")
IN_HALL = "in_hall"
OF_A_UNIT = ("unit_leaves", "yields")
OF_THE_COUNCIL = ("hears", "asks_orders", "orders", "waits", "commands", "finds", "arrested",
                  "moves_room", "telephones", "line_cut")  # fmt: skip
OF_THE_BESIEGED = ("stage", "breaks_in")  # whatever they are doing
TO_DEFENDERS = ("cease", "hold")  # orders
OF_A_FACTION = ("speech", "caucus", "walkout", "stays", "nominates")


class Part(NamedTuple):
    """A named person: the row, the theatres in which they appear, and what they belong to."""

    row: int
    theatres: tuple[str, ...]
    faction: int
    unit: int
    side: str  # of a palace


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


def _places(teller: Teller, row: int) -> tuple[tuple[str, ...], int, int, str]:
    night, found, faction, unit, side = teller.night, [], 0, 0, ""
    for theatre, table in (
        ("assembly", "delegates"),
        ("assembly", "speakers"),
        ("palace", "people"),
    ):
        rows = getattr(night, table)
        here = (rows["person"] == row).nonzero()[0]
        here = here[here > 0]
        if not len(here):
            continue
        found.append(theatre)
        one = rows[here[0]]
        if "faction" in (rows.dtype.names or ()):
            faction = int(one["faction"])
        if table == "people":
            unit = int(one["unit"])
            side = teller.cast.key("sides", int(one["side"]))
    return tuple(dict.fromkeys(found)) or ("city",), faction, unit, side


def doings(teller: Teller, part: Part, events: Sequence[Happening]) -> list[Happening]:
    """Return every event that a person does or suffers."""
    theirs = _as_officer(teller, part)
    return [e for e in events if part.row in persons(teller.cast, e) or e.kind in theirs]


def _as_officer(teller: Teller, part: Part) -> set[str]:
    """Return the kinds of events whose doer is a body and which this person alone did for it."""
    named, tally = teller.night.named, teller.night.tally
    return {
        event.name
        for kind, event in EVENTS.items()
        if event.who == "actors" and 0 < named[part.row][kind] == tally[kind]["count"]
    }


def beats(teller: Teller, part: Part, events: Sequence[Happening]) -> list[Beat]:
    """Return what belongs to a person's night."""
    own = doings(teller, part, events)
    mine = {e.index for e in own}
    rooms = [(e.t, e.where) for e in own if e.event.where == "rooms" and e.where > 0]
    told = {k for k in ROUTINE if sum(e.kind == k for e in own) < FEWEST}
    found = _own(teller, [e for e in own if e.kind not in ROUTINE or e.kind in told])
    bodies = (teller.night.people["person"] == part.row).nonzero()[0].tolist()
    end = _end(own, bodies)
    for event in events:
        telling = teller.how(event)
        if event.index in mine or event.t > end or telling.tell == NEVER:
            continue
        if _concerns(teller, part, event):
            found.append(Beat(event.t, telling, (event,), telling.weight + SHARED))
        elif (
            event.event.where == "rooms"
            and telling.weight >= WORTH_SEEING
            and event.where == _room(rooms, event.t)
        ):
            found.append(Beat(event.t, telling, (event,), telling.weight + SEEN))
    return found


def draft(teller: Teller, part: Part, beat: Beat) -> Draft:
    """Return a beat that is still to be worded; of what they only see it is said that they do."""
    event = beat.events[0]
    who, whom = persons(teller.cast, event)
    naming = "who" if who == part.row else "whom" if whom == part.row else ""
    plain = teller.draft(beat, naming)
    if naming or _concerns(teller, part, event) or event.event.where != "rooms":
        return plain

    def worded() -> Entry:
        entry = plain.worded()
        if not entry.text:
            return entry
        lead = teller.words.loose(read("frame")["seen"], _named(teller, part), beat.t)
        return replace(entry, text=grammar.followed(lead, entry.text))

    return plain._replace(worded=worded)


def standing(teller: Teller, part: Part) -> str:
    """Return who the person is: whom they belong to."""
    cast = teller.cast
    table, row = ("squads", part.unit) if part.unit else ("factions", part.faction)
    camp = cast.name(table, row).text
    if part.side and not part.unit:
        camp = cast.name("sides", teller.plan.names["sides"].index(part.side)).text
    filled = {**_named(teller, part), "camp": constant(camp)}
    which = "standing" if camp else "stranger"
    return grammar.sentence(teller.words.loose(read("frame")[which], filled))


def ending(teller: Teller, part: Part, events: Sequence[Happening]) -> str:
    """Return what has become of a person; empty if the tables do not say."""
    night, cast = teller.night, teller.cast
    for row in night.people[1:][night.people["person"][1:] == part.row][:1]:
        state, room = PEOPLE_STATES.get(int(row["state"]), ""), int(row["room"])
        break
    else:
        state, room = "", 0
    for row in night.delegates[1:][night.delegates["person"][1:] == part.row][:1]:
        state = IN_HALL if teller.plan.names["places"][int(row["state"])] == IN_HALL else "left"
    if not state and not doings(teller, part, events):
        return grammar.sentence(teller.words.loose(read("frame")["absent"], _named(teller, part)))
    filled = {
        **_named(teller, part),
        "at": constant(cast.at("rooms", room)),
        "clock": constant(teller.plan.clock(teller.plan.end)),
    }
    return grammar.sentence(teller.words.loose(read("frame")["ends"].get(state, ()), filled))


def _named(teller: Teller, part: Part) -> Fields:
    who = teller.cast.name("named", part.row)
    return {"who": constant(who.text), "v": agreeing(who.many)}


def _own(teller: Teller, own: Sequence[Happening]) -> list[Beat]:
    """Return their own doings, one by one."""

    def how(event: Happening) -> Telling:
        telling = teller.how(event)
        return replace(
            telling,
            tell=SOME if telling.tell not in (EACH, NEVER) else telling.tell,
            cluster=ANY,
            most=MOST if telling.tell != EACH else ANY,
        )

    found = everything(teller.cast, own, how)
    return [beat._replace(weight=beat.weight + OWN) for beat in found]


def _room(rooms: list[tuple[float, int]], t: float) -> int:
    """Return the room in which they were both before and after, 0 if they may have been away."""
    after = bisect_right(rooms, (t, 1 << 30))
    if not 0 < after < len(rooms):
        return 0
    (since, room), (until, then) = rooms[after - 1], rooms[after]
    return room if room == then and until - since <= NEAR else 0


def _end(own: Sequence[Happening], bodies: Sequence[int]) -> float:
    """Return when they were out of it: after that nothing of the theatre reached them."""
    gone = [e.t for e in own if e.kind in OUT or (e.kind == "seizes" and e.whom in bodies)]
    return min(gone, default=float("inf"))


def _concerns(teller: Teller, part: Part, event: Happening) -> bool:
    """Whether it was aimed at or done by the faction, the unit or the council they belong to."""
    columns = ((event.event.who, event.who), (event.event.whom, event.whom))
    if part.faction and event.kind in OF_A_FACTION:
        return ("factions", part.faction) in columns
    if part.unit and event.kind in OF_A_UNIT:
        return ("squads", part.unit) in columns
    return event.theatre == "palace" and (
        (part.side == "council" and event.kind in OF_THE_COUNCIL)
        or (part.side in ("defenders", "council") and event.kind in OF_THE_BESIEGED)
        or (
            part.side == "defenders"
            and event.kind == "orders"
            and key(teller.cast, event, "what") in TO_DEFENDERS
        )
    )
