"""What a question counts of a night: an outcome as one number, in the unit that is asked for.

A *quantity* is named after its outcome: ``arrest_time`` is when it comes (the night's end where it
does not), ``arrest_time comes`` whether it does, ``arrest_how=storm`` whether a category has that
label.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

import numpy as np
import polars as pl

from october.night import Plan
from october.night.outcomes import Outcome

FACTORS = {("s", "min"): 1 / 60, ("s", "h"): 1 / 3600, ("min", "h"): 1 / 60, ("share", "%"): 100.0}
COMES = " comes"


class Quantity(NamedTuple):
    """One number of a night."""

    name: str
    outcome: Outcome
    label: str  # of a category
    unit: str

    @property
    def share(self) -> bool:
        """Whether its mean over nights is how often something happens."""
        return self.outcome.kind in ("share", "category") or self.name.endswith(COMES)

    @property
    def when(self) -> bool:
        """Whether it is a moment of the night, which a clock shows."""
        return self.outcome.kind == "time" and not self.share

    def of(self, plan: Plan, column: pl.Series) -> np.ndarray:
        """Return it for every row of the outcome's column, float64, NaN where not defined."""
        if self.name.endswith(COMES):
            return column.is_not_null().cast(pl.Float64).to_numpy()
        return numbers(plan, self.outcome, column, self.label)


def quantities(plan: Plan) -> Iterator[Quantity]:
    """Yield everything that can be compared, in the order of the outcomes."""
    for outcome in plan.outcomes:
        name = outcome.name
        if outcome.kind == "category":
            for label in outcome.labels:
                yield Quantity(f"{name}={label}", outcome, label, "share")
        else:
            yield Quantity(name, outcome, "", "share" if outcome.kind == "share" else outcome.unit)
            if outcome.kind == "time":
                yield Quantity(name + COMES, outcome, "", "share")


def chosen(plan: Plan, names: Collection[str]) -> list[Quantity]:
    """Return the quantities of these names, in their order, or all of them if there are none.

    Raises ValueError for a name that is not there; it says which are near it.
    """
    found = {quantity.name: quantity for quantity in quantities(plan)}
    for name in names:
        if name not in found:
            raise ValueError(unknown(name, found))
    return [found[name] for name in names] if names else list(found.values())


def unknown(name: str, known: Iterable[str]) -> str:
    """Say that there is no such outcome, and which are near it."""
    there = list(known)
    labels = [one for one in there if one.startswith(f"{name}=")]
    if labels:
        return f"the outcome {name!r} needs a label: {', '.join(labels)}"
    near = difflib.get_close_matches(name, there, 4, 0.5)
    hint = f"near it: {', '.join(near)}" if near else f"there are: {', '.join(there[:8])} …"
    return f"there is no outcome {name!r}; {hint} (`october run` prints them all)"


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
