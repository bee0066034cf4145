"""A chronicle on a terminal, in Markdown, or as data."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from october.chronicle.entry import Entry

WIDTH = 80
CLOCK = 7  # columns for the clock


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


def hours(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the hours in which something is told, each with its entries."""
    for hour, within in groupby(entries, key=lambda entry: entry.clock[:2]):
        yield f"{hour}:00", list(within)


def _text(entries: Sequence[Entry]) -> str:
    lines: list[str] = []
    for hour, within in hours(entries):
        lines.append(f"{hour} ".ljust(WIDTH, "─"))
        before = ""
        for entry in within:
            clock = entry.clock if entry.clock != before else ""
            before = entry.clock
            shown = textwrap.wrap(entry.text, WIDTH - CLOCK, break_on_hyphens=False)
            lines.append(clock.ljust(CLOCK) + shown[0])
            lines += [" " * CLOCK + line for line in shown[1:]]
    return "\n".join(lines) + "\n" if lines else ""


def _markdown(entries: Sequence[Entry]) -> str:
    lines: list[str] = []
    for hour, within in hours(entries):
        lines += [f"## {hour}", ""]
        for clock, together in groupby(within, key=lambda entry: entry.clock):
            lines += [f"**{clock}** " + " ".join(entry.text for entry in together), ""]
    return "\n".join(lines)
