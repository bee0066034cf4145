"""A number that somebody claims: its range, distribution, unit, source, confidence and role."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np

from october.core.parameters import Parameter
from october.scenario.errors import near, shown

DISTRIBUTIONS = ("fixed", "uniform", "triangular", "normal", "lognormal", "beta", "choice")
ROLES = ("input", "target", "held_out")
CONFIDENCES = ("high", "medium", "low")
GUESS = "guess"
DEFINITION = "definition"  # a neutral element or a convention: no claim about the world
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])\Z")
_FIELDS = (
    "value", "low", "high", "distribution", "unit", "source", "confidence", "role", "note",
    "options", "weights", "drawn_with",
)  # fmt: skip


class RoleError(Exception):
    """The model asked for a target or a held-out value, which it must never read."""


class ValueProblem(ValueError):
    """What is wrong with one value: (field, found, expected) for each fault."""

    def __init__(self, faults: list[tuple[str, str, str]]) -> None:
        super().__init__("; ".join(f"{f}: found {a}, expected {b}" for f, a, b in faults))
        self.faults = faults


@dataclass(frozen=True)
class Value:
    """One value of a scenario, checked. ``low`` and ``high`` span its distribution.

    For ``normal`` and ``lognormal`` they are the 2.5 % and 97.5 % quantiles; for ``uniform``,
    ``triangular`` (mode ``value``) and ``beta`` (PERT with mode ``value``) the ends. A ``choice``
    is the index into ``options``. Draws never leave [``floor``, ``ceiling``]. ``drawn_with`` is the
    path of another value: a night draws both at the same quantile, as one thing seen twice.
    """

    value: float
    low: float
    high: float
    distribution: str
    unit: str
    source: tuple[str, ...]
    confidence: str
    role: str
    note: str
    options: tuple[str, ...]
    weights: tuple[float, ...]
    drawn_with: str
    floor: float
    ceiling: float

    @property
    def number(self) -> float:
        """The best single number. Raises RoleError unless the value is an input."""
        self._readable()
        return self.value

    @property
    def uncertain(self) -> bool:
        """Whether nights differ in it."""
        return self.distribution != "fixed"

    def quantile(self, u: np.ndarray) -> np.ndarray:
        """Return the values at the probabilities ``u`` in (0, 1), float64 of the same shape."""
        self._readable()
        from october.scenario.quantiles import quantiles  # brings the compiler: only to draw

        flat = np.ascontiguousarray(u, dtype=np.float64).ravel()
        drawn = quantiles(self, flat)
        return np.clip(drawn, self.floor, self.ceiling).reshape(np.shape(u))

    def canonical(self) -> list:
        """Return what the model can see of it, for hashing."""
        numbers = (self.value, self.low, self.high, *self.weights)
        coupled = [self.drawn_with] if self.drawn_with else []
        return [self.distribution, *(float(x).hex() for x in numbers), *self.options, *coupled]

    def _readable(self) -> None:
        if self.role != "input":
            raise RoleError(f"a value with the role {self.role} cannot be read by the model")


def seconds_from(start: float, clock: str) -> float:
    """Return the s from ``start`` (s of the day) to a clock time HH:MM; ValueError otherwise."""
    match = _CLOCK.match(clock)
    if not match:
        raise ValueError(f"found {shown(clock)}, expected a clock time HH:MM")
    return (int(match[1]) * 3600 + int(match[2]) * 60 - start) % 86400


def parse_value(
    raw: Any, parameter: Parameter, start: float = 0.0, sources: Collection[str] | None = None
) -> Value:
    """Check one value against its parameter. Raises ValueProblem with every fault found.

    ``start`` (s of the day) is where clock times count from; ``sources`` are the keys that may be
    cited, None when they are not known.
    """
    faults: list[tuple[str, str, str]] = []
    fields = raw if isinstance(raw, dict) else {"value": raw}
    for key in fields:
        if key not in _FIELDS:
            expected = near(str(key), _FIELDS).lstrip(", ") or "one of " + ", ".join(_FIELDS)
            faults.append((str(key), "an unknown field", expected))
    read = _Fields(fields, parameter, start, faults)
    unit = read.text("unit", None) or parameter.unit
    if unit != parameter.unit:
        faults.append(("unit", shown(unit), f"{parameter.unit or 'no unit'!s}"))
    options, weights = read.options()
    role = read.text("role", ROLES) or "input"
    low, high = read.number("low"), read.number("high")
    given = low is not None and high is not None
    distribution = read.text("distribution", DISTRIBUTIONS) or (
        "choice" if weights else "triangular" if given else "fixed"
    )
    value = None
    if not read.failed("options") or options:
        value = read.choice(options) if options else read.number("value")
    source = read.source(sources) if isinstance(raw, dict) else (DEFINITION,)
    confidence = read.text("confidence", CONFIDENCES) or "medium"
    note = read.text("note", None) or ""
    drawn_with = read.text("drawn_with", None) or ""
    if value is None and not faults:
        faults.append(("value", "nothing", read.expected))
    if options and (distribution not in ("fixed", "choice") or low is not None):
        faults.append(("low", "a range of options", "weights beside the options"))
    elif (low is None) != (high is None) and not read.failed("low", "high"):
        missing, there = ("high", "low") if high is None else ("low", "high")
        faults.append((missing, f"only {there}", "both low and high, or neither"))
    elif distribution not in ("fixed", "choice"):
        _check_span(distribution, value, low, high, faults)
    if distribution == "choice" and not weights:
        faults.append(("weights", "nothing", "a weight for each of the options"))
    if GUESS in source and not options and not given and not read.failed("low", "high"):
        faults.append(("low", "a guess without a range", "low and high around a guess"))
    if faults:
        raise ValueProblem(faults)
    assert value is not None
    return Value(
        value,
        value if low is None or distribution == "fixed" else low,
        value if high is None or distribution == "fixed" else high,
        distribution,
        unit,
        source,
        "low" if GUESS in source else confidence,
        role,
        note,
        options,
        weights,
        drawn_with,
        parameter.low,
        parameter.high,
    )


def _check_span(
    distribution: str,
    value: float | None,
    low: float | None,
    high: float | None,
    faults: list[tuple[str, str, str]],
) -> None:
    if low is None or high is None:
        if not any(field in ("low", "high") for field, _, _ in faults):
            faults.append(("low", f"{distribution} without low and high", "both low and high"))
    elif value is not None and not low <= value <= high:
        faults.append(("value", shown(value), f"a number between low {low} and high {high}"))
    elif low >= high:
        faults.append(("high", shown(high), f"a number above low {low}"))
    elif distribution == "lognormal" and low <= 0:
        faults.append(("low", shown(low), "a positive number for a log-normal"))


class _Fields:
    """Typed reads of a value's mapping; every fault is noted and reading goes on."""

    def __init__(self, fields: dict, parameter: Parameter, start: float, faults: list) -> None:
        self.fields, self.parameter, self.start, self.faults = fields, parameter, start, faults
        unit = f" ({parameter.unit})" if parameter.unit else ""
        self.expected = f"a number in [{parameter.low:g}, {parameter.high:g}]{unit}"

    def number(self, key: str) -> float | None:
        raw = self.fields.get(key)
        if raw is None:
            return None
        if isinstance(raw, bool):
            raw = float(raw)
        if isinstance(raw, str) and self.parameter.unit == "s" and _CLOCK.match(raw):
            raw = seconds_from(self.start, raw)
        number = isinstance(raw, int | float) and math.isfinite(raw)
        if not (number and self.parameter.low <= raw <= self.parameter.high):
            self.faults.append((key, shown(raw), self.expected))
            return None
        return float(raw)

    def text(self, key: str, allowed: tuple[str, ...] | None) -> str:
        raw = self.fields.get(key)
        if raw is None:
            return ""
        if not isinstance(raw, str) or (allowed and raw not in allowed):
            self.faults.append(
                (key, shown(raw), "one of " + ", ".join(allowed) if allowed else "text")
            )
            return ""
        return raw

    def failed(self, *keys: str) -> bool:
        """Whether a fault of one of these fields has been noted."""
        return any(field in keys for field, _, _ in self.faults)

    def source(self, known: Collection[str] | None) -> tuple[str, ...]:
        raw = self.fields.get("source")
        if raw is None or raw == [] or raw == "":
            self.faults.append(("source", "nothing", f"a source, or {GUESS} with a range"))
            return ()
        keys = [raw] if isinstance(raw, str) else raw
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            self.faults.append(("source", shown(raw), "a source's key or a list of keys"))
            return ()
        for key in keys:
            if known is not None and key not in known and key not in (GUESS, DEFINITION):
                expected = f"a key of sources.yaml{near(key, known)}"
                self.faults.append(("source", shown(key), expected))
        return tuple(keys)

    def options(self) -> tuple[tuple[str, ...], tuple[float, ...]]:
        options: Any = self.fields.get("options")
        weights: Any = self.fields.get("weights")
        if options is None and weights is None:
            return (), ()
        fit = (
            isinstance(options, list)
            and all(isinstance(o, str) for o in options)
            and len(options) == len(set(options)) > 0
        )
        if not fit:
            self.faults.append(("options", shown(options), "a list of different names"))
            return (), ()
        if len(options) > self.parameter.high + 1:
            expected = f"at most {self.parameter.high + 1:g} options"
            self.faults.append(("options", f"{len(options)} options", expected))
        if weights is None:
            return tuple(options), ()
        fit = (
            isinstance(weights, list)
            and len(weights) == len(options)
            and all(
                isinstance(w, int | float) and not isinstance(w, bool) and 0 <= w < 1e300
                for w in weights
            )
            and 0 < sum(weights) < 1e300
        )
        if not fit:
            expected = f"{len(options)} weights of zero or more, not all zero"
            self.faults.append(("weights", shown(weights), expected))
            return tuple(options), ()
        return tuple(options), tuple(float(w) for w in weights)

    def choice(self, options: tuple[str, ...]) -> float | None:
        raw = self.fields.get("value")
        if isinstance(raw, str) and raw in options:
            return float(options.index(raw))
        self.faults.append(("value", shown(raw), "one of " + ", ".join(options)))
        return None
