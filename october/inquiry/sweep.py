"""What would have happened if, at every point of a grid of levers: the same nights at each.

A grid is written in the words of a setting: ``key=0:1:0.25`` is a range with its ends and step,
``key=a,b,c`` a list, and ``key=a@22:00,23:00`` a list of times at which to set it.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from october.ensemble.ready import ready
from october.ensemble.runs import lever_texts
from october.inquiry.cube import cube
from october.inquiry.what_if import FEWEST, LeverSettings, Side, WhatIf, all_moved
from october.night import Plan, prepare
from october.scenario import Scenario, load

NUMBER = r"\s*([-+]?[\d.]+(?:[eE][-+]?\d+)?)\s*"
RANGE = re.compile(f"{NUMBER}:{NUMBER}:{NUMBER}")
MOST = 1000  # points


@dataclass(frozen=True, eq=False)
class Sweep:
    """The effects at every point of a grid of levers, on nights that share facts and luck.

    ``frame`` has a row for each point and outcome: the ``levers``' values as text, ``outcome, unit,
    base, with, effect, low, high, pairs, gain``; ``base`` is without them. ``unchanged`` counts, at
    each point, the pairs that are the same in everything.
    """

    plan: Plan  # without the levers
    levers: tuple[str, ...]
    nights: int  # at each point
    seed: int
    points: list[tuple[str, ...]]
    unchanged: list[int]
    frame: pl.DataFrame

    def surest(self, most: int) -> list[str]:
        """Return the outcomes that some point moves beyond its error, the surest first."""
        ratio = pl.col("effect").abs() / ((pl.col("high") - pl.col("low")) / 2).clip(1e-12)
        ranked = (
            self.frame.filter((pl.col("low") > 0) | (pl.col("high") < 0))
            .group_by("outcome", maintain_order=True)
            .agg(ratio.max().alias("ratio"))
            .sort("ratio", descending=True, maintain_order=True)
        )
        return ranked["outcome"].to_list()[:most]

    def to_xarray(self) -> Any:
        """Return the effects as an xarray.Dataset over the levers and ``outcome``."""
        about = {"hash": self.plan.hash, "seed": self.seed, "pairs": self.nights}
        return cube(self.frame.drop("pairs"), [*self.levers, "outcome"], about, "unit")

    def plot(self, outcomes: Sequence[str] = (), ax: Any = None) -> Any:
        """Draw one outcome along the first lever; see ``october.plots.sweep``."""
        from october import plots

        return plots.sweep(self, outcomes, ax)

    def json(self) -> dict[str, Any]:
        """Return the fields of the contract: for each point its levers and its effects."""
        answers: list[dict[str, Any]] = []
        for values, same, rows in zip(self.points, self.unchanged, self._rows(), strict=True):
            effects = {
                row["outcome"]: {
                    name: row[name]
                    for name in ("base", "with", "effect", "low", "high", "unit", "gain")
                }
                for row in rows.iter_rows(named=True)
            }
            levers = dict(zip(self.levers, values, strict=True))
            answers.append({"levers": levers, "unchanged": same, "effects": effects})
        return {"nights": self.nights, "points": answers}

    def _rows(self) -> Iterator[pl.DataFrame]:
        for values in self.points:
            here = (pl.col(k) == v for k, v in zip(self.levers, values, strict=True))
            yield self.frame.filter(*here)

    def __repr__(self) -> str:
        return (
            f"Sweep({len(self.points)} points of {', '.join(self.levers)}, {self.nights} nights "
            "at each)"
        )


def sweep(
    scenario: Scenario | str | Path,
    grid: Mapping[str, Sequence[Any] | str],
    nights: int = 200,
    seed: int = 1,
    *,
    given: LeverSettings = (),
    workers: int | None = None,
    tick: Callable[[], None] | None = None,
) -> Sweep:
    """Play the same ``nights`` nights at every point of a grid of levers.

    ``grid`` has for each lever its values, or a text like ``"0:1:0.25"``. Raises ValueError for an
    empty grid, a range that has no end or fewer than ten nights, LeverError for a lever that is not
    there or a value out of its range.
    """
    if not isinstance(scenario, Scenario):
        scenario = load(scenario)
    axes = {key: spread(values) if isinstance(values, str) else values
            for key, values in grid.items()}  # fmt: skip
    if not axes or not all(len(values) for values in axes.values()):
        raise ValueError("a grid needs a lever and values for it: {key: [value, …]}")
    if nights < FEWEST:
        raise ValueError(f"{nights} nights at a point tell nothing of it: at least {FEWEST}")
    settings = [lever_texts(dict(zip(axes, point, strict=True)))
                for point in itertools.product(*axes.values())]  # fmt: skip
    same = lever_texts(given)
    without = prepare(scenario, same)
    plans = [prepare(scenario, [*same, *levers]) for levers in settings]  # errors before the nights
    ready()
    base = Side.played(without, seed, nights, workers, tick)
    points, unchanged, frames = [], [], []
    for levers, plan in zip(settings, plans, strict=True):
        other = Side.played(plan, seed, nights, workers, tick)
        point = tuple(text.partition("=")[2] for text in levers)
        found = WhatIf(plan, {}, nights, seed, base.same_as(other), dict(all_moved(base, other)))
        columns = [pl.lit(value).alias(key) for key, value in zip(axes, point, strict=True)]
        points.append(point)
        unchanged.append(found.unchanged)
        frames.append(found.effects.select(*columns, pl.all()))
    return Sweep(without, tuple(axes), nights, seed, points, unchanged, pl.concat(frames))


def grid_of(settings: Iterable[str]) -> dict[str, list[str]]:
    """Return the grid that settings ``key=values`` span; one of a single value has one point."""
    grid: dict[str, list[str]] = {}
    for text in settings:
        key, equals, values = text.partition("=")
        # what is no setting at all is left as it is, for the lever's own message
        grid[key.strip() if equals else text] = spread(values) if equals else [""]
    return grid


def spread(text: str) -> list[str]:
    """Return the values that a text stands for, each with its time if it has any."""
    values, at, clocks = text.partition("@")
    found = [value for part in values.split(",") for value in _range(part.strip())]
    times = [clock.strip() for clock in clocks.split(",")] if at else []
    return [f"{value}@{clock}" for value in found for clock in times] if at else found


def _range(text: str) -> list[str]:
    """Return the numbers of ``start:end:step``, the end included; any other text is one value."""
    match = RANGE.fullmatch(text)
    if match is None:
        return [text]
    try:
        start, end, step = (float(number) for number in match.groups())
    except ValueError:
        return [text]
    count = (end - start) / step if step else math.inf
    if not 0 <= count < MOST:
        raise ValueError(
            f"found the range {text!r}, expected start:end:step with a step toward the end, and "
            f"at most {MOST} values"
        )
    return [f"{start + k * step:.10g}" for k in range(int(count + 1e-9) + 1)]
