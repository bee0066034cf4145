"""A night told as a chronicle: events become sentences, and a log becomes a story.

``tell`` chooses what matters from a night's log (firsts, turning points, people with names, rare
things; the rest in groups), says it in sentences whose wording depends on the night alone, ties
them together, and says how long the news of it is on its way. ``render`` prints the entries.
Phrases by kind of event stand in ``phrases/``; what a scenario calls its people and places stands
in its ``words.yaml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from october.chronicle import frames, meanwhile, reasons, rounds
from october.chronicle import person as one_person
from october.chronicle.beats import beats, chosen, gathered
from october.chronicle.drafts import Draft, in_order
from october.chronicle.entry import Entry
from october.chronicle.happenings import Happening, happenings
from october.chronicle.linking import linked
from october.chronicle.render import render
from october.chronicle.telling import Teller
from october.inquiry.why import UnknownPersonError

__all__ = ["Entry", "UnknownPersonError", "render", "tell"]

ENTRIES, OF_A_THEATRE, OF_A_PERSON = 56, 48, 40  # at most, before what frames them


def tell(
    plan: Any, played: Any, theatre: str | None = None, person: str | None = None
) -> list[Entry]:
    """Return a watched night as a chronicle, in order of time.

    ``theatre`` (assembly, palace, city) tells only what happens there; ``person`` (a key or a
    name) only one person's night. Raises UnknownPersonError.
    """
    night = getattr(played, "night", played)
    series = getattr(played, "series", None)
    teller = Teller(plan, night)
    events = happenings(night)
    shown = tuple(t for t in frames.present(teller) if theatre in (None, t))
    if person:
        return _of_person(teller, events, one_person.find(teller, person), shown, series)
    found = chosen(
        beats(teller.cast, (e for e in events if e.theatre in shown), teller.how),
        OF_A_THEATRE if theatre else ENTRIES,
    )
    drafts = [teller.draft(beat) for beat in gathered(teller.cast, found)]
    drafts += meanwhile.drafts(teller, events, shown)
    drafts += reasons.drafts(teller, events, shown)
    if series is not None:
        drafts += frames.tallies(teller, series, shown)
    first = frames.opening(teller, shown, series)
    return _told(teller, first, drafts, frames.closing(teller, shown, series))


def _of_person(
    teller: Teller,
    events: Sequence[Happening],
    part: one_person.Part,
    shown: Sequence[str],
    series: Any,
) -> list[Entry]:
    shown = tuple(t for t in part.theatres if t in shown)
    events = [event for event in events if event.theatre in shown]
    found = chosen(one_person.beats(teller, part, events), OF_A_PERSON)
    drafts = [one_person.draft(teller, part, beat) for beat in found]
    drafts += rounds.drafts(teller, part.row, one_person.doings(teller, part, events))
    first = frames.opening(teller, (), series, one_person.standing(teller, part))
    last = frames.closing(teller, shown, series, one_person.ending(teller, part, events))
    return _told(teller, first, drafts, last)


def _told(
    teller: Teller, first: list[Entry], drafts: Sequence[Draft], last: list[Entry]
) -> list[Entry]:
    return linked(teller, [*first, *in_order(teller.words, drafts), *last])
