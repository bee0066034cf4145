"""How much of an outcome's variance is chance, how much is ignorance, and of which facts.

Nights are played in groups: all nights of a group have the same facts, drawn once, and luck of
their own. By the law of total variance what differs within groups is chance and what differs
between their means is ignorance; the expected share of chance in the means is taken off, as in the
analysis of variance with random effects.

What a single fact is worth is its first-order Sobol index, the share of the whole variance that
would go if the fact were known. It is read off the same nights: of facts sorted into classes of
equal probability, the variance between the classes' means, less what as many classes of nothing
would show. So a thousand facts cost no more nights than one; indices below what chance gives a
thousand facts are not told.

Source: Searle, Casella & McCulloch (1992), Variance Components, ch. 3, for the groups; Sobol'
(1993) for the index; Plischke, Borgonovo & Smith (2013), European Journal of Operational Research
226, 536-550, for indices from given nights; Kelley (1935) for the corrected ratio.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import NormalDist
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from october.ensemble import workers
from october.ensemble.ready import ready
from october.ensemble.rows import outcome_frame
from october.ensemble.runs import lever_texts
from october.inquiry.cube import cube
from october.inquiry.measure import chosen
from october.inquiry.outcomes import grouped
from october.night import Plan, prepare
from october.scenario import Scenario, load

TWINS = 4  # nights of a group
FEWEST_CLASSES, MOST_CLASSES, A_CLASS = 8, 32, 60  # of a fact's values; groups a class
RESAMPLES = 200
MOST = 8  # facts told of an outcome
FIRST = 24  # outcomes drawn, of all theatres
CERTAIN = 0.05  # chance that any of all facts is told for nothing


class Fact(NamedTuple):
    """A fact's first-order index, with its 95 % interval."""

    key: str
    share: float
    low: float
    high: float


class Divided(NamedTuple):
    """One outcome's variance; ``chance + ignorance`` is 1.

    ``low`` and ``high`` hold ignorance; ``enough`` is False when they are further apart than .2.
    """

    variance: float
    chance: float
    ignorance: float
    low: float
    high: float
    by_fact: list[Fact]
    enough: bool


