"""Hours of the same: a person's routine told by the hour instead of room by room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from october.chronicle import fields, grammar
from october.chronicle.drafts import EVENT, Draft
from october.chronicle.entry import Entry
from october.chronicle.happenings import Happening
from october.chronicle.phrases import read
from october.chronicle.telling import Teller
from october.chronicle.wording import agreeing, constant, counting

ROUTINE = ("patrols", "encounter", "challenges")
SHORT, LONG, PATIENCE = 2700.0, 4500.0, 3  # s: windows are short at first, then long
FEWEST = 4  # events worth a sentence


def drafts(teller: Teller, row: int, own: Sequence[Happening]) -> list[Draft]:
    """Return a few sentences on a person's rounds; each names rooms that were not yet named."""
    named: Counter[str] = Counter()
    windows = _windows([event for event in own if event.kind in ROUTINE])
    return [_draft(teller, row, window, named) for window in windows if len(window) >= FEWEST]


def _windows(events: Sequence[Happening]) -> Iterator[list[Happening]]:
    window: list[Happening] = []
    done = 0
    for event in events:
        length = SHORT if done < PATIENCE else LONG
        if window and event.t - window[0].t > length:
            yield window
            done += 1
            window = []
        window.append(event)
    if window:
        yield window


def _draft(teller: Teller, row: int, window: Sequence[Happening], named: Counter[str]) -> Draft:
    first, last = window[0], window[-1]
    who = teller.cast.name("named", row)
    visited = [e for e in window if e.kind == "patrols"]
    rooms = fields.unique(teller.cast.name(e.event.where, e.where).text for e in visited)
    rooms.sort(key=lambda room: (named[room], teller.words.luck(room, first.t)))
    shown = rooms[:3]
    named.update(shown)
    meetings = sum(e.kind == "encounter" for e in window)
    asked = [teller.cast.person(e.event.who, e.who) for e in window if e.kind == "challenges"]
    filled = {
        "who": constant(who.text),
        "v": agreeing(who.many),
        "rooms": constant(grammar.listed(shown) if len(shown) > 1 else None),
        "spots": counting(len(rooms) if len(rooms) < len(visited) else 0),
        "visits": counting(len(visited)),
        "meetings": counting(meetings),
        "asks": counting(sum(p == row for p in asked)),
        "asked": constant(grammar.times(n) if (n := sum(p != row for p in asked)) else None),
        "from": constant(teller.plan.clock(first.t)),
        "to": constant(teller.plan.clock(last.t)),
        "span": constant(grammar.duration(last.t - first.t)),
    }
    key = teller.cast.key("named", row)

    def worded() -> Entry:
        text = teller.words.say(
            read("frame")["rounds" if meetings else "alone_rounds"], filled, "rounds", first.t
        )
        return teller.note(last.t, first.theatre, "rounds", text, who=key)

    return Draft(last.t, EVENT, last.index, worded)
