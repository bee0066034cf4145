"""One night, looked at: its tables at any time, its events, and the nights that branch off it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from october.core.tables import Night
from october.ensemble import summarise, workers
from october.ensemble.ready import ready
from october.ensemble.rows import outcome_frame, series_frame
from october.ensemble.runs import lever_texts
from october.inquiry.frames import event_frame, table_frame, used
from october.inquiry.why import Why, ledger, votes, why
from october.night import Plan, prepare, state_hash
from october.night.plan import GRID
from october.scenario import Scenario, load


def look(
    scenario: Scenario | str | Path = "october-1917",
    seed: int = 1,
    number: int = 0,
    levers: Iterable[str] | Mapping[str, Any] = (),
) -> OneNight:
    """Return night ``number`` of a scenario; it is played when it is first asked about."""
    if not isinstance(scenario, Scenario):
        scenario = load(scenario)
    if number < 0:
        raise ValueError(f"nights are numbered from 0, not {number}")
    settings = tuple(lever_texts(levers))
    return OneNight(scenario, prepare(scenario, settings), seed, number, settings)


@dataclass(frozen=True, eq=False)
class OneNight:
    """Night ``number`` of a plan."""

    scenario: Scenario
    plan: Plan
    seed: int
    number: int
    levers: tuple[str, ...] = ()

    @cached_property
    def played(self) -> Any:
        """The night at its end, with its whole log, and its series."""
        return _engine().play_night(self.plan, self.seed, self.number, watched=True)

    @cached_property
    def events(self) -> pl.DataFrame:
        """The log, with clock times and names."""
        return event_frame(self.plan, self.played.night)

    @cached_property
    def series(self) -> pl.DataFrame:
        """The main quantities every five minutes."""
        return series_frame(self.plan, [self.number], [self.played.series]).drop("night")

    @cached_property
    def outcomes(self) -> dict[str, Any]:
        """What the night yielded; times in s from the start, None where there is none."""
        values = [float(o.read(self.played.night)) for o in self.plan.outcomes]
        row = outcome_frame(self.plan, [self.number], [values]).drop("night")
        return row.row(0, named=True)

    @property
    def votes(self) -> pl.DataFrame:
        """Every motion that was put: the count, divided into conviction, conformity, confusion."""
        return votes(self.plan, self.played.night)

    @property
    def ledger(self) -> pl.DataFrame:
        """Who cooperated with whom and who defected, bloc by bloc."""
        return ledger(self.plan, self.played.night)

    def why(self, who: str | int, at: str | float | None = None, table: str = "delegates") -> Why:
        """Return why a person, or the delegate of a row, last voted, stayed, left, asked, acted.

        With the table ``people`` a row is one of the palace's people. ``at`` is a clock time or s
        from the start; the night's end by default. Raises UnknownPersonError, and ValueError for a
        time outside the night or off its grid.
        """
        t = self.plan.end if at is None else self._time(at)
        if t == self.plan.end:
            return why(self.plan, self.played.night, who, t, table)
        log = len(self.played.night.log)
        night = _engine().play_until(self.plan, self.seed, self.number, t, log_rows=log)
        return why(self.plan, night, who, t, table)

    @property
    def state_hash(self) -> str:
        """A digest of the final tables: the same on any machine, watched or not."""
        return state_hash(self.played.night)

    def at(self, when: str | float) -> Moment:
        """Return the night as it stood at a clock time ``"01:50"`` or so many s from its start.

        Raises ValueError outside the night or off its ten-second grid.
        """
        t = self._time(when)
        return Moment(self.plan, _engine().play_until(self.plan, self.seed, self.number, t), t)

    def branch(
        self,
        when: str | float,
        nights: int = 200,
        levers: Iterable[str] | Mapping[str, Any] = (),
        seed: int = 1,
        pool: int | None = None,
    ) -> Branches:
        """Play this night up to ``when`` and ``nights`` different nights from there.

        ``levers`` hold from the branch on. The luck of each branch depends on ``seed``, this
        night, the time and the branch's number alone, so that branches with and without a lever
        are pairs. What ``night.play.branch`` names is drawn anew; what is under way goes on.
        """
        t = self._time(when)
        clock = self.plan.clock(t)
        settings = [f"{text}@{clock}" for text in lever_texts(levers)]
        plan = prepare(self.scenario, [*self.levers, *settings]) if settings else self.plan
        rows = list(_branches(self, plan, t, nights, seed, pool))
        frame = outcome_frame(plan, range(nights), rows, first="branch")
        return Branches(self, clock, tuple(settings), frame)

    def _time(self, when: str | float) -> float:
        t = self.plan.time(when) if isinstance(when, str) else float(when)
        if not 0 <= t <= self.plan.end or t % GRID:
            raise ValueError(
                f"{when} is not on the night's grid: every {GRID} s from 0 to {self.plan.end:.0f}"
            )
        return t

    def __repr__(self) -> str:
        levers = "".join(f", {text}" for text in self.levers)
        span = f"{self.plan.clock(0)} to {self.plan.clock(self.plan.end)}"
        return f"OneNight({self.scenario.name} {self.number}, seed {self.seed}, {span}{levers})"


@dataclass(frozen=True, eq=False)
class Moment:
    """A night at one time; every table is an attribute: ``moment.people``."""

    plan: Plan
    night: Night
    t: float

    def __getattr__(self, table: str) -> pl.DataFrame:
        if table.startswith("_") or table not in Night._fields:
            raise AttributeError(f"no table {table!r}; there are: {', '.join(Night._fields)}")
        return table_frame(self.plan, self.night, table)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *Night._fields]

    def __repr__(self) -> str:
        sizes = ", ".join(
            f"{name} {len(used(self.night, name)) - 1}"
            for name in Night._fields
            if len(used(self.night, name)) > 2
        )
        return f"Moment({self.plan.clock(self.t)}; {sizes})"


@dataclass(frozen=True, eq=False)
class Branches:
    """The nights that branched off one night."""

    origin: OneNight
    clock: str
    levers: tuple[str, ...]
    outcomes: pl.DataFrame

    def summary(self) -> dict[str, dict[str, Any]]:
        """Return shares and quantiles of every outcome with 95 % intervals."""
        return summarise(self.outcomes, self.origin.plan.outcomes)

    def __repr__(self) -> str:
        return f"Branches({len(self.outcomes)} nights from {self.origin!r} at {self.clock})"


def _branches(
    origin: OneNight, plan: Plan, t: float, nights: int, seed: int, pool: int | None
) -> Iterable[list[float]]:
    play = _engine()
    trunk = play.play_until(origin.plan, origin.seed, origin.number, t)

    def one(branch: int) -> list[float]:
        night = play.branch(plan, trunk, seed=luck(origin.seed, origin.number, t, seed, branch))
        played = play.play_on(plan, night)
        return [float(outcome.read(played.night)) for outcome in plan.outcomes]

    with workers.pool_of(pool) as threads:
        yield from threads.map(one, range(nights))


def luck(seed: int, number: int, t: float, branch_seed: int, branch: int) -> int:
    """Return the 64-bit seed of one branch."""
    text = f"{seed} {number} {t:.0f} {branch_seed} {branch}"
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def _engine() -> Any:
    ready()
    return workers.engine()
