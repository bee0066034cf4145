"""Simultaneity: how long news is on its way, and what a room decides without knowing it."""

from __future__ import annotations

from collections.abc import Sequence

from october.chronicle import grammar, news
from october.chronicle.drafts import AFTERTHOUGHT, Draft
from october.chronicle.entry import Entry
from october.chronicle.happenings import Happening
from october.chronicle.news import Message
from october.chronicle.phrases import read
from october.chronicle.telling import Teller
from october.chronicle.wording import Fields, constant
from october.core.events import ADJOURNS, ARRESTED, DEEDS, OPENS

GRAVE = 5.0  # weight of news: worth saying who does not know it
SLOW = 240.0  # s
MOST_TRAVELS, MOST_STILL = 5, 3
PIVOTS = ("orders", "commands", "telephones", "waits", "carried", "walkout")


def drafts(teller: Teller, events: Sequence[Happening], theatres: Sequence[str]) -> list[Draft]:
    """Return what is to be said of the night's not knowing in these theatres."""
    return [*_best(_travels(teller, theatres), MOST_TRAVELS),
            *_best(_still(teller, events, theatres), MOST_STILL)]  # fmt: skip


def _travels(teller: Teller, theatres: Sequence[str]) -> list[tuple[float, Draft]]:
    """Return how long each grave piece of news needs to the rooms that wait for it."""
    found: list[tuple[float, Draft]] = []
    for message in teller.knowledge.firsts():
        weight, origin = news.weight(message.deed), _theatre(teller, message)
        if weight < GRAVE or origin not in theatres:
            continue
        routes = sorted(
            (message.arrivals[site] - message.t, _place(teller, theatre))
            for theatre, site in teller.knowledge.rooms.items()
            if theatre != origin
            and site != message.origin
            and site in message.arrivals
            and _is_open(teller, theatre, message.arrivals[site])
        )
        if routes and routes[-1][0] > SLOW:
            found.append((weight + routes[-1][0] / 3600, _sent(teller, message, origin, routes)))
    return found


def _sent(teller: Teller, m: Message, theatre: str, routes: list[tuple[float, str]]) -> Draft:
    ways: dict[str, list[str]] = {}
    for lag, place in routes:
        ways.setdefault(grammar.duration(lag), []).append(place)
    said = [f"{lag} until it is known {grammar.listed(there)}" for lag, there in ways.items()]
    lag_said, said_at = list(ways.items())[-1]
    filled = {
        **_news(teller, m),
        "routes": constant(grammar.listed(said)),
        "place": constant(grammar.listed(said_at)),
        "lag": constant(lag_said),
        "clock": constant(teller.plan.clock(m.t + routes[-1][0])),
    }
    return _draft(teller, m.t, theatre, m, "routes" if len(ways) > 1 else "travels", filled)


def _still(
    teller: Teller, events: Sequence[Happening], theatres: Sequence[str]
) -> list[tuple[float, Draft]]:
    """Return what a room did not know as it took its decisions, each piece once."""
    found: list[tuple[float, Draft]] = []
    said: set[tuple[str, int]] = set()
    for event in events:
        site = teller.knowledge.rooms.get(event.theatre)
        if event.kind not in PIVOTS or not site or event.theatre not in theatres:
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
                **_news(teller, message),
                "place": constant(teller.place(event.theatre)),
                "lag": constant(grammar.duration(age)),
                "clock": constant(teller.plan.clock(message.t)),
            }
            draft = _draft(teller, event.t, event.theatre, message, "still", filled)
            found.append((weight, draft._replace(place=event.index)))
            break
    return found


def _news(teller: Teller, m: Message) -> Fields:
    return {
        "news": constant(news.told(teller.cast, m.deed, m.actor, m.victim, m.magnitude)),
        "news_bare": constant(
            news.told(teller.cast, m.deed, m.actor, m.victim, m.magnitude, "bare")
        ),
    }


def _draft(teller: Teller, t: float, theatre: str, m: Message, which: str, filled: Fields) -> Draft:
    def worded() -> Entry:
        text = teller.words.say(read("frame")[which], filled, which, m.t, theatre)
        return teller.note(t, theatre, "meanwhile", text, what=DEEDS.get(m.deed, ""))

    return Draft(t, AFTERTHOUGHT, 0, worded)


def _place(teller: Teller, theatre: str) -> str:
    """Return where news is heard: of a city, the house in which its council sits."""
    if theatre == "city":
        return teller.cast.at("sites", teller.knowledge.rooms[theatre])
    return teller.place(theatre)


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


def _best(found: list[tuple[float, Draft]], most: int) -> list[Draft]:
    ranked = sorted(found, key=lambda item: (-item[0], item[1].t))
    return [draft for _, draft in ranked[:most]]
