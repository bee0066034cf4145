"""What a handful of facts are worth, by Saltelli's sampling and Sobol's indices.

The first-order index of a fact is the share of an outcome's variance that would go if the fact were
known; the total index is the share that would stay if everything else were known, and so counts
what the fact does only together with others. ``contingency`` reads first-order indices of all facts
off any nights; total ones need nights made for them, which is what this module plays.

All luck and all other facts are one more input, ``the rest``: a night's number. Where only a fact
is exchanged, the night keeps its luck, so that the indices are those of the fact and not of chance.

Source: Saltelli et al. (2010), Computer Physics Communications 181, 259-270; SALib (Herman & Usher
2017, Journal of Open Source Software 2, 97) samples and estimates. Needs
``pip install october[sensitivity]``.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from october.ensemble import workers
from october.ensemble.ready import ready
from october.ensemble.rows import outcome_frame
from october.ensemble.runs import lever_texts
from october.inquiry.cube import cube
from october.inquiry.measure import chosen
from october.night import Plan, prepare
from october.scenario import Scenario, load
from october.scenario.facts import from_uniforms

REST = "the rest"
FEWEST = 32  # rows of Saltelli's design
RESAMPLES = 200
WIDE = 0.2  # an interval that is wider says that the nights were too few
MOST = 1 << 31  # nights from which the rest is drawn
EDGE = 1e-9  # probabilities stay away from 0 and 1, where a fact may be infinite


class Index(NamedTuple):
    """A fact's indices with their 95 % intervals."""

    key: str
    first: float
    first_low: float
    first_high: float
    total: float
    total_low: float
    total_high: float


class Indices(NamedTuple):
    """One outcome: its variance, the facts, and the rest: luck and all other facts."""

    variance: float
    by_fact: list[Index]
    rest: Index | None
    enough: bool


@dataclass(frozen=True, eq=False)
class Sobol:
    """Sobol's indices of some facts for every outcome."""

    plan: Plan
    seed: int
    nights: int
    outcomes: dict[str, Indices]

    @property
    def frame(self) -> pl.DataFrame:
        """A row for each outcome and fact, the rest included."""
        return pl.DataFrame(
            [
                {"outcome": name, **index._asdict()}
                for name, found in self.outcomes.items()
                for index in (*found.by_fact, *([found.rest] if found.rest else ()))
            ]
        )

    def to_xarray(self) -> Any:
        """Return the indices as an xarray.Dataset over ``outcome`` and ``key``."""
        about = {"hash": self.plan.hash, "seed": self.seed, "nights": self.nights}
        return cube(self.frame, ["outcome", "key"], about)

    def plot(self, outcomes: Sequence[str] = (), ax: Any = None) -> Any:
        """Draw the indices of each fact; see ``october.plots.sobol``."""
        from october import plots

        return plots.sobol(self, outcomes, ax)

    def json(self) -> dict[str, Any]:
        """Return the fields of the contract."""
        return {
            "nights": self.nights,
            "outcomes": {
                name: {
                    "variance": found.variance,
                    "by_fact": [index._asdict() for index in found.by_fact],
                    "rest": found.rest._asdict() if found.rest else None,
                    "enough": found.enough,
                }
                for name, found in self.outcomes.items()
            },
        }

    def __repr__(self) -> str:
        return f"Sobol({self.nights} nights, {len(self.outcomes)} outcomes)"


def sobol(
    scenario: Scenario | str | Path,
    facts: Sequence[str],
    nights: int = 4096,
    seed: int = 1,
    *,
    outcomes: Sequence[str] = (),
    given: Iterable[str] | Mapping[str, Any] = (),
    pool: int | None = None,
    tick: Callable[[], None] | None = None,
) -> Sobol:
    """Return first-order and total indices of ``facts`` for every outcome, or for ``outcomes``.

    At most ``nights`` are played, in rows of as many as there are facts and three more; their
    number is a power of two. Raises ValueError for a fact or an outcome that is not there, for
    fewer than 32 rows, and where SALib is not installed.
    """
    if not isinstance(scenario, Scenario):
        scenario = load(scenario)
    plan = prepare(scenario, lever_texts(given))
    columns = _columns(plan, facts)
    asked = chosen(plan, outcomes)
    ready()

    def play(uniforms: np.ndarray) -> np.ndarray:
        frame = _played(plan, seed, columns, uniforms, pool, tick)
        return np.column_stack([one.of(plan, frame[one.outcome.name]) for one in asked])

    rows = _rows(nights, len(facts) + 1)
    found, count = indices(play, [*facts, REST], rows, seed)
    named = {q.name: one for q, one in zip(asked, found, strict=True) if one is not None}
    return Sobol(plan, seed, count, named)


