"""One night: its plan, its start, the coupling of its theatres, play, branch.

The names that play are imported when first used, since they compile or load the kernels.
"""

from __future__ import annotations

import importlib
from typing import Any

from october.night.plan import Plan, prepare
from october.night.state import copy_night, state_hash

_PLAYING = (
    "NightError",
    "Played",
    "Workspace",
    "advance",
    "begin",
    "branch",
    "outcome_row",
    "play_night",
    "play_on",
    "play_until",
)

__all__ = ["Plan", "copy_night", "prepare", "state_hash", *_PLAYING]


def __getattr__(name: str) -> Any:
    if name in _PLAYING:
        return getattr(importlib.import_module("october.night.play"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
