"""What would have happened if, at every point of a grid of levers: the same nights at each.

A grid is written in the words of a setting: ``key=0:1:0.25`` is a range with its ends and step,
``key=a,b,c`` a list, and ``key=a@22:00,23:00`` a list of times at which to set it.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from october.ensemble.ready import ready
from october.ensemble.runs import lever_texts
from october.inquiry.what_if import LeverSettings, Side, WhatIf, all_moved
from october.night import prepare
from october.scenario import Scenario, load

NUMBER = r"\s*([-+]?[\d.]+(?:[eE][-+]?\d+)?)\s*"
RANGE = re.compile(f"{NUMBER}:{NUMBER}:{NUMBER}")
MOST = 1000  # points


def sweep(
    scenario: Scenario | str | Path,
    grid: Mapping[str, Sequence[Any] | str],
    nights: int = 200,
    seed: int = 1,
    *,
    given: LeverSettings = (),
    workers: int | None = None,
    tick: Callable[[], None] | None = None,
) -> pl.DataFrame:
    """Play the same ``nights`` nights at every point of a grid of levers.

    ``grid`` has for each lever its values, or a text like ``"0:1:0.25"``. Returns a row for each
    point and outcome: the levers' values as text, ``outcome, unit, base, with, effect, low, high,
    pairs, gain``; ``base`` is without them. Raises ValueError for an empty grid or a range that
    has no end, LeverError for a lever that is not there or a value out of its range.
    """
    if not isinstance(scenario, Scenario):
        scenario = load(scenario)
    axes = {key: spread(values) if isinstance(values, str) else values
            for key, values in grid.items()}  # fmt: skip
    if not axes or not all(len(values) for values in axes.values()):
        raise ValueError("a grid needs a lever and values for it: {key: [value, …]}")
    points = [lever_texts(dict(zip(axes, point, strict=True)))
              for point in itertools.product(*axes.values())]  # fmt: skip
    same = lever_texts(given)
    plans = [prepare(scenario, [*same, *levers]) for levers in points]  # errors before the nights
    ready()
    base = Side.played(prepare(scenario, same), seed, nights, workers, tick)
    frames = []
    for levers, plan in zip(points, plans, strict=True):
        other = Side.played(plan, seed, nights, workers, tick)
        found = WhatIf(plan, {}, nights, 0, dict(all_moved(base, other))).effects
        columns = [
            pl.lit(text.partition("=")[2]).alias(key)
            for key, text in zip(axes, levers, strict=True)
        ]
        frames.append(found.select(*columns, pl.all()))
    return pl.concat(frames)


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


def points(found: pl.DataFrame) -> list[dict[str, Any]]:
    """Return a sweep as the contract has it: for each point its levers and its effects."""
    keys = levers_of(found)
    answers = []
    for values, rows in found.group_by(keys, maintain_order=True):
        effects = {
            row["outcome"]: {
                name: row[name]
                for name in ("base", "with", "effect", "low", "high", "unit", "gain")
            }
            for row in rows.iter_rows(named=True)
        }
        answers.append({"levers": dict(zip(keys, values, strict=True)), "effects": effects})
    return answers


def levers_of(found: pl.DataFrame) -> list[str]:
    """Return the levers of a sweep: its columns before ``outcome``."""
    return found.columns[: found.columns.index("outcome")]


def surest(found: pl.DataFrame, most: int) -> list[str]:
    """Return the outcomes that some point moves beyond its error, the surest first."""
    ratio = pl.col("effect").abs() / ((pl.col("high") - pl.col("low")) / 2).clip(1e-12)
    ranked = (
        found.filter((pl.col("low") > 0) | (pl.col("high") < 0))
        .group_by("outcome", maintain_order=True)
        .agg(ratio.max().alias("ratio"))
        .sort("ratio", descending=True, maintain_order=True)
    )
    return ranked["outcome"].to_list()[:most]