@dataclass(frozen=True, eq=False)
class Contingency:
    """The variance of every outcome, divided."""

    plan: Plan
    seed: int
    nights: int
    groups: int
    outcomes: dict[str, Divided]

    @property
    def frame(self) -> pl.DataFrame:
        """A row an outcome: ``outcome, variance, chance, ignorance, low, high, enough``."""
        return pl.DataFrame(
            [
                {"outcome": name, **{key: getattr(found, key) for key in (
                    "variance", "chance", "ignorance", "low", "high", "enough")}}
                for name, found in self.outcomes.items()
            ]
        )  # fmt: skip

    @property
    def facts(self) -> pl.DataFrame:
        """A row for each fact that is told of an outcome: ``outcome, key, share, low, high``."""
        kinds = {"outcome": pl.String, "key": pl.String} | dict.fromkeys(
            ("share", "low", "high"), pl.Float64
        )
        rows = [(name, *fact) for name, one in self.outcomes.items() for fact in one.by_fact]
        return pl.DataFrame(rows, schema=kinds, orient="row")

    def to_xarray(self) -> Any:
        """Return both frames as one xarray.Dataset: over ``outcome``, and over ``key`` as well."""
        about = {"hash": self.plan.hash, "seed": self.seed, "nights": self.nights}
        told = self.facts.rename({name: f"fact_{name}" for name in ("share", "low", "high")})
        by_fact = cube(told, ["outcome", "key"], about)
        return cube(self.frame, ["outcome"], about).merge(by_fact, join="outer")

    def plot(self, outcomes: Sequence[str] = (), ax: Any = None) -> Any:
        """Draw chance and ignorance of ``outcomes``, or of the first of each theatre.

        See ``october.plots.contingency``.
        """
        from october import plots

        return plots.contingency(self, outcomes or self._first(), ax)

    def _first(self) -> list[str]:
        """The outcomes that each theatre lists first, since they matter most in it."""
        theatres = grouped(self.plan)
        names = {o.name for listed in theatres.values() for o in listed[: FIRST // len(theatres)]}
        return [name for name in self.outcomes if name.partition("=")[0].split()[0] in names]

    def json(self) -> dict[str, Any]:
        """Return the fields of the contract."""
        return {
            "nights": self.nights,
            "groups": self.groups,
            "outcomes": {
                name: {**found._asdict(), "by_fact": [fact._asdict() for fact in found.by_fact]}
                for name, found in self.outcomes.items()
            },
        }

    def __repr__(self) -> str:
        return (
            f"Contingency({self.nights} nights in {self.groups} groups, "
            f"{len(self.outcomes)} outcomes)"
        )


def contingency(
    scenario: Scenario | str | Path,
    nights: int = 4000,
    seed: int = 1,
    *,
    outcomes: Sequence[str] = (),
    given: Iterable[str] | Mapping[str, Any] = (),
    pool: int | None = None,
    tick: Callable[[], None] | None = None,
) -> Contingency:
    """Divide every outcome's variance (or that of ``outcomes``) into chance and ignorance.

    ``nights`` in all, in groups of four. Raises ValueError for fewer than 40 or an outcome that is
    not there.
    """
    if nights < 10 * TWINS:
        raise ValueError(f"{nights} nights tell nothing of variances: at least {10 * TWINS}")
    if not isinstance(scenario, Scenario):
        scenario = load(scenario)
    plan = prepare(scenario, lever_texts(given))
    asked = chosen(plan, outcomes)
    ready()
    groups = nights // TWINS
    facts = plan.draw(seed, range(groups))
    play = workers.engine()

    def one(number: int) -> list[float]:
        # Another seed than the facts': their luck would else be that of the nights 0, 1, 2 …
        played = play.play_night(plan, seed + 1, number, facts=facts[number // TWINS])
        return [float(outcome.read(played.night)) for outcome in plan.outcomes]

    rows = []
    with workers.pool_of(pool) as threads:
        for row in threads.map(one, range(groups * TWINS)):
            rows.append(row)
            if tick:
                tick()
    frame = outcome_frame(plan, range(len(rows)), rows)
    keys = [fact.path for fact in plan.facts]
    found = {}
    for quantity in asked:
        values = quantity.of(plan, frame[quantity.outcome.name])
        divided = divide(values.reshape(groups, TWINS), facts, keys, seed)
        if divided is not None:
            found[quantity.name] = divided
    return Contingency(plan, seed, groups * TWINS, groups, found)


def divide(
    values: np.ndarray, facts: np.ndarray, keys: Sequence[str], seed: int = 1
) -> Divided | None:
    """Divide the variance of ``values`` (groups, nights of a group; NaN where not defined).

    ``facts`` (groups, facts) are what the groups share. Groups in which a night is not defined are
    left out; None is returned when fewer than ten are left or nothing varies.
    """
    whole = np.isfinite(values).all(axis=1)
    values, facts = values[whole], facts[whole]
    groups = len(values)
    if groups < 10 or np.ptp(values) == 0:
        return None
    ignorance, chance = _components(values)
    total = ignorance + chance
    rng = np.random.default_rng(seed)
    spread = []
    for _ in range(RESAMPLES):
        picked = values[rng.integers(groups, size=groups)]
        a, b = _components(picked)
        if a + b > 0:
            spread.append(a / (a + b))
    low, high = (float(x) for x in np.quantile(spread, (0.025, 0.975)))
    share = ignorance / total
    told = _by_fact(values.mean(axis=1), facts, keys, total, rng)
    return Divided(total, 1.0 - share, share, min(low, share), max(high, share), told,
                   high - low <= 0.2)  # fmt: skip


def _components(values: np.ndarray) -> tuple[float, float]:
    """Return the variance between groups, and within; neither below 0."""
    within = float(values.var(axis=1, ddof=1).mean())
    between = float(values.mean(axis=1).var(ddof=1)) - within / values.shape[1]
    return max(0.0, between), within


def _by_fact(
    means: np.ndarray, facts: np.ndarray, keys: Sequence[str], total: float, rng: Any
) -> list[Fact]:
    """Return the facts that matter beyond chance, the greatest first."""
    groups = len(means)
    if groups < 4 * FEWEST_CLASSES:
        return []
    count = max(FEWEST_CLASSES, min(MOST_CLASSES, groups // A_CLASS))
    classes = _classes(facts, count)
    found = _indices(means, classes)
    # By chance alone the classes' F ratio has its tail; Bonferroni over all the facts.
    bound = _bound(groups, len(keys), count)
    told = []
    scale = float(means.var(ddof=1)) / total
    for column in np.argsort(-found)[:MOST]:
        if found[column] <= bound:
            break
        again = []
        for _ in range(RESAMPLES):
            picked = rng.integers(groups, size=groups)
            again.append(_indices(means[picked], classes[picked][:, [column]])[0])
        # A resample holds nights twice, which shows in its classes: the spread is kept, the
        # middle is not.
        low, high = np.quantile(again, (0.025, 0.975)) - np.median(again) + found[column]
        told.append(
            Fact(keys[column], float(found[column] * scale), max(0.0, float(low * scale)),
                 min(1.0, float(high * scale)))
        )  # fmt: skip
    return told


def _classes(facts: np.ndarray, count: int) -> np.ndarray:
    """Sort each fact's values into classes of equal size; equal values share the lowest class."""
    groups = len(facts)
    ordered = np.sort(facts, axis=0)
    edges = ordered[[groups * k // count for k in range(1, count)]]
    found = np.zeros(facts.shape, np.int8)
    for edge in edges:
        found += facts >= edge
    return found


def _indices(means: np.ndarray, classes: np.ndarray) -> np.ndarray:
    """Return, for each fact, the share of the variance of ``means`` between its classes.

    Corrected for the number of classes (Kelley's ε²), so that a fact that does nothing has 0 on
    average.
    """
    groups = len(means)
    centred = means - means.mean()
    between = np.zeros(classes.shape[1])
    used = np.zeros(classes.shape[1])
    for k in range(MOST_CLASSES):
        inside = classes == k
        count = inside.sum(axis=0)
        if not count.any():
            continue
        sums = centred @ inside
        held = count > 0
        between[held] += sums[held] ** 2 / count[held]
        used += held
    whole = float((centred**2).sum())
    if whole <= 0:
        return np.zeros(classes.shape[1])
    ratio = between / whole
    return 1.0 - (1.0 - ratio) * (groups - 1) / np.maximum(1.0, groups - used)


def _bound(groups: int, facts: int, classes: int) -> float:
    """The corrected ratio that none of so many facts that do nothing passes, 19 times of 20.

    Wilson & Hilferty's cube root of chi-square, for the between-class sum of squares.
    """
    df = classes - 1
    z = NormalDist().inv_cdf(1.0 - CERTAIN / max(1, facts))
    chi = df * (1 - 2 / (9 * df) + z * (2 / (9 * df)) ** 0.5) ** 3
    ratio = chi / (chi + groups - classes)
    return 1.0 - (1.0 - ratio) * (groups - 1) / (groups - classes)
