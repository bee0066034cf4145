"""Entries that are still to be worded, so that every sentence knows what was said before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from october.chronicle.entry import Entry
from october.chronicle.wording import Wording

# of what is told at the same second: what happens, who does not know it, figures
EVENT, AFTERTHOUGHT, FIGURES = 0, 1, 2


class Draft(NamedTuple):
    """Something to be told at a time; ``worded`` gives its entry, without text if it cannot be."""

    t: float
    rank: int
    place: int  # in the log: the order within a second
    worded: Callable[[], Entry]


def in_order(words: Wording, drafts: Iterable[Draft]) -> list[Entry]:
    """Word the drafts one after the other and return those that could be said."""
    entries = []
    for draft in sorted(drafts, key=lambda d: (d.t, d.rank, d.place)):
        entry = draft.worded()
        if entry.text:
            entries.append(replace(entry, form=words.form))
    return entries
