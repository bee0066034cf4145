"""Checks across the files of a scenario: sources, levers, passages, targets."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from october.scenario.errors import Problem
from october.scenario.value import DEFINITION, GUESS

if TYPE_CHECKING:
    from october.scenario.loader import Scenario


def check_references(scenario: Scenario, problems: list[Problem]) -> None:
    """Add a problem for everything that points to nothing."""
    for path, value in scenario.values():
        if not value.source:
            file, line = scenario.where(path)
            field = path.partition(".")[2]
            expected = f"a source, or {GUESS} with a range"
            problems.append(Problem(file, line, f"{field}.source", "nothing", expected))
        _check_sources(scenario, path, value.source, problems)
    for part in ("people", "levers", "targets"):
        for key, item in getattr(scenario, part).items():
            keys = [item.source] if isinstance(item.source, str) else item.source
            _check_sources(scenario, f"{part}.{key}", [k for k in keys if k], problems)
    _check_levers(scenario, problems)
    for key, passage in scenario.passages.items():
        if passage.person and passage.person not in scenario.people:
            _lost(scenario, f"passages.{key}.person", passage.person, scenario.people, problems)
        if passage.lever and passage.lever not in lever_keys(scenario):
            _lost(scenario, f"passages.{key}.lever", passage.lever, lever_keys(scenario), problems)
    for key, target in scenario.targets.items():
        if not target.low <= target.high:
            file, line = scenario.where(f"targets.{key}.low")
            expected = f"a number up to high ({target.high:g})"
            problems.append(Problem(file, line, f"{key}.low", f"{target.low:g}", expected))


def lever_keys(scenario: Scenario) -> list[str]:
    """Return the levers' keys with FACTION replaced by each faction."""
    factions = list(getattr(scenario.assembly, "factions", None) or ())
    keys: list[str] = []
    for key in scenario.levers:
        keys.extend([key.replace("FACTION", f) for f in factions] if "FACTION" in key else [key])
    return keys


def lever_paths(lever_sets: object) -> list[str]:
    """Return the paths that a lever sets."""
    if isinstance(lever_sets, str):
        return [lever_sets]
    return list(lever_sets) if isinstance(lever_sets, list | dict) else []


def _check_levers(scenario: Scenario, problems: list[Problem]) -> None:
    factions = list(getattr(scenario.assembly, "factions", None) or ())
    paths = [path for path, _ in scenario.values()]
    for key, lever in scenario.levers.items():
        for path in lever_paths(lever.sets):
            for full in (
                [path.replace("FACTION", f) for f in factions] if ("FACTION" in path) else [path]
            ):
                if full not in paths:
                    _lost(scenario, f"levers.{key}.sets", full, paths, problems)
        if lever.type == "choice" and not (lever.options or isinstance(lever.sets, dict)):
            value = _first_value(scenario, lever.sets, factions)
            if value is None or not value.options:
                file, line = scenario.where(f"levers.{key}")
                expected = "options here, in `sets`, or in the value that it sets"
                problems.append(Problem(file, line, f"{key}.options", "nothing", expected))


def _first_value(scenario: Scenario, sets: object, factions: list[str]):  # type: ignore[no-untyped-def]
    for path in lever_paths(sets):
        try:
            return scenario.value(path.replace("FACTION", factions[0] if factions else ""))
        except KeyError:
            return None
    return None


def _check_sources(
    scenario: Scenario, path: str, keys: Iterable[str], problems: list[Problem]
) -> None:
    for key in keys:
        if key not in (GUESS, DEFINITION) and key not in scenario.sources:
            _lost(scenario, f"{path}.source", key, scenario.sources, problems)


def _lost(
    scenario: Scenario, path: str, found: str, known: Iterable[str], problems: list[Problem]
) -> None:
    near = difflib.get_close_matches(found, list(known), 1)
    hint = f", {near[0]!r} perhaps" if near else ""
    file, line = scenario.where(path)
    field = path.partition(".")[2]
    problems.append(Problem(file, line, field, repr(found), f"something that exists{hint}"))
