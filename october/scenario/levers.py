"""Levers: from ``KEY=VALUE`` or ``KEY=VALUE@HH:MM`` to the values that they set."""

from __future__ import annotations

import difflib
import math
from collections.abc import Sequence
from typing import NamedTuple

from october.scenario.errors import LeverError, shown
from october.scenario.references import lever_keys, lever_paths
from october.scenario.scenario import Scenario
from october.scenario.schema.common import Lever
from october.scenario.value import Value, seconds_from

_TRUE = ("true", "yes", "on", "1")
_FALSE = ("false", "no", "off", "0")


class Setting(NamedTuple):
    """One value set by a lever: ``at`` is s from the start, None from the beginning."""

    path: str
    value: float
    scale: bool
    at: float | None
    key: str
    text: str


class LeverRow(NamedTuple):
    """What a user sees of a lever."""

    key: str
    meaning: str
    unit: str
    default: str
    low: float | None
    high: float | None
    options: tuple[str, ...]
    when: str
    passages: tuple[str, ...]
    source: tuple[str, ...]


def resolve(scenario: Scenario, texts: Sequence[str]) -> list[Setting]:
    """Return what these levers set. Raises LeverError with one clear message."""
    settings: list[Setting] = []
    for text in texts:
        settings.extend(_resolve_one(scenario, text))
    last: dict[tuple[str, float | None], Setting] = {(s.path, s.at): s for s in settings}
    return list(last.values())


def _resolve_one(scenario: Scenario, text: str) -> list[Setting]:
    key, equals, rest = text.partition("=")
    key = key.strip()
    if not equals or not rest.strip():
        raise LeverError(f"found {shown(text)}, expected KEY=VALUE or KEY=VALUE@HH:MM")
    lever, faction = find(scenario, key)
    written, _, clock = rest.strip().partition("@")
    at = None
    if clock:
        if lever.when == "start":
            raise LeverError(f"{key} is settled when the night starts: leave out @{clock}")
        at = _at(scenario, key, clock)
    settings = []
    for path in lever_paths(lever):
        full = path.replace("FACTION", faction)
        number = _number(scenario, key, lever, path, scenario.value(full), written.strip())
        settings.append(Setting(full, number, lever.scale, at, key, rest.strip()))
    return settings


def find(scenario: Scenario, key: str) -> tuple[Lever, str]:
    """Return a lever and the faction that its key names. Raises LeverError."""
    if key in scenario.levers and "FACTION" not in key:
        return scenario.levers[key], ""
    for pattern, lever in scenario.levers.items():
        before, marked, after = pattern.partition("FACTION")
        if not marked:
            continue
        faction = key[len(before) : len(key) - len(after)]
        factions = getattr(scenario.assembly, "factions", None) or ()
        if key == before + faction + after and faction in factions:
            return lever, faction
    keys = lever_keys(scenario)
    near = difflib.get_close_matches(key, keys, 3)
    hint = f"; near it: {', '.join(near)}" if near else ""
    raise LeverError(f"there is no lever {key!r}{hint} (`october levers` lists all)")


def describe(scenario: Scenario) -> list[LeverRow]:
    """Return every lever with its default and range, in the scenario's order."""
    rows = []
    for key in lever_keys(scenario):
        lever, faction = find(scenario, key)
        paths = [p.replace("FACTION", faction) for p in lever_paths(lever)]
        value = scenario.value(paths[0])
        low, high = _limits(lever, value)
        source = (lever.source,) if isinstance(lever.source, str) else tuple(lever.source)
        rows.append(
            LeverRow(
                key,
                lever.meaning.replace("FACTION", faction),
                _unit(lever, value),
                _default(scenario, lever, value),
                low,
                high,
                _options(lever, value),
                lever.when,
                tuple(lever.passages),
                tuple(s for s in source if s) or value.source,
            )
        )
    return rows


def _at(scenario: Scenario, key: str, clock: str) -> float:
    try:
        at = seconds_from(scenario.inputs.start_clock, clock)
    except ValueError as error:
        raise LeverError(f"{key}: {error}") from None
    if at >= scenario.inputs.duration:
        raise LeverError(
            f"{key}: {clock} is outside the night, {scenario.meta.start} to {scenario.meta.end}"
        )
    return at


def _options(lever: Lever, value: Value) -> tuple[str, ...]:
    if lever.options:
        return tuple(lever.options)
    if isinstance(lever.sets, dict):
        return tuple(next(iter(lever.sets.values())))
    return value.options


def _factor(lever: Lever, value: Value) -> float:
    """Return how much of the value's unit one of the lever's is."""
    return 60.0 if lever.type == "minutes" and value.unit == "s" else 1.0


def _unit(lever: Lever, value: Value) -> str:
    if lever.unit or lever.scale:
        return lever.unit
    return "min" if lever.type == "minutes" else value.unit


def _limits(lever: Lever, value: Value) -> tuple[float | None, float | None]:
    if lever.type in ("choice", "boolean", "clock"):
        return None, None
    factor = _factor(lever, value)
    default = (0.0, math.inf) if lever.scale else (value.floor / factor, value.ceiling / factor)
    low = default[0] if lever.low is None else lever.low
    high = default[1] if lever.high is None else lever.high
    return low, high


def _number(
    scenario: Scenario, key: str, lever: Lever, path: str, value: Value, text: str
) -> float:
    """Return the number that a written value puts at one path."""
    if lever.type == "choice":
        options = _options(lever, value)
        if text not in options:
            raise LeverError(f"{key}: found {shown(text)}, expected {', '.join(options)}")
        if isinstance(lever.sets, dict):
            return float(lever.sets[path][text])
        # A lever may offer fewer options than the value has; the number is the value's.
        known = value.options if text in value.options else options
        return float(known.index(text))
    if lever.type == "boolean":
        if text.lower() not in _TRUE + _FALSE:
            raise LeverError(f"{key}: found {shown(text)}, expected true or false")
        return float(text.lower() in _TRUE)
    if text == "never" and lever.never is not None:
        return float(lever.never)
    if lever.type == "clock":
        try:
            return seconds_from(scenario.inputs.start_clock, text)
        except ValueError as error:
            raise LeverError(f"{key}: {error}") from None
    low, high = _limits(lever, value)
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not (low is not None and high is not None and low <= number <= high):
        unit = _unit(lever, value)
        expected = f"{low:g} to {high:g}" + (f" ({unit})" if unit else "")
        raise LeverError(f"{key}: found {shown(text)}, expected {expected}")
    return number * _factor(lever, value)


def _default(scenario: Scenario, lever: Lever, value: Value) -> str:
    if lever.scale:
        return "1"
    if value.options:
        text = value.options[int(value.value)]
        if value.distribution == "choice":
            shares = ", ".join(
                f"{o} {w / sum(value.weights):.0%}"
                for o, w in zip(value.options, value.weights, strict=True)
            )
            return f"drawn: {shares}"
        return text
    if lever.type == "boolean":
        return "true" if value.value else "false"
    if lever.type == "choice" and isinstance(lever.sets, dict):
        first = next(iter(lever.sets.values()))
        return next((o for o, n in first.items() if n == value.value), f"{value.value:g}")
    if lever.never is not None and value.value == lever.never:
        return "never"
    if lever.type == "clock":
        minutes = int((scenario.inputs.start_clock + value.value) // 60) % 1440
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    factor = _factor(lever, value)
    text = f"{value.value / factor:g}"
    if value.uncertain:
        text += f" [{value.low / factor:g} to {value.high / factor:g}]"
    return text
