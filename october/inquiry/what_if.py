"""What would have happened if: the same nights with and without a change, outcome by outcome.

Both sides of a pair have the same facts and the same luck, each theatre its own stream, so that
what a lever cannot have touched is the same in both. How much that gains is said with each effect:
the variance of a difference between nights that are no pairs, over that between pairs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from october.ensemble import play_each
from october.ensemble.ready import ready
from october.ensemble.rows import outcome_frame
from october.ensemble.runs import lever_texts
from october.inquiry.cube import cube
from october.inquiry.measure import Quantity, chosen
from october.inquiry.paired import Effect, effect
from october.night import Plan, prepare
from october.scenario import Scenario, load

LeverSettings = Iterable[str] | Mapping[str, Any]


FEWEST = 10  # pairs


class Moved(NamedTuple):
    """What a change did to one outcome, and what pairing gained."""

    effect: Effect
    unit: str
    when: bool  # a moment of the night, in s from its start
    gain: float | None  # unpaired variance over paired; None where no pair differs


@dataclass(frozen=True, eq=False)
class WhatIf:
    """The effects of a change on nights that share facts and luck.

    ``unchanged`` counts the pairs that are the same in every outcome and every five minutes.
    """

    plan: Plan
    levers: dict[str, str]
    nights: int
    seed: int
    unchanged: int
    moved: dict[str, Moved]

    @property
    def nothing(self) -> bool:
        """Whether the change changed nothing: every pair is the same, bit for bit."""
        return self.unchanged == self.nights

    @property
    def effects(self) -> pl.DataFrame:
        """A row an outcome: ``outcome, unit, base, with, effect, low, high, pairs, gain``."""
        return pl.DataFrame(
            [
                {
                    "outcome": name, "unit": m.unit, "base": m.effect.base,
                    "with": m.effect.with_it, "effect": m.effect.effect, "low": m.effect.low,
                    "high": m.effect.high, "pairs": m.effect.pairs, "gain": m.gain,
                }
                for name, m in self.moved.items()
            ],
            schema_overrides={"gain": pl.Float64},
        )  # fmt: skip

    def json(self) -> dict[str, Any]:
        """Return the fields of the contract."""
        return {
            "levers": self.levers,
            "nights": self.nights,
            "unchanged": self.unchanged,
            "effects": {
                name: {
                    "base": m.effect.base, "with": m.effect.with_it, "effect": m.effect.effect,
                    "low": m.effect.low, "high": m.effect.high, "unit": m.unit, "gain": m.gain,
                }
                for name, m in self.moved.items()
            },
        }  # fmt: skip

    def to_xarray(self) -> Any:
        """Return the effects as an xarray.Dataset over ``outcome``, with units."""
        about = {"levers": ", ".join(self._levers()), "hash": self.plan.hash, "seed": self.seed,
                 "pairs": self.nights}  # fmt: skip
        return cube(self.effects.drop("pairs"), ["outcome"], about, "unit")

    def plot(self, outcomes: Sequence[str] = (), ax: Any = None) -> Any:
        """Draw the effects, those of ``outcomes`` or the surest; see ``october.plots.effects``."""
        from october import plots

        return plots.effects(self, outcomes, ax)

    def _levers(self) -> list[str]:
        return [f"{key}={value}" for key, value in self.levers.items()]

    def __repr__(self) -> str:
        levers = ", ".join(self._levers())
        seen = sum(m.effect.decided for m in self.moved.values())
        return (
            f"WhatIf({levers}: {self.nights} pairs, {self.unchanged} unchanged, "
            f"{seen} of {len(self.moved)} outcomes move)"
        )


def what_if(
    scenario: Scenario | str | Path,
    levers: LeverSettings,
    nights: int = 1000,
    seed: int = 1,
    *,
    given: LeverSettings = (),
    workers: int | None = None,
    tick: Callable[[], None] | None = None,
) -> WhatIf:
    """Play ``nights`` pairs of nights, without and with ``levers``, and return every effect.

    ``given`` are settings that hold on both sides. ``tick`` is called after every night. Raises
    LeverError for a lever that is not there or a value out of its range, ValueError without a
    lever or for fewer than ten pairs.
    """
    if nights < FEWEST:
        raise ValueError(f"{nights} pairs of nights tell nothing of an effect: at least {FEWEST}")
    if not isinstance(scenario, Scenario):
        scenario = load(scenario)
    changed, same = lever_texts(levers), lever_texts(given)
    if not changed:
        raise ValueError("there is nothing to compare: set a lever, key=value")
    ready()
    before, after = prepare(scenario, same), prepare(scenario, [*same, *changed])
    base = Side.played(before, seed, nights, workers, tick)
    other = Side.played(after, seed, nights, workers, tick)
    return WhatIf(
        after,
        {key: text for key, text in after.levers.items() if before.levers.get(key) != text},
        nights,
        seed,
        base.same_as(other),
        dict(all_moved(base, other)),
    )


@dataclass(frozen=True, eq=False)
class Side:
    """The nights of one side of a comparison."""

    plan: Plan
    marks: list[bytes]  # of each night: a digest of its outcomes and series
    frame: pl.DataFrame

    @classmethod
    def played(
        cls, plan: Plan, seed: int, nights: int, workers: int | None, tick: Any = None
    ) -> Side:
        """Play nights 0 … ``nights`` − 1."""
        rows = list(play_each(plan, seed, nights, _read, workers=workers, tick=tick))
        frame = outcome_frame(plan, range(nights), [outcomes for outcomes, _ in rows])
        return cls(plan, [mark for _, mark in rows], frame)

    def same_as(self, other: Side) -> int:
        """How many nights are the same on both sides, bit for bit."""
        return sum(a == b for a, b in zip(self.marks, other.marks, strict=True))


def _read(plan: Plan, played: Any) -> tuple[list[float], bytes]:
    outcomes = [float(outcome.read(played.night)) for outcome in plan.outcomes]
    digest = hashlib.blake2b(np.asarray(outcomes).tobytes(), digest_size=16)
    digest.update(played.series.tobytes())
    return outcomes, digest.digest()


def measured(side: Side, quantity: Quantity) -> np.ndarray:
    """Return one quantity of every night, float64, NaN where it is not defined."""
    return quantity.of(side.plan, side.frame[quantity.outcome.name])


def all_moved(base: Side, other: Side) -> Iterator[tuple[str, Moved]]:
    """Yield every quantity that can be compared, with what the change did to it."""
    for quantity in chosen(base.plan, ()):
        a, b = measured(base, quantity), measured(other, quantity)
        found = effect(a, b)
        if found is not None:
            yield quantity.name, Moved(found, quantity.unit, quantity.when, _gain(a, b))


def _gain(a: np.ndarray, b: np.ndarray) -> float | None:
    """Variance of an unpaired difference over that of a paired one; None where none differs."""
    both = np.isfinite(a) & np.isfinite(b)
    paired = float(np.var(b[both] - a[both], ddof=1))
    unpaired = float(np.var(a[both], ddof=1) + np.var(b[both], ddof=1))
    return unpaired / paired if paired > 0 else None