def indices(
    evaluate: Callable[[np.ndarray], np.ndarray], names: Sequence[str], rows: int, seed: int
) -> tuple[list[Indices | None], int]:
    """Return the indices of a function of uniforms, and how often it was evaluated.

    ``evaluate`` maps (n, names) in (0, 1) to (n, outcomes), NaN where one is not defined; rows of
    the design with such a one are left out. None stands for an outcome that does not vary, or is
    defined in hardly any row.
    """
    sample, analyze = _salib()
    problem = {
        "num_vars": len(names), "names": list(names), "bounds": [[0.0, 1.0]] * len(names),
    }  # fmt: skip
    design = sample(problem, rows, calc_second_order=False, scramble=True, seed=seed)
    values = np.asarray(evaluate(np.clip(design, EDGE, 1 - EDGE)), dtype=float)
    found: list[Indices | None] = []
    for column in values.T:
        block = column.reshape(rows, len(names) + 2)
        whole = block[np.isfinite(block).all(axis=1)]
        if 2 * len(whole) < FEWEST or np.ptp(whole) == 0:
            found.append(None)
            continue
        answer = analyze(
            problem, whole.reshape(-1), calc_second_order=False, num_resamples=RESAMPLES,
            seed=seed + 1,  # SALib takes 0 for none
        )  # fmt: skip
        listed = [_index(name, answer, place) for place, name in enumerate(names)]
        rest = listed.pop() if names[-1] == REST else None
        wide = max(max(i.first_high - i.first_low, i.total_high - i.total_low) for i in listed)
        found.append(Indices(float(whole[:, [0, -1]].var()), listed, rest, wide <= WIDE))
    return found, len(design)


def _index(name: str, answer: Any, place: int) -> Index:
    first, total = float(answer["S1"][place]), float(answer["ST"][place])
    a, b = float(answer["S1_conf"][place]), float(answer["ST_conf"][place])
    return Index(name, first, first - a, first + a, total, total - b, total + b)


def _rows(nights: int, inputs: int) -> int:
    rows = 1 << max(0, (nights // (inputs + 2)).bit_length() - 1)
    if rows < FEWEST:
        raise ValueError(
            f"{nights} nights are too few for {inputs - 1} facts: at least {FEWEST * (inputs + 2)}"
        )
    return rows


def _columns(plan: Plan, facts: Sequence[str]) -> list[list[int]]:
    """Return for each fact the columns of a night's facts that are drawn together with it."""
    paths = [fact.path for fact in plan.facts]
    if not facts:
        raise ValueError("which facts? Name a few: what is uncertain in the scenario")
    columns = []
    for path in facts:
        if path not in paths:
            near = difflib.get_close_matches(path, paths, 3, 0.4)
            hint = f"; near it: {', '.join(near)}" if near else ""
            raise ValueError(f"there is no uncertain fact {path!r}{hint}")
        row = plan.facts[paths.index(path)].row
        columns.append([place for place, fact in enumerate(plan.facts) if fact.row == row])
    for place, one in enumerate(columns):
        for other in range(place):
            if one == columns[other]:
                raise ValueError(f"{facts[other]} and {facts[place]} are one fact: name one")
    return columns


def _played(
    plan: Plan, seed: int, columns: list[list[int]], uniforms: np.ndarray, pool: int | None,
    tick: Callable[[], None] | None,
) -> pl.DataFrame:  # fmt: skip
    """Play a night for each row: its number is the last uniform, its facts are the others."""
    numbers = (uniforms[:, -1] * MOST).astype(np.int64)
    play = workers.engine()

    def one(row: int) -> list[float]:
        facts = plan.draw(seed, [int(numbers[row])])
        for column, together in enumerate(columns):
            chosen = [plan.facts[place] for place in together]
            same = np.full((1, len(together)), uniforms[row, column])
            facts[:, together] = from_uniforms(chosen, same)
        played = play.play_night(plan, seed + 1, int(numbers[row]), facts=facts[0])
        return [float(outcome.read(played.night)) for outcome in plan.outcomes]

    rows = []
    with workers.pool_of(pool) as threads:
        for row in threads.map(one, range(len(uniforms))):
            rows.append(row)
            if tick:
                tick()
    return outcome_frame(plan, range(len(rows)), rows)


def _salib() -> tuple[Any, Any]:
    try:
        from SALib.analyze.sobol import analyze
        from SALib.sample.sobol import sample
    except ImportError as error:
        raise ValueError(
            "Sobol's indices need SALib, which is not installed: pip install october[sensitivity]"
        ) from error
    return sample, analyze
