"""A plan and a player that need no kernels: what an ensemble does is not what a night is."""

from __future__ import annotations

import hashlib
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np
import pytest

from october.night.outcomes import Outcome
from october.night.series import Series


class Toy(NamedTuple):
    """A night that consists of three numbers."""

    values: np.ndarray


class ToyPlayed(NamedTuple):
    night: Toy
    series: np.ndarray


OUTCOMES = (
    Outcome("falls", "share", "", "it falls", lambda night: float(night.values[0] < 0.6)),
    Outcome("deaths", "number", "people", "dead", lambda night: float(night.values[1])),
    Outcome(
        "fell",
        "time",
        "s",
        "when it falls",
        lambda night: 3600 * night.values[2] if night.values[0] < 0.6 else -1.0,
    ),
    Outcome(
        "talks",
        "category",
        "",
        "how far talks get",
        lambda night: float(int(night.values[2] * 3)),
        ("none", "begun", "met"),
    ),
)
SERIES = (Series("crowd", "people", "in the street", lambda night: night.values[1]),)


class ToyPlan:
    """What the ensemble asks of a plan."""

    outcomes = OUTCOMES
    series = SERIES
    theatres = ("palace",)
    end = 3600.0
    start_clock = 64800.0

    def __init__(self, levers=()):
        self.levers = dict(text.split("=") for text in levers)
        self.hash = hashlib.sha256(repr(sorted(self.levers.items())).encode()).hexdigest()

    def draw(self, seed, numbers):
        return np.array([[seed, number] for number in numbers], dtype=float)

    def clock(self, t):
        minutes = int((self.start_clock + t) // 60) % 1440
        return f"{minutes // 60:02d}:{minutes % 60:02d}"


class ToyWorkspace:
    def __init__(self, plan):
        self.night = Toy(np.zeros(3))
        self.series = np.zeros((13, 1))


def play_toy(plan, seed, number, *, facts=None, workspace=None, watched=False):
    """Overwrite the workspace, as the real player does."""
    assert facts is None or facts.tolist() == [seed, number]
    shift = float(plan.levers.get("shift", 0))
    drawn = np.random.default_rng([seed, number]).random(3)
    workspace = workspace or ToyWorkspace(plan)
    workspace.night.values[:] = drawn + np.array([shift, 0, 0])
    workspace.series[:, 0] = drawn[1]
    return ToyPlayed(workspace.night, workspace.series)


TOY_ENGINE = SimpleNamespace(Workspace=ToyWorkspace, play_night=play_toy)


@pytest.fixture
def toy(monkeypatch):
    """Let the ensemble play toy nights."""
    from october.ensemble import runs, workers
    from october.night import compile as compiler

    class ToyScenario:
        name = "toy"
        folder = None

    monkeypatch.setattr(runs, "Scenario", ToyScenario)
    monkeypatch.setattr(runs, "prepare", lambda scenario, levers=(): ToyPlan(levers))
    monkeypatch.setattr(workers, "engine", lambda: TOY_ENGINE)
    monkeypatch.setattr(compiler, "ensure", lambda: 0.0)
    monkeypatch.setattr(compiler, "is_compiled", lambda: True)
    return ToyScenario()
