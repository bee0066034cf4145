"""What of a night's tables is written down every time that it changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from october.core.tables import Night


class Track(NamedTuple):
    """Fields of one table. ``scale`` maps a field to the number that 1 is written as.

    A scaled field is rounded to a whole number, so that it changes only when it visibly does.
    """

    table: str
    fields: tuple[str, ...]
    scale: dict[str, int] = {}  # noqa: RUF012  (never written to)


PERCENT = 100
TRACKS = (
    Track("delegates", ("state", "faction", "vote", "voted_on", "caucus_vote", "held", "exit",
                        "barrer")),
    Track("blocs", ("present", "gone", "decided", "stayed", "nominated")),
    Track(
        "sitting",
        ("phase", "speaker", "motion", "noise", "mood", "fatigue", "present", "walked", "talks",
         "speeches", "quorate"),
        {"noise": PERCENT, "mood": PERCENT, "fatigue": PERCENT},
    ),
    Track("motions", ("state", "kind", "parent", "mover", "speaker", "target", "method", "ayes",
                      "nays", "abstained", "present", "aye_convinced", "aye_conformed",
                      "aye_confused")),
    Track("people", ("room", "side", "state")),
    Track("rooms", ("light", "belief", "damage"), {"belief": 1000}),
    Track("doors", ("state",)),
    Track("squads", ("morale", "present"), {"morale": PERCENT}),
    Track("guns", ("fired", "hit")),
    Track(
        "siege",
        ("stage", "how", "hope", "council_room", "garrison", "inside", "entered",
         "killed_defenders", "killed_besiegers", "wounded", "ministers", "switchboard"),
        {"hope": PERCENT},
    ),
    Track("links", ("state",)),
    Track("deliveries", ("message", "site", "link", "state", "due")),
    Track("bodies", ("present", "charge")),
    Track("regiments", ("obeys", "declared")),
    Track("march", ("stage", "end", "size")),
)  # fmt: skip


SMALL = 1 << 20  # bytes: tables in which it is quicker to ask first whether anything changed


class Changes:
    """The rows of one track that changed, and when."""

    def __init__(self, track: Track, night: Night) -> None:
        self.track = track
        # of the field's own type, since comparing two types costs ten times as much
        self.last = {field: np.zeros_like(read(night, track, field)) for field in track.fields}
        self.bytes = b""
        self.steps: list[np.ndarray] = []
        self.rows: list[np.ndarray] = []
        self.values: dict[str, list[np.ndarray]] = {field: [] for field in track.fields}

    def look(self, night: Night, step: int) -> None:
        """Write down the rows that differ from what they were when last looked at."""
        rows = getattr(night, self.track.table)
        if rows.nbytes < SMALL:
            copy = rows.tobytes()
            if copy == self.bytes:
                return
            self.bytes = copy
        now = {field: read(night, self.track, field) for field in self.track.fields}
        different = [values != self.last[field] for field, values in now.items()]
        found = np.logical_or.reduce(different).nonzero()[0]
        if not len(found):
            return
        self.steps.append(np.full(len(found), step))
        self.rows.append(found)
        for field, values in now.items():
            self.last[field][found] = values[found]
            self.values[field].append(self.last[field][found])

    def columns(self) -> Iterator[tuple[str, np.ndarray]]:
        """Yield the name and the numbers of every column of this track."""
        name = self.track.table
        yield f"{name}.step", _joined(self.steps)
        yield f"{name}.row", _joined(self.rows)
        for field in self.track.fields:
            yield f"{name}.{field}", _joined(self.values[field])


def read(night: Night, track: Track, field: str) -> np.ndarray:
    """Return a field of a track as it is written: whole numbers."""
    values = getattr(night, track.table)[field]
    factor = track.scale.get(field, 1)
    if values.dtype.kind == "f":
        scaled = np.rint(values * factor)
        scaled[np.isnan(scaled)] = 0.0
        return scaled.astype(np.int64)
    return values


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    return np.concatenate(parts).astype(np.int64) if parts else np.zeros(0, np.int64)
