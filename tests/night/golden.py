"""The nights that this version of the model plays: hashes of their last states.

``python -m tests.night.golden`` writes them anew. Do so after a change that alters nights on
purpose, with MODEL_VERSION raised, and say in the commit what changed and why.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import october
from october.night import Workspace, play_night, prepare, state_hash
from october.night.version import MODEL_VERSION

FILE = Path(__file__).with_suffix(".json")
SEED, NIGHTS = 1917, 20
SCENARIOS = (
    "hamlet",
    "october-1917",
    "soviet-congress",
    "roberts-rules",
    "general-assembly",
    "held-chamber",
)


def play(scenario: str) -> dict[str, Any]:
    """Return the hash of a scenario's inputs and of each of its first nights."""
    plan = prepare(october.load(scenario))
    space = Workspace(plan)
    nights = (play_night(plan, SEED, number, workspace=space).night for number in range(NIGHTS))
    return {"inputs": plan.hash, "nights": [state_hash(night) for night in nights]}


def read() -> dict[str, Any]:
    """Return what is on record."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def renew() -> None:
    """Put on record what is played now."""
    played = {scenario: play(scenario) for scenario in SCENARIOS}
    record = {"model_version": MODEL_VERSION, "seed": SEED, "scenarios": played}
    FILE.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    renew()
    print(f"{FILE.name}: {NIGHTS} nights of {', '.join(SCENARIOS)}, model {MODEL_VERSION}")
