"""A night told as a chronicle: events become sentences, and a log becomes a story.

``tell`` chooses what matters from a night's log (firsts, turning points, people with names, rare
things; the rest in groups), says it in sentences whose wording depends on the night alone, ties
them together, and says at the same hour what the other rooms do not know yet. ``render`` prints
the entries. Phrases by kind of event stand in ``phrases/``; what a scenario calls its people and
places stands in its ``words.yaml``.
"""

from __future__ import annotations

from typing import Any

from october.chronicle import frames, meanwhile
from october.chronicle import person as one_person
from october.chronicle.beats import beats, chosen
from october.chronicle.entry import Entry
from october.chronicle.happenings import happenings
from october.chronicle.linking import linked
from october.chronicle.person import UnknownPersonError
from october.chronicle.render import render
from october.chronicle.telling import Teller, said

__all__ = ["Entry", "UnknownPersonError", "render", "tell"]

ENTRIES, OF_A_THEATRE, OF_A_PERSON = 170, 110, 80  # at most, before what frames them


def tell(
    plan: Any, played: Any, theatre: str | None = None, person: str | None = None
) -> list[Entry]:
    """Return a watched night as a chronicle, in order of time.

    ``theatre`` (assembly, palace, city) tells only what happens there; ``person`` (a key or a
    name) only one person's night. Raises UnknownPersonError.
    """
    night = getattr(played, "night", played)
    teller = Teller(plan, night)
    events = happenings(night)
    shown: tuple[str, ...] = (theatre,) if theatre else ("assembly", "palace", "city")
    if person:
        part = one_person.find(teller, person)
        shown = tuple(t for t in part.theatres if t in shown)
        found = chosen(one_person.beats(teller, part, events), OF_A_PERSON)
    else:
        found = chosen(
            beats(teller.cast, (e for e in events if e.theatre in shown), teller.how),
            OF_A_THEATRE if theatre else ENTRIES,
        )
    entries = [teller.entry(beat, text) for beat, text in said(teller, found)]
    if not person:
        entries += [e for e in meanwhile.entries(teller, events) if e.theatre in shown]
        series = getattr(played, "series", None)
        if series is not None:
            entries += frames.tallies(teller, series, shown)
    entries.sort(key=lambda entry: entry.t)
    entries = frames.opening(teller) + entries + frames.closing(teller, shown)
    return linked(teller, entries)
