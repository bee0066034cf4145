"""From played nights to rows: the one place that decides columns and their types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from october.night import Plan
from october.night.series import STEP


class Row(NamedTuple):
    """What an ensemble keeps of one night."""

    outcomes: list[float]
    series: np.ndarray  # (steps, columns)


def read_row(plan: Plan, played: Any) -> Row:
    """Copy a night's outcomes and series out of its tables."""
    return Row([float(o.read(played.night)) for o in plan.outcomes], played.series.copy())


def outcome_frame(
    plan: Plan, numbers: Sequence[int], rows: Sequence[Sequence[float]], first: str = "night"
) -> pl.DataFrame:
    """Return a row a night: ``night``, then a column for each outcome.

    Shares, numbers and times are Float64, null where there is none (a time that did not come, a
    share of nothing); times are s from the scenario's start; a category is an Enum.
    """
    values = np.asarray(rows, dtype=np.float64).reshape(len(numbers), len(plan.outcomes))
    columns = [pl.Series(first, list(numbers), dtype=pl.Int64)]
    for outcome, column in zip(plan.outcomes, values.T, strict=True):
        columns.append(outcome_column(outcome, column))
    return pl.DataFrame(columns)


def outcome_column(outcome: Any, values: np.ndarray) -> pl.Series:
    """Return one outcome of many nights, from what was read off each of them."""
    if outcome.kind == "category":
        labels = list(outcome.labels)
        known = [int(v) if np.isfinite(v) else -1 for v in values]
        texts = [labels[v] if 0 <= v < len(labels) else None for v in known]
        return pl.Series(outcome.name, texts, dtype=pl.Enum(labels))
    absent = ~np.isfinite(values)
    if outcome.kind == "time":
        absent |= values < 0
    return pl.Series(
        outcome.name,
        [None if gone else float(v) for v, gone in zip(values, absent, strict=True)],
        dtype=pl.Float64,
    )


def series_frame(plan: Plan, numbers: Sequence[int], series: Sequence[np.ndarray]) -> pl.DataFrame:
    """Return a row for every night and five minutes: ``night``, ``t`` (s), a column a series."""
    stacked = np.stack(series)
    nights, steps, _ = stacked.shape
    columns = [
        pl.Series("night", np.repeat(np.asarray(numbers, dtype=np.int64), steps)),
        pl.Series("t", np.tile(np.arange(steps) * STEP, nights)),
    ]
    for place, quantity in enumerate(plan.series):
        values = np.ascontiguousarray(stacked[:, :, place]).reshape(-1)
        columns.append(pl.Series(quantity.name, values, nan_to_null=True))
    return pl.DataFrame(columns)
