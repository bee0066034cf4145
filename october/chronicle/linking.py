"""Words of sequence: what comes a minute later, what happens elsewhere at the same hour."""

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
    r"(between|until|by|from|before|after|for|within|in|it has taken|hour|at|then|now|and then|"
    r"all at once|meanwhile|word|the term|to the end|no sooner|one after|out of breath)\b"
)
CLOCK = re.compile(r"\d\d:\d\d")  # a time that is said
SAME, SOON, PAUSE, LONG = 45.0, 150.0, 240.0, 900.0  # s since the entry before
OFTEN = {"place": 0.7, "same": 0.6, "soon": 0.3, "after": 0.35, "long": 0.8}
OWN = ("opening", "closing", "tally", "meanwhile")  # kinds that say for themselves where they are


def linked(teller: Teller, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries as finished sentences, some of them tied to the one before."""
    done: list[Entry] = []
    tied = False
    for place, entry in enumerate(entries):
        lead = "" if tied or place == 0 else _lead(teller, entries[place - 1], entry)
        tied = bool(lead)
        text = grammar.followed(lead, entry.text)
        done.append(replace(entry, text=grammar.sentence(text)))
    return done


def _lead(teller: Teller, before: Entry, entry: Entry) -> str:
    if entry.kind in OWN or before.kind == "opening" or TIMED.match(entry.text):
        return ""
    gap = entry.t - before.t
    if CLOCK.search(entry.text):
        gap = 0.0
    if entry.theatre != before.theatre:
        where = teller.place(entry.theatre)
        there = [teller.spoken(entry.where), where]
        if not where or any(_mentions(entry.text, place) for place in there):
            return _say(teller, "same", entry, gap) if 0.0 < gap < SAME else ""
        return _say(teller, "elsewhere", entry, gap, where)
    if 5.0 < gap < SAME:
        return _say(teller, "soon", entry, gap)
    if PAUSE < gap < LONG:
        return _say(teller, "after", entry, gap)
    if gap >= LONG:
        return _say(teller, "long", entry, gap)
    return ""


def _say(teller: Teller, which: str, entry: Entry, gap: float, where: str = "") -> str:
    often = OFTEN.get("place" if which == "elsewhere" else which, 0.5)
    if teller.words.luck("lead", entry.kind, entry.t) > often:
        return ""
    filled = {"gap": constant(grammar.duration(gap)), "place": constant(where)}
    variants = teller.words.order(read("frame")[which], entry.t)
    for variant in variants:
        text = teller.words.loose(variant, filled)
        if text:
            return text
    return ""


def _mentions(text: str, where: str) -> bool:
    return bool(where) and where.split()[-1].lower() in text.lower()
