"""Scenarios as text, so that a test can change them without touching a disk."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from october.scenario import Problem, ScenarioError, load_texts

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
LEVERS = """
core.size:
  meaning: the organised core
  sets: city.parameters.core
  when: any
core.half:
  meaning: the same, by half
  sets:
    city.parameters.core: {full: 1, half: 0.5}
    city.parameters.turnout: {full: 0.2, half: 0.1}
  type: choice
quiet:
  meaning: multiplies what was drawn
  sets: [city.parameters.alarm_gain, city.parameters.alarm_at_start]
  scale: true
  low: 0
  high: 2
gathering:
  meaning: how long the council takes to gather
  sets: city.parameters.gathering
  type: minutes
exchange:
  meaning: who holds the exchange
  sets: city.parameters.exchange
  type: choice
"""


@cache
def _read(scenario: str, files: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    folder = SCENARIOS / scenario
    return tuple((f"{f}.yaml", (folder / f"{f}.yaml").read_text("utf-8")) for f in files)


def hamlet() -> dict[str, str]:
    """Return the smallest scenario."""
    files = ("scenario", "sources", "people", "assembly", "levers", "targets", "words")
    return dict(_read("hamlet", files))


def petrograd() -> dict[str, str]:
    """Return October's city alone, with levers of our own: a scenario with many values."""
    texts = dict(_read("october-1917", ("scenario", "sources", "city", "targets")))
    return texts | {"levers.yaml": LEVERS}


def with_lines(texts: dict[str, str], file: str, old: str, new: str) -> dict[str, str]:
    """Return the texts with one passage of a file changed, which must be there once."""
    assert texts[file].count(old) == 1, (file, old, texts[file].count(old))
    return texts | {file: texts[file].replace(old, new)}


def problems(texts: dict[str, str]) -> list[Problem]:
    """Return everything that is wrong with these texts."""
    with pytest.raises(ScenarioError) as error:
        load_texts(texts)
    return error.value.problems
