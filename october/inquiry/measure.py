"""What a comparison counts of a night: an outcome as one number, in the unit that is asked for."""

from __future__ import annotations

import numpy as np
import polars as pl

from october.night import Plan
from october.night.outcomes import Outcome

FACTORS = {("s", "min"): 1 / 60, ("s", "h"): 1 / 3600, ("min", "h"): 1 / 60, ("share", "%"): 100.0}


def outcome_named(plan: Plan, name: str) -> Outcome | None:
    """Return the outcome of that name, None if the plan has none."""
    return next((outcome for outcome in plan.outcomes if outcome.name == name), None)


def numbers(
    plan: Plan, outcome: Outcome, column: pl.Series, label: str = "", unit: str = ""
) -> np.ndarray:
    """Return an outcome's column as float64, NaN where it is not defined.

    A time that did not come counts as the night's end. A category counts as 1 where it is
    ``label``, or without one as its place among the labels. ``unit`` converts s to min or h.
    """
    if outcome.kind == "category":
        if label:
            return (column == label).cast(pl.Float64).fill_null(float("nan")).to_numpy()
        return column.to_physical().cast(pl.Float64).fill_null(float("nan")).to_numpy()
    missing = plan.end if outcome.kind == "time" else float("nan")
    return column.fill_null(missing).to_numpy() * FACTORS.get((outcome.unit, unit), 1.0)
