"""A night told, as the JSON of its chronicle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from october.inquiry.one_night import OneNight

FIELDS = ("t", "clock", "theatre", "kind", "who", "whom", "where", "what", "text")


def told(night: OneNight, entries: Iterable[Any]) -> dict[str, Any]:
    """Return a night with the entries of its chronicle, ready for JSON."""
    return {
        "scenario": night.scenario.name,
        "hash": night.plan.hash,
        "seed": night.seed,
        "night": night.number,
        "state_hash": night.state_hash,
        "outcomes": night.outcomes,
        "events": [{field: getattr(entry, field) for field in FIELDS} for entry in entries],
    }
