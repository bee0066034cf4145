"""A night as a page plays it: what stands still, what changed on every ten seconds, what is told.

The night is played window by window; after each, the rows that differ from the window before are
written down. Described in FORMAT.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from october import chronicle
from october.core.tables import Night
from october.inquiry.frames import used
from october.inquiry.one_night import OneNight
from october.night import play, state_hash
from october.night.plan import GRID, Plan
from october.night.series import STEP
from october.web import bundle, container, stage
from october.web.tracks import TRACKS, Changes

FORMAT = 1


@dataclass(frozen=True)
class Trace:
    """A night's head (plain data) and its columns."""

    head: dict[str, Any]
    columns: dict[str, np.ndarray]

    def parts(self) -> tuple[dict[str, Any], bytes]:
        """Return the JSON with the description of the columns, and the columns' bytes."""
        described, block = container.columns_of(self.columns)
        return {**self.head, "columns": described}, block

    def packed(self) -> bytes:
        """Return the night as one container."""
        return container.pack(*self.parts())


def trace(night: OneNight) -> Trace:
    """Play a night and write it down."""
    played, columns = _watch(night.plan, night.seed, night.number)
    columns |= _once(night.plan, played.night)
    columns["series.values"] = played.series
    head = {
        "format": FORMAT,
        "seed": night.seed,
        "night": night.number,
        "levers": dict(night.plan.levers),
        "hash": night.plan.hash,
        "state_hash": state_hash(played.night),
        **stage.stage(night.scenario, night.plan, played.night),
        "sources": bundle.citations(night.scenario),
        "chronicle": stage.told(night.plan, chronicle.tell(night.plan, played)),
    }
    return Trace(head, columns)


def _watch(plan: Plan, seed: int, number: int) -> tuple[play.Played, dict[str, np.ndarray]]:
    """Play a night, looking after every window."""
    rows = play.LOG_ROWS
    while True:
        night = play.begin(plan, seed, number, log_rows=rows)
        series = np.full((int(plan.end / STEP) + 1, len(plan.series)), np.nan)
        standing = np.zeros((len(series), max(0, len(night.standing) - 1)))
        tracks = [Changes(track, night) for track in TRACKS if len(getattr(night, track.table))]
        for step in range(int(plan.end / GRID) + 1):
            t = step * GRID
            play.advance(plan, night, t)
            for track in tracks:
                track.look(night, step)
            if t % STEP == 0:
                at = int(t / STEP)
                series[at] = [quantity.read(night) for quantity in plan.series]
                standing[at] = 1.0 / (1.0 + np.exp(-night.standing["value"][1:]))
        play.advance(plan, night, plan.end)
        if not night.clock[0]["log_full"]:
            break
        rows *= 2
    columns = {name: values for track in tracks for name, values in track.columns()}
    shape = (len(series), max(0, len(night.bodies) - 1), max(0, len(night.groups) - 1))
    columns["standing.value"] = standing.reshape(shape) if standing.size else standing
    return play.Played(night, series), columns


def _once(plan: Plan, night: Night) -> dict[str, np.ndarray]:
    """Return what never changes and would be long as JSON: events, messages, who sits where."""
    log, messages = used(night, "log"), used(night, "messages")
    columns = {
        f"events.{field}": log[field]
        for field in ("t", "kind", "who", "whom", "where", "what", "magnitude")
    }
    columns |= {
        f"messages.{field}": messages[field]
        for field in ("t", "kind", "origin", "actor", "victim", "magnitude")
    }
    columns |= {
        f"delegates.{field}": night.delegates[field]
        for field in ("seat", "wing", "group", "person")
    }
    columns |= {f"people.{field}": night.people[field] for field in ("unit", "rank", "person")}
    return columns
