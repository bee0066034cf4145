"""Who knew what when: every message of the night and its arrivals."""

from __future__ import annotations

from typing import Any, NamedTuple

from october.chronicle import grammar
from october.chronicle.cast import Cast
from october.chronicle.phrases import read
from october.chronicle.wording import agreeing, constant, counting, fill
from october.core.events import DEEDS
from october.core.tables import ARRIVED


class Message(NamedTuple):
    """A deed that somebody reported, and when it was known where."""

    t: float
    deed: int
    origin: int  # site
    actor: int
    victim: int
    magnitude: float
    arrivals: dict[int, float]  # site → s


def messages(night: Any) -> list[Message]:
    """Return the messages of a night in order, each with its arrivals."""
    arrivals: dict[int, dict[int, float]] = {}
    for row in night.deliveries[night.deliveries["state"] == ARRIVED]:
        known = arrivals.setdefault(int(row["message"]), {})
        site, due = int(row["site"]), float(row["due"])
        known[site] = min(due, known.get(site, due))
    return [
        Message(
            float(m["t"]),
            int(m["kind"]),
            int(m["origin"]),
            int(m["actor"]),
            int(m["victim"]),
            float(m["magnitude"]),
            arrivals.get(row, {}),
        )
        for row, m in enumerate(night.messages[: int(night.clock[0]["messages"])])
        if row
    ]


def weight(deed: int) -> float:
    """How much it matters who does not know of such a deed yet."""
    return float(read("news").get(DEEDS.get(deed, ""), {}).get("weight", 0))


def told(cast: Cast, deed: int, actor: int, victim: int, n: float = 0, form: str = "that") -> str:
    """Return a deed as news: "that the congress has taken power". Empty if there is no phrase."""
    phrase = read("news").get(DEEDS.get(deed, ""), {}).get(form, "")
    who, whom = cast.name("actors", actor), cast.name("actors", victim)
    fields = {
        "actor": constant(who.text or "somebody"),
        "victim": constant(whom.text or read("news").get(DEEDS.get(deed, ""), {}).get("victim")),
        "a": agreeing(who.many),
        "b": agreeing(whom.many),
        "n": counting(n),
    }
    return fill(phrase, fields) or ""


def rooms_of(night: Any) -> dict[str, int]:
    """Return the site at which each theatre's people hear the news."""
    found = {
        "assembly": int(night.sitting[0]["site"]),
        "palace": int(night.siege[-1]["site_palace"]),
        "city": int(night.city[0]["at_duma"]),
    }
    return {theatre: site for theatre, site in found.items() if site}


class Knowledge:
    """What was known where: asked of a site and a time."""

    def __init__(self, night: Any) -> None:
        self.messages = messages(night)
        self.rooms = rooms_of(night)

    def firsts(self) -> list[Message]:
        """Return the first message of each deed by the same actor, with the earliest arrivals."""
        found: dict[tuple[int, int], Message] = {}
        for message in self.messages:
            first = found.setdefault((message.deed, message.actor), message)
            known = {**message.arrivals, **first.arrivals}
            for site, t in message.arrivals.items():
                known[site] = min(t, known[site])
            found[(message.deed, message.actor)] = first._replace(arrivals=known)
        return list(found.values())

    def unknown(self, site: int, t: float) -> list[Message]:
        """Return what has happened elsewhere before ``t`` and is not known at ``site`` then."""
        return [
            m
            for m in self.firsts()
            if m.t < t and m.origin != site and m.arrivals.get(site, t + 1.0) > t
        ]

    def age(self, deed: int, t: float) -> float:
        """Return how long ago a deed that is now spoken of was done, −1 if it never was."""
        done = [m.t for m in self.messages if m.deed == deed and m.t <= t]
        return t - done[-1] if done else -1.0

    def lag(self, deed: int, t: float) -> str:
        """Return "twenty minutes after it happened", with a comma, empty for fresh news."""
        age = self.age(deed, t)
        return f", {grammar.duration(age)} after it happened" if age > 240 else ""
