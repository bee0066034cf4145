"""A plan: everything that all nights of one scenario, under one set of levers, have in common."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from october.core.events import DEEDS, KINDS
from october.core.tables import DTYPES, Night, empty_table
from october.night.build.sheet import Sheet
from october.night.outcomes import Outcome, outcomes_of
from october.night.series import Series, series_of
from october.scenario import Inputs, Scenario
from october.scenario.facts import Fact, draw, facts_of
from october.scenario.levers import Setting, resolve
from october.scenario.schema.common import Words
from october.scenario.value import seconds_from

THEATRES = ("assembly", "palace", "city")
GRID = 10  # s: nights stop, branch and are watched on this grid


@dataclass(frozen=True)
class Target:
    """Where one value goes: flat float64 offsets into parameter tables."""

    table: str
    offsets: np.ndarray  # int64


@dataclass(frozen=True, eq=False)
class Plan:
    """Template tables, the names of their rows, and what each night draws for itself."""

    scenario: Inputs
    hash: str  # identity of inputs and levers, hex
    levers: dict[str, str]
    theatres: tuple[str, ...]
    template: Night
    names: dict[str, list[str]]
    facts: tuple[Fact, ...]
    drawn: tuple[tuple[Target, np.ndarray], ...]  # a table's places and the facts that fill them
    scaled: tuple[tuple[Target, float], ...]  # levers that multiply what was drawn
    timed: tuple[tuple[float, Target, float, bool], ...]  # levers set during the night
    outcomes: tuple[Outcome, ...]
    series: tuple[Series, ...]
    start_clock: float  # s of the day
    words: Words  # of the chronicle; no part of a night's identity

    @property
    def end(self) -> float:
        """Length of the night in s."""
        return float(self.template.clock[0]["end"])

    def clock(self, t: float) -> str:
        """Return the clock time of ``t`` as HH:MM."""
        minutes = int((self.start_clock + t) // 60) % (24 * 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"

    def time(self, clock: str) -> float:
        """Return the s from the start of a clock time HH:MM; ValueError otherwise or outside."""
        t = seconds_from(self.start_clock, clock)
        if t > self.end:
            raise ValueError(
                f"{clock} is outside the night, which runs from "
                f"{self.clock(0)} to {self.clock(self.end)}"
            )
        return t

    def draw(self, seed: int, numbers: Sequence[int]) -> np.ndarray:
        """Return the facts of these nights: float64 (nights, facts)."""
        return draw(self.facts, seed, np.asarray(numbers, dtype=np.int64))


def prepare(scenario: Scenario, levers: Iterable[str] = ()) -> Plan:
    """Build the plan of a scenario under ``levers`` (each ``"key=value"`` or ``"…@HH:MM"``).

    Raises LeverError for an unknown lever or a value out of its range.
    """
    settings = resolve(scenario, list(levers))
    inputs = scenario.inputs
    sheet, theatres = _build(inputs)
    tables = sheet.tables
    tables["clock"][0]["end"] = inputs.duration
    where = _targets(sheet)
    constant = {s.path: s.value for s in settings if s.at is None and not s.scale}
    facts = tuple(
        fact for fact in facts_of(inputs) if fact.path in where and fact.path not in constant
    )
    uncertain = {fact.path for fact in facts}
    for path, targets in where.items():
        if path in uncertain:
            continue
        value = constant.get(path)
        number = float(inputs.value(path).number) if value is None else value
        for target in targets:
            tables[target.table].view("f8")[target.offsets] = number
    start_settings = [s for s in settings if s.at is None and s.scale]
    return Plan(
        scenario=inputs,
        hash=_identity(inputs.hash, settings),
        levers={s.key: s.text for s in settings},
        theatres=theatres,
        template=sheet.night(),
        names=sheet.names,
        facts=facts,
        drawn=_by_table(facts, where),
        scaled=tuple((t, s.value) for s in start_settings for t in where.get(s.path, ())),
        timed=_timed(settings, where),
        outcomes=outcomes_of(theatres, sheet.names),
        series=series_of(theatres),
        start_clock=inputs.start_clock,
        words=scenario.words,
    )


def _build(inputs: Inputs) -> tuple[Sheet, tuple[str, ...]]:
    sheet = Sheet()
    sheet.names["actors"] = ["", *inputs.meta.actors]
    sheet.names["named"] = ["", *inputs.people]
    sheet.names["deeds"] = [DEEDS.get(kind, "") for kind in range(max(DEEDS) + 1)]
    sheet.rows("sites", len(inputs.meta.sites), list(inputs.meta.sites))
    theatres = tuple(t for t in THEATRES if getattr(inputs, t) is not None)
    for theatre in theatres:
        importlib.import_module(f"october.night.build.{theatre}").build(sheet, inputs)
    _size_shared(sheet)
    return sheet, theatres


def _size_shared(sheet: Sheet) -> None:
    """Give the shared tables their room: a night that runs out of it says so."""
    sheet.tables["tally"] = np.zeros(KINDS, DTYPES["tally"])
    sheet.tables["tally"]["first"] = -1.0
    sheet.tables["tally"]["last"] = -1.0
    sheet.tables["named"] = empty_table("named", len(sheet.names["named"]))
    sheet.tables["messages"] = empty_table("messages", MESSAGE_ROWS)
    sheet.tables["deliveries"] = empty_table(
        "deliveries", MESSAGE_ROWS * max(1, len(sheet.names["sites"]) - 1)
    )
    sheet.tables["log"] = np.zeros(0, DTYPES["log"])
    clock = sheet.tables["clock"][0]
    clock["messages"] = 1
    clock["deliveries"] = 1


MESSAGE_ROWS = 1024  # about five times what a busy night sends


def _targets(sheet: Sheet) -> dict[str, list[Target]]:
    places: dict[str, dict[str, list[int]]] = {}
    for slot in sheet.slots:
        places.setdefault(slot.path, {}).setdefault(slot.table, []).append(slot.offset)
    return {
        path: [Target(table, np.array(offsets)) for table, offsets in tables.items()]
        for path, tables in places.items()
    }


def _by_table(
    facts: tuple[Fact, ...], where: dict[str, list[Target]]
) -> tuple[tuple[Target, np.ndarray], ...]:
    """Group the facts' places by table, so that a night is filled by one assignment a table."""
    offsets: dict[str, list[int]] = {}
    columns: dict[str, list[int]] = {}
    for column, fact in enumerate(facts):
        for target in where[fact.path]:
            offsets.setdefault(target.table, []).extend(target.offsets.tolist())
            columns.setdefault(target.table, []).extend([column] * len(target.offsets))
    return tuple(
        (Target(table, np.array(offsets[table])), np.array(columns[table])) for table in offsets
    )


def _timed(
    settings: list[Setting], where: dict[str, list[Target]]
) -> tuple[tuple[float, Target, float, bool], ...]:
    found = [
        (-(-s.at // GRID) * float(GRID), target, s.value, s.scale)
        for s in settings
        if s.at is not None
        for target in where.get(s.path, ())
    ]
    return tuple(sorted(found, key=lambda item: item[0]))


def _identity(inputs_hash: str, settings: list[Setting]) -> str:
    lines = [
        inputs_hash,
        *sorted(f"{s.path} {float(s.value).hex()} {s.scale} {s.at}" for s in settings),
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
