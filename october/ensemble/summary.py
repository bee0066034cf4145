"""What many nights say of one outcome: shares with intervals, quantiles, times that need not come.

Source: Wilson (1927), Probable inference, the law of succession, and statistical inference,
Journal of the American Statistical Association 22, 209-212.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np
import polars as pl

Z95 = 1.959963984540054  # normal quantile of a two-sided 95 % interval


def wilson(share: float, nights: float) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share observed over ``nights`` nights."""
    if nights <= 0:
        return 0.0, 1.0
    z2 = Z95 * Z95 / nights
    middle = (share + z2 / 2) / (1 + z2)
    half = Z95 * math.sqrt(share * (1 - share) / nights + z2 / (4 * nights)) / (1 + z2)
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


def summarise(frame: pl.DataFrame, outcomes: Iterable[Any]) -> dict[str, dict[str, Any]]:
    """Summarise every outcome column of ``frame``: ``{name: {"kind": …, …}}``."""
    return {o.name: summarise_column(frame[o.name], o.kind, o.unit) for o in outcomes}


def summarise_column(column: pl.Series, kind: str, unit: str) -> dict[str, Any]:
    """Summarise one outcome over the nights in which it is defined."""
    if kind == "category":
        return {"kind": kind, "shares": _shares(column)}
    values = column.drop_nulls().to_numpy()
    if kind == "share":
        return {"kind": kind, **_share(values)}
    if kind == "time":
        occurs = len(values) / len(column) if len(column) else None
        return {"kind": kind, "occurs": occurs, **_quantiles(values)}
    spread = float(values.std(ddof=1)) if len(values) > 1 else None
    mean = float(values.mean()) if len(values) else None
    return {"kind": kind, "unit": unit, "mean": mean, "sd": spread, **_quantiles(values)}


def _share(values: np.ndarray) -> dict[str, float | None]:
    """A share may be 0 or 1 a night, or in between; then fewer coins would tell as much.

    The interval is Wilson's for as many coins as have the same variance of the mean.
    """
    if not len(values):
        return {"value": None, "low": None, "high": None}
    mean = float(values.mean())
    variance = float(values.var())
    coins = len(values) * (mean * (1 - mean) / variance if variance > 1e-15 else 1.0)
    low, high = wilson(mean, coins)
    return {"value": mean, "low": low, "high": high}


def _shares(column: pl.Series) -> dict[str, float]:
    labels = column.dtype.categories.to_list() if isinstance(column.dtype, pl.Enum) else []
    known = column.drop_nulls()
    counts = dict(known.value_counts().iter_rows())
    return {label: counts.get(label, 0) / max(1, len(known)) for label in labels}


def _quantiles(values: np.ndarray) -> dict[str, float | None]:
    names = ("q05", "q50", "q95")
    if not len(values):
        return dict.fromkeys(names)
    found = np.quantile(values, (0.05, 0.5, 0.95))
    return {name: float(value) for name, value in zip(names, found, strict=True)}
