"""An ensemble as a page draws it: outcomes, distributions, bands, the record, the levers.

Every bar names a few nights that are in it, so that a click can open one.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import numpy as np
import polars as pl

from october.ensemble import Run, wilson
from october.inquiry.compare import judge
from october.night.outcomes import Outcome
from october.night.series import STEP
from october.scenario import Scenario
from october.scenario.levers import describe

FORMAT = 1
SHOWN = 12  # nights that a bar names
BARS = 24  # of a distribution, at most
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
DIGITS = 5  # that count


def bundle(played: Run) -> dict[str, Any]:
    """Return everything that the second view of the pages shows of an ensemble."""
    rows = played.outcomes
    summary = played.summary()["outcomes"]
    plan = played.plan
    return {
        "format": FORMAT,
        "scenario": played.scenario.name,
        "hash": played.hash,
        "seed": played.seed,
        "nights": played.nights,
        "levers": played.levers,
        "headlines": [
            name
            for name in played.scenario.words.headlines
            if name in {o.name for o in plan.outcomes}
        ],
        "outcomes": [
            {
                "name": outcome.name,
                "kind": outcome.kind,
                "unit": outcome.unit,
                "meaning": outcome.meaning,
                "summary": summary[outcome.name],
                "bars": bars(outcome, rows),
            }
            for outcome in plan.outcomes
        ],
        "times": (np.arange(int(plan.end / STEP) + 1) * STEP).tolist(),
        "series": bands(played),
        "targets": targets(played),
    }


def bars(outcome: Outcome, rows: pl.DataFrame) -> list[dict[str, Any]]:
    """Return the distribution of an outcome: bars with counts, shares with 95 % intervals, nights.

    A bar is a ``label`` of a category, ``yes`` or ``no``, a range ``from``, ``to`` of numbers (the
    last one closed), or ``none``: the nights in which there is nothing to measure.
    """
    column, nights = rows[outcome.name], rows["night"].to_numpy()
    absent = column.is_null().to_numpy()
    found: list[dict[str, Any]] = []

    def bar(where: np.ndarray, **name: Any) -> None:
        low, high = wilson(float(where.mean()), len(where))
        found.append(
            {
                **name,
                "count": int(where.sum()),
                "share": rounded(float(where.mean())),
                "low": rounded(low),
                "high": rounded(high),
                "nights": nights[where][:SHOWN].tolist(),
            }
        )

    if outcome.kind == "category":
        for label in outcome.labels:
            bar((column == label).fill_null(False).to_numpy(), label=label)
    elif outcome.kind == "share" and column.drop_nulls().is_in([0.0, 1.0]).all():
        for label, value in (("no", 0.0), ("yes", 1.0)):
            bar((column == value).fill_null(False).to_numpy(), label=label)
    else:
        values = column.fill_null(np.nan).to_numpy()
        edges = edges_of(values[~absent])
        for place, (low, high) in enumerate(pairwise(edges)):
            last = place == len(edges) - 2
            within = (values >= low) & ((values < high) | (last & (values == high)))
            bar(within, **{"from": rounded(float(low)), "to": rounded(float(high))})
    if absent.any():
        bar(absent, label="none")
    return found


def edges_of(values: np.ndarray) -> np.ndarray:
    """Return the edges of bars: a whole number each where there are few, else equal widths."""
    if not len(values):
        return np.zeros(0)
    low, high = float(values.min()), float(values.max())
    whole = bool((values == np.rint(values)).all())
    if whole and high - low < BARS:
        return np.arange(low, high + 2)
    if low == high:
        return np.array([low, low])
    count = min(BARS, max(8, int(2 * len(values) ** (1 / 3))))  # Rice's rule
    return np.linspace(low, high, count + 1)


def bands(played: Run) -> list[dict[str, Any]]:
    """Return quantiles over the nights of every series, every five minutes.

    Beside each quantile stands the night that comes nearest to it, for a click to open.
    """
    names = [series.name for series in played.plan.series]
    quantiles = {(name, q): pl.col(name).quantile(q, "linear") for name in names for q in QUANTILES}
    found = (
        played.scan("series")
        .group_by("t", maintain_order=True)
        .agg(
            *(value.alias(f"{name} {q}") for (name, q), value in quantiles.items()),
            *(
                pl.col("night").get((pl.col(name) - value).abs().arg_min()).alias(f"{name} at {q}")
                for (name, q), value in quantiles.items()
            ),
        )
        .sort("t")
        .collect()
    )
    called = {q: f"q{round(q * 100):02d}" for q in QUANTILES}
    return [
        {
            "name": series.name,
            "unit": series.unit,
            "meaning": series.meaning,
            **{called[q]: [rounded(v) for v in found[f"{series.name} {q}"]] for q in QUANTILES},
            "nights": {called[q]: found[f"{series.name} at {q}"].to_list() for q in QUANTILES},
        }
        for series in played.plan.series
    ]


def targets(played: Run) -> list[dict[str, Any]]:
    """Return the record beside the nights, with where each target comes from."""
    found = []
    for verdict in judge(played.scenario, played):
        target = played.scenario.targets[verdict.id]
        found.append(
            {
                **verdict.json(),
                "unit": verdict.unit,
                "rank": verdict.rank,
                "reason": verdict.reason,
                "outcome": target.outcome,
                "label": target.label,
                "source": sources(target.source),
                "confidence": target.confidence,
            }
        )
    return found


def levers(scenario: Scenario) -> list[dict[str, Any]]:
    """Return every lever with what it means, its default, its range and its source."""
    found = []
    for row in describe(scenario):
        found.append({**row._asdict(), "low": finite(row.low), "high": finite(row.high)})
    return found


def citations(scenario: Scenario) -> dict[str, str]:
    """Return what the keys of sources stand for."""
    return {key: citation.text for key, citation in scenario.sources.items()}


def sources(given: str | Iterable[str]) -> list[str]:
    """Return keys of sources as a list."""
    return [key for key in ([given] if isinstance(given, str) else given) if key]


def finite(value: float | None) -> float | None:
    """Return a limit, None where there is none."""
    return value if value is not None and np.isfinite(value) else None


def rounded(value: float | None) -> float | None:
    """Return a number with as many digits as a drawing needs."""
    return None if value is None else float(f"{value:.{DIGITS}g}")
