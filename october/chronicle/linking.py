"""Words of sequence: what comes minutes later, what happens elsewhere; and short names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from october.chronicle import grammar
from october.chronicle.entry import Entry
from october.chronicle.phrases import read
from october.chronicle.telling import Teller
from october.chronicle.wording import constant

# sentences that already say when
TIMED = re.compile(
    r"(between|until|by|from|before|after|for|within|in|it|at|then|now|and|all at once|meanwhile|"
    r"once|still|only|since|whoever|of those)\b",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\d\d:\d\d")  # a time that is said
PAUSE, LONG = 240.0, 1200.0  # s since the entry before
OFTEN = {"elsewhere": 0.5, "after": 0.2, "long": 0.5}
OWN = (
    "opening",
    "closing",
    "tally",
    "meanwhile",
    "reasons",
    "rounds",
)  # they say for themselves where


def linked(teller: Teller, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries as finished sentences, some of them tied to the one before."""
    done: list[Entry] = []
    tied = False
    for place, entry in enumerate(entries):
        lead = "" if place == 0 else _lead(teller, entries[place - 1], entry, tied)
        tied = bool(lead)
        done.append(replace(entry, text=grammar.sentence(grammar.followed(lead, entry.text))))
    return _shortened(teller, done)


def _lead(teller: Teller, before: Entry, entry: Entry, tied: bool) -> str:
    if entry.kind in OWN or before.kind == "opening":
        return ""
    where = teller.place(entry.theatre)
    if entry.theatre != before.theatre and where:
        spoken = teller.spoken(entry.where)
        if not _mentions(entry.text, where) and not _mentions(entry.text, spoken):
            return _say(teller, "elsewhere", entry, 0.0, where)
    gap = entry.t - before.t
    if tied or CLOCK.search(entry.text) or TIMED.match(entry.text) or gap <= PAUSE:
        return ""
    return _say(teller, "after" if gap < LONG else "long", entry, gap)


def _say(teller: Teller, which: str, entry: Entry, gap: float, where: str = "") -> str:
    if teller.words.luck("lead", entry.kind, entry.t) > OFTEN[which]:
        return ""
    filled = {"gap": constant(grammar.duration(gap)), "place": constant(where)}
    return teller.words.loose(read("frame")[which], filled, entry.t)


def _mentions(text: str, where: str) -> bool:
    return bool(where) and where.split()[-1].lower() in text.lower()


def _shortened(teller: Teller, entries: list[Entry]) -> list[Entry]:
    """Call those who have been named already by their short names."""
    shorts = teller.cast.short_names()
    known: set[str] = set()
    done = []
    for entry in entries:
        text = entry.text
        for full, short in shorts:
            head, found, rest = text.partition(full)
            if found:
                text = head + (short if full in known else full) + rest.replace(full, short)
                known.add(full)
        done.append(replace(entry, text=text))
    return done
