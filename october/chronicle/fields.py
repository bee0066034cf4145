"""The blanks of a sentence and what fills them, for one event or for a group of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from october.chronicle import grammar, news
from october.chronicle.cast import Cast, Name
from october.chronicle.happenings import Happening
from october.chronicle.wording import Fields, Filling, agreeing, constant, counting

Clock = Callable[[float], str]
MOST_PLACES = 2
BRIEF = 150.0  # s: too short to say from when to when


def single(cast: Cast, knowledge: news.Knowledge, clock: Clock, h: Happening) -> Fields:
    """Return what fills the blanks for one event."""
    who, whom = cast.name(h.event.who, h.who), cast.name(h.event.whom, h.whom)
    where, what = cast.name(h.event.where, h.where), cast.name(h.event.what, h.what)
    if who.text == whom.text and not who.person:
        whom = whom._replace(text="another")
    n = h.magnitude
    return {
        "who": constant(who.text),
        "whom": constant(whom.text),
        "where": constant(where.text),
        "what": constant(what.text),
        "at": constant(cast.at(h.event.where, h.where)),
        "camp": constant(who.camp or (who.text if h.event.who == "factions" else "")),
        "v": agreeing(who.many),
        "w": agreeing(whom.many),
        "x": agreeing(what.many),
        "is": constant("are" if where.many else "is"),
        "n": counting(n),
        "fraction": _shared(n, grammar.fraction),
        "percent": _shared(n, grammar.percent),
        "duration": _spanned(n),
        "hours": _spanned(3600.0 * n),
        "left": counting(h.what if not h.event.what else 0),
        "seconds": _spanned(float(h.what) if not h.event.what else 0.0),
        "news": constant(_told(cast, h, "that")),
        "news_bare": constant(_told(cast, h, "bare")),
        "lag": lambda _: knowledge.lag(h.what, h.t) if h.event.what == "deeds" else "",
        "clock": constant(clock(h.t)),
        **_with_camp(who),
    }


def group(
    cast: Cast, knowledge: news.Knowledge, clock: Clock, events: Sequence[Happening]
) -> Fields:
    """Return what fills the blanks for a group of events; what they share stays as it is."""
    first, last = events[0], events[-1]
    whos = [cast.name(h.event.who, h.who) for h in events]
    names = unique(name.text for name in whos)
    total = sum(h.magnitude for h in events)
    spots = _often(_where(cast, h) for h in events)
    alike = single(cast, knowledge, clock, first)
    shared = {
        blank: alike[blank]
        for column, blanks in _COLUMNS.items()
        if len({getattr(h, column) for h in events}) == 1
        for blank in blanks
    }
    camps = unique(name.camp for name in whos)
    if first.event.where == "factions" and "where" in shared:
        camps = [cast.name("factions", first.where).text]
    return {
        **shared,
        "count": counting(len(events)),
        "times": constant(grammar.times(len(events))),
        "total": counting(total),
        "spots": counting(len(spots) if len(spots) > 1 else 0),
        "shares": constant(_shares(cast, events)),
        "names": constant(grammar.listed(names)),
        "others": constant(grammar.listed(unique(_whom(cast, h).text for h in events))),
        "rooms": constant(_places(spots)),
        "places": constant(_mostly(_at(cast, events))),
        "sorts": constant(_sorts(cast, events)),
        "among": lambda _: _known(whos, ", {} among them"),
        "by": lambda _: _known(whos, ", by {} among others"),
        "whats": constant(
            grammar.listed(unique(cast.name(h.event.what, h.what).text for h in events))
        ),
        "w2": agreeing(len(names) > 1 or any(name.many for name in whos)),
        "camp": constant(camps[0] if len(camps) == 1 else ""),
        "from": constant(clock(first.t) if last.t - first.t > BRIEF else None),
        "to": constant(clock(last.t)),
        "span": _spanned(last.t - first.t),
        "news": constant(_told(cast, first, "that")),
        "news_bare": constant(_told(cast, first, "bare")),
    }


_COLUMNS = {"who": ("who", "v"), "whom": ("whom", "w"), "where": ("where", "at"), "what": ("what",)}


def unique(texts: Iterable[str]) -> list[str]:
    """Return the texts that are not empty, each once, in order."""
    return list(dict.fromkeys(text for text in texts if text))


def _often(texts: Iterable[str]) -> list[str]:
    """Return the texts that are not empty, each once, the most frequent first."""
    return [text for text, _ in Counter(text for text in texts if text).most_common()]


def _at(cast: Cast, events: Sequence[Happening]) -> list[str]:
    """Return where they happened, as it is said, the most frequent first."""
    return _often(cast.at(h.event.where, h.where) for h in events)


def _mostly(spots: list[str]) -> str:
    """Return "in the hall and on the stair"; of many places only the most frequent."""
    text = grammar.listed(spots[:MOST_PLACES])
    return f"mostly {text}" if len(spots) > MOST_PLACES else text


def _places(spots: list[str]) -> str:
    """Return "the hall, the stair and nine others"."""
    if len(spots) > MOST_PLACES + 1:
        rest = len(spots) - MOST_PLACES
        return grammar.listed([*spots[:MOST_PLACES], f"{grammar.number(rest)} other places"])
    return grammar.listed(spots)


def _sorts(cast: Cast, events: Sequence[Happening]) -> str:
    """Return what was chosen how often: "to pass ninety times, to challenge three times"."""
    found = Counter(cast.name(h.event.what, h.what).text for h in events if h.event.what)
    parts = [f"to {text} {grammar.times(n)}" for text, n in found.most_common() if text]
    return grammar.listed(parts) if len(parts) > 1 else ""


def _known(names: Sequence[Name], how: str) -> str:
    """Return ", by X among others" for those who have a name of their own; empty if none has."""
    known = unique(name.text for name in names if name.person)
    return how.format(grammar.listed(known)) if known else ""


def _shares(cast: Cast, events: Sequence[Happening]) -> str:
    """Return "fourteen for these, seven for those"."""
    parts = [
        f"{grammar.number(h.magnitude)} for {cast.name(h.event.who, h.who).text}"
        for h in sorted(events, key=lambda h: -h.magnitude)
        if round(h.magnitude) >= 1
    ]
    return grammar.listed(parts, most=7)


def _with_camp(who: Name) -> Fields:
    """``{camp}`` is a name, ``{camp:leave}`` a verb that agrees with it."""
    camp = who.camp

    def filling(stem: str) -> str | None:
        return grammar.verb(stem, who.camps) if stem else camp

    return {"camp": filling} if camp else {}


def _shared(share: float, words: Callable[[float], str]) -> Filling:
    return constant(words(share) if 0.0 < share <= 1.0 else None)


def _spanned(seconds: float) -> Filling:
    return constant(grammar.duration(seconds) if seconds > 0.5 else None)


def _told(cast: Cast, h: Happening, form: str) -> str:
    if h.event.what != "deeds":
        return ""
    actor = h.who if h.event.who == "actors" else h.whom if h.event.whom == "actors" else 0
    victim = h.whom if h.event.who == "actors" and h.event.whom == "actors" else 0
    return news.told(cast, h.what, actor, victim, h.magnitude, form)


def _whom(cast: Cast, h: Happening) -> Name:
    return cast.name(h.event.whom, h.whom)


def _where(cast: Cast, h: Happening) -> str:
    return cast.name(h.event.where, h.where).text
