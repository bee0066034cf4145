"""Simultaneity: what a room does not know yet, and how old the news is when it comes."""

from __future__ import annotations

from collections.abc import Sequence

from october.chronicle import grammar, news
from october.chronicle.entry import Entry
from october.chronicle.happenings import Happening
from october.chronicle.news import Message
from october.chronicle.phrases import read
from october.chronicle.telling import Teller
from october.chronicle.wording import Fields, constant
from october.core.events import ADJOURNS, ARRESTED, DEEDS, OPENS

GRAVE, SERIOUS = 5.0, 3.0  # weights of news: worth saying who does not know; who learns
SLOW, FRESH = 300.0, 150.0  # s
AFTERTHOUGHT = 20.0  # s after the deed
MOST_UNAWARE, MOST_TOLD, MOST_STILL = 10, 16, 6
PIVOTS = ("orders", "commands", "telephones", "asks_orders", "waits", "carried", "walkout")


def entries(teller: Teller, events: Sequence[Happening]) -> list[Entry]:
    """Return what is to be said of the night's not knowing, in no order."""
    found: list[tuple[float, Entry]] = []
    told: list[tuple[float, Entry]] = []
    learns = [(h.what, h.t) for h in events if h.kind == "learns"]
    for message in teller.knowledge.firsts():
        weight = news.weight(message.deed)
        if weight < SERIOUS:
            continue
        late = [
            (site_of, place) for site_of, place in teller.knowledge.rooms.items()
            if _is_open(teller, site_of, message.t) and place != message.origin
        ]  # fmt: skip
        for theatre, site in late:
            arrival = message.arrivals.get(site)
            if arrival is None or theatre == _theatre(teller, message):
                continue
            lag = arrival - message.t
            if lag > SLOW and weight >= GRAVE:
                found.append((weight + lag / 3600, _unaware(teller, events, message, theatre)))
            if theatre == "assembly" and any(
                deed == message.deed and arrival <= t < arrival + 1200 for deed, t in learns
            ):
                continue
            if _is_open(teller, theatre, arrival):
                told.append((weight + lag / 3600, _told(teller, message, theatre, arrival, lag)))
    return [
        *_best(found, MOST_UNAWARE),
        *_best(told, MOST_TOLD),
        *_best(_still(teller, events), MOST_STILL),
    ]


def _unaware(teller: Teller, events: Sequence[Happening], m: Message, theatre: str) -> Entry:
    t = m.t + AFTERTHOUGHT
    filled = {**_fields(teller, m, theatre), "scene": lambda _: _scene(teller, events, theatre, t)}
    return _note(teller, t, theatre, m, "unaware", filled)


def _told(teller: Teller, m: Message, theatre: str, arrival: float, lag: float) -> Entry:
    filled = {**_fields(teller, m, theatre), "lag": constant(grammar.duration(lag))}
    return _note(teller, arrival, theatre, m, "quick" if lag < FRESH else "told", filled)


def _still(teller: Teller, events: Sequence[Happening]) -> list[tuple[float, Entry]]:
    """Return what a room did not know as it took its decisions, each piece once."""
    found: list[tuple[float, Entry]] = []
    said: set[tuple[str, int]] = set()
    for event in events:
        site = teller.knowledge.rooms.get(event.theatre)
        if event.kind not in PIVOTS or not site:
            continue
        for message in teller.knowledge.unknown(site, event.t):
            weight, age = news.weight(message.deed), event.t - message.t
            once = (event.theatre, message.deed)
            if weight < GRAVE or age < SLOW or once in said or site not in message.arrivals:
                continue
            if _theatre(teller, message) == event.theatre:
                continue
            said.add(once)
            filled = {
                **_fields(teller, message, event.theatre),
                "lag": constant(grammar.duration(age)),
            }
            entry = _note(teller, event.t + 1.0, event.theatre, message, "still", filled)
            found.append((weight, entry))
            break
    return found


def _fields(teller: Teller, m: Message, theatre: str) -> Fields:
    told = news.told(teller.cast, m.deed, m.actor, m.victim, m.magnitude)
    place = teller.place(theatre)
    if theatre == "city":
        place = teller.cast.at("sites", teller.knowledge.rooms[theatre])
    return {"place": constant(place), "news": constant(told)}


def _note(teller: Teller, t: float, theatre: str, m: Message, which: str, filled: Fields) -> Entry:
    text = teller.words.say(read("frame")[which], filled, which, m.t, theatre)
    return teller.note(t, theatre, "meanwhile", text, what=DEEDS.get(m.deed, ""))


def _scene(teller: Teller, events: Sequence[Happening], theatre: str, t: float) -> str:
    """Return who has the floor where they do not know, as the end of a sentence."""
    if theatre != "assembly":
        return ""
    for event in events:
        if event.kind == "speech" and event.t <= t < event.t + event.magnitude:
            speaker = constant(teller.cast.name(event.event.who, event.who).text)
            return teller.words.say(read("frame")["scene"], {"speaker": speaker}, t)
    return ""


def _theatre(teller: Teller, m: Message) -> str:
    """Return the theatre in which a deed was done: where its message comes from."""
    for theatre, site in teller.knowledge.rooms.items():
        if site == m.origin:
            return theatre
    square = int(teller.night.siege[-1]["site_square"])
    return "palace" if square and m.origin == square else "city"


def _is_open(teller: Teller, theatre: str, t: float) -> bool:
    """Whether there is anyone left in a room to hear news: it has met, and is not dissolved."""
    tally = teller.night.tally
    if theatre == "assembly":
        opened, closed = float(tally[OPENS]["first"]), float(tally[ADJOURNS]["first"])
        return 0.0 <= opened <= t and not 0.0 <= closed < t
    if theatre == "palace":
        return not 0.0 <= float(tally[ARRESTED]["first"]) <= t
    return True


def _best(found: list[tuple[float, Entry]], most: int) -> list[Entry]:
    ranked = sorted(found, key=lambda item: (-item[0], item[1].t))
    return [entry for _, entry in ranked[:most] if entry.text]
