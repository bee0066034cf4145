"""The nights against the record: each target, what was observed, what the nights give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from october.ensemble import Run, run
from october.inquiry.measure import numbers, outcome_named
from october.scenario import Scenario, load


@dataclass(frozen=True)
class Verdict:
    """One target beside the nights. It judges nothing where an input sets it, and says why."""

    id: str
    quantity: str
    unit: str
    observed: float
    low: float
    high: float
    nights: dict[str, float | None]
    rank: float | None  # share of nights below what was observed; half of those that equal it
    covered: bool
    judges: bool
    reason: str

    def json(self) -> dict[str, Any]:
        """Return the fields of the contract."""
        names = ("id", "quantity", "observed", "low", "high", "nights", "covered", "judges")
        return {name: getattr(self, name) for name in names}


def compare(
    scenario: Scenario | str | Path = "october-1917",
    nights: int = 1000,
    seed: int = 1,
    levers: Iterable[str] | Mapping[str, Any] = (),
    *,
    workers: int | None = None,
    out: str | Path | None = None,
    under: str | Path | None = None,
) -> list[Verdict]:
    """Play nights (or take them from a finished run) and set every target beside them."""
    if not isinstance(scenario, Scenario):
        scenario = load(scenario)
    played = run(scenario, nights, seed, levers, workers=workers, out=out, under=under)
    return judge(scenario, played)


def judge(scenario: Scenario, played: Run) -> list[Verdict]:
    """Set every target of the scenario beside the nights of a run.

    A target is covered when the central nine tenths of the nights overlap [low, high].
    """
    rows = played.outcomes
    verdicts = []
    for key, target in scenario.targets.items():
        outcome = outcome_named(played.plan, target.outcome)
        values = np.empty(0)
        if outcome is not None:
            values = numbers(played.plan, outcome, rows[outcome.name], target.label, target.unit)
            values = values[np.isfinite(values)]
        found = _quantiles(values)
        covered = bool(
            len(values)
            and found["q05"] <= target.high  # type: ignore[operator]
            and found["q95"] >= target.low  # type: ignore[operator]
        )
        reason = target.reason if not target.judges else ""
        if outcome is None and target.judges:
            reason = "the nights yield nothing to set beside it"
        verdicts.append(
            Verdict(
                key,
                target.quantity,
                target.unit,
                target.observed,
                target.low,
                target.high,
                found,
                _rank(values, target.observed),
                covered,
                target.judges,
                reason,
            )
        )
    return verdicts


def _quantiles(values: np.ndarray) -> dict[str, float | None]:
    if not len(values):
        return {"q05": None, "q50": None, "q95": None}
    found = np.quantile(values, (0.05, 0.5, 0.95))
    return {"q05": float(found[0]), "q50": float(found[1]), "q95": float(found[2])}


def _rank(values: np.ndarray, observed: float) -> float | None:
    if not len(values):
        return None
    return float((values < observed).mean() + 0.5 * (values == observed).mean())
