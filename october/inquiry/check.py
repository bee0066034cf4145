"""Checking a scenario beyond its files: that what it asks of the nights, the nights can tell."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from october.core.events import EVENTS
from october.inquiry.passages import settings_of
from october.night import Plan, prepare
from october.scenario import LeverError, Problem, Scenario, ScenarioError, load


def check(path: str | Path) -> list[Problem]:
    """Return everything that is wrong with a scenario folder, or with a file of one; or nothing."""
    try:
        scenario = load(path)
    except ScenarioError as error:
        return error.problems
    return sorted(problems_with_nights(scenario))


def problems_with_nights(scenario: Scenario) -> Iterator[Problem]:
    """Yield what targets, passages and levers ask for and the nights do not have."""
    plan = prepare(scenario)
    outcomes = [outcome.name for outcome in plan.outcomes]
    for key, target in scenario.targets.items():
        if target.outcome:
            yield from _lost(scenario, f"targets.{key}.outcome", target.outcome, outcomes)
    kinds = [event.name for event in EVENTS.values()]
    for key, passage in scenario.passages.items():
        where = f"passages.{key}"
        for kind in passage.events:
            yield from _lost(scenario, f"{where}.events", kind, kinds)
        told = list(_told(plan, passage.events))
        for name in passage.only:
            yield from _lost(scenario, f"{where}.only", name, told)
        if passage.measure:
            yield from _lost(scenario, f"{where}.measure", passage.measure, outcomes)
        for settings in settings_of(passage):
            yield from _settings(scenario, f"{where}.settings", settings)


def _told(plan: Plan, kinds: Collection[str]) -> Iterator[str]:
    """Yield the names of all that events of these kinds can tell of."""
    for event in EVENTS.values():
        if event.name in kinds:
            for column in (event.who, event.whom, event.where, event.what):
                yield from plan.names.get(column, [])


def _settings(scenario: Scenario, path: str, settings: Iterable[str]) -> Iterator[Problem]:
    try:
        prepare(scenario, settings)
    except LeverError as error:
        file, line = scenario.where(path)
        field = path.partition(".")[2]
        yield Problem(file, line, field, str(error), "a setting that the lever takes")


def _lost(scenario: Scenario, path: str, found: str, known: Iterable[str]) -> Iterator[Problem]:
    names = [name for name in known if name]
    if found in names:
        return
    near = difflib.get_close_matches(found, names, 1)
    hint = f", {near[0]!r} perhaps" if near else ""
    file, line = scenario.where(path)
    field = path.partition(".")[2]
    yield Problem(file, line, field, repr(found), f"something that the nights have{hint}")
