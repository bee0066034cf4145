"""A chronicle on a terminal, in Markdown, or as data."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from october.chronicle.entry import Entry

WIDTH = 80
CLOCK = 7  # columns for the clock
PARAGRAPH = 5  # entries
PAUSE = 240.0  # s between the entries of a paragraph


def render(
    entries: Sequence[Entry], format: str = "text", outcomes: Mapping[str, Any] | None = None
) -> str:
    """Return the chronicle as ``text`` (80 columns), ``md`` or ``json``.

    Raises ValueError for another format.
    """
    if format == "text":
        return _text(entries)
    if format == "md":
        return _markdown(entries)
    if format == "json":
        events = [entry.as_dict() for entry in entries]
        whole = {"events": events} if outcomes is None else {"outcomes": outcomes, "events": events}
        return json.dumps(whole, ensure_ascii=False, indent=2)
    raise ValueError(f"format {format!r}: one of text, md, json")


def paragraphs(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Yield entries that belong together: one place, one stretch of time, one hour."""
    paragraph: list[Entry] = []
    for entry in entries:
        if paragraph and not _belongs(paragraph, entry):
            yield paragraph
            paragraph = []
        paragraph.append(entry)
    if paragraph:
        yield paragraph


def _belongs(paragraph: list[Entry], entry: Entry) -> bool:
    last = paragraph[-1]
    return (
        entry.theatre == last.theatre
        and entry.kind not in APART
        and last.kind not in APART
        and entry.t - last.t <= PAUSE
        and len(paragraph) < PARAGRAPH
        and entry.clock[:2] == last.clock[:2]
    )


APART = ("opening", "tally", "closing")


def _text(entries: Sequence[Entry]) -> str:
    lines: list[str] = []
    hour = ""
    for paragraph in paragraphs(entries):
        first = paragraph[0]
        if first.clock[:2] != hour:
            hour = first.clock[:2]
            lines += ["", f"{hour}:00 ".ljust(WIDTH, "─"), ""]
        shown = textwrap.wrap(
            " ".join(entry.text for entry in paragraph), WIDTH - CLOCK, break_on_hyphens=False
        )
        lines.append(first.clock.ljust(CLOCK) + shown[0])
        lines += [" " * CLOCK + line for line in shown[1:]]
    return "\n".join(lines).strip("\n") + "\n"


def _markdown(entries: Sequence[Entry]) -> str:
    lines: list[str] = []
    hour = ""
    for paragraph in paragraphs(entries):
        first = paragraph[0]
        if first.clock[:2] != hour:
            hour = first.clock[:2]
            lines += [f"## {hour}:00", ""]
        lines += [f"**{first.clock}** " + " ".join(entry.text for entry in paragraph), ""]
    return "\n".join(lines)
