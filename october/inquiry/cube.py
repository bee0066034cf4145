"""Answers as xarray objects: a frame whose first columns say where its numbers lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import polars as pl


def cube(
    frame: pl.DataFrame, places: Sequence[str], about: Mapping[str, Any], units: str = ""
) -> Any:
    """Return a frame as an xarray.Dataset over the columns ``places``; the others are variables.

    A number that the frame does not have is NaN. The column ``units``, one of the last of the
    places' own, becomes a coordinate beside it. Raises ImportError without xarray, which
    ``pip install october[xarray]`` brings.
    """
    import xarray

    axes = {name: frame[name].unique(maintain_order=True).to_list() for name in places}
    rows = {name: {value: row for row, value in enumerate(axis)} for name, axis in axes.items()}
    where = tuple(np.array([row[v] for v in frame[name]], int) for name, row in rows.items())
    shape = tuple(len(axis) for axis in axes.values())
    found: dict[str, Any] = {}
    for column in frame.columns:
        if column in (*places, units):
            continue
        series = frame[column]
        if series.dtype.is_numeric() or series.dtype == pl.Boolean:
            values = np.full(shape, np.nan)
            values[where] = series.cast(pl.Float64).fill_null(np.nan).to_numpy()
        else:
            values = np.full(shape, "", dtype=object)
            values[where] = series.cast(pl.String).fill_null("").to_numpy()
        found[column] = (tuple(places), values)
    coordinates: dict[str, Any] = dict(axes)
    if units:
        last = frame.unique(places[-1], keep="first", maintain_order=True)
        coordinates["unit"] = (places[-1], last[units].to_list())
    return xarray.Dataset(found, coords=coordinates, attrs=dict(about))
