"""What pydantic found, said in a scenario's own terms: file, line, field, found, expected."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterable
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from october.scenario import yaml
from october.scenario.errors import Problem, near, shown
from october.scenario.schema.common import PATTERNS
from october.scenario.value import ValueProblem

_TOLD = re.compile(r"([\w.]+): found (.*?), expected (.*)\Z", re.DOTALL)
_KINDS = {
    "string_type": "text",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "dict_type": "a mapping",
    "list_type": "a list",
    "float_": "a number",
    "int_": "a whole number",
    "bool_": "true or false",
}
_UNIONS = (Union, types.UnionType)


def problems_of(
    error: ValidationError, model: Any, file: str, document: yaml.Document
) -> list[Problem]:
    """Return a problem for each thing that is wrong, those of one place and kind put together."""
    faults = error.errors(include_url=False)
    missing: dict[tuple, list[str]] = {}
    for fault in faults:
        if fault["type"] == "missing":
            missing.setdefault(fault["loc"][:-1], []).append(str(fault["loc"][-1]))
    merged: dict[tuple[int, str, str], list[str]] = {}
    for fault in faults:
        lost = missing.get(fault["loc"][:-1], [])
        for line, field, found, expected in _say(dict(fault), model, document, lost):
            wanted = merged.setdefault((line, field, found), [])
            if expected not in wanted:
                wanted.append(expected)
    return [Problem(file, *place, ", or ".join(wanted)) for place, wanted in merged.items()]


def _say(
    fault: dict[str, Any], model: Any, document: yaml.Document, missing: list[str]
) -> Iterable[tuple[int, str, str, str]]:
    path = _in_file(tuple(s for s in fault["loc"] if s != "[key]"), document)
    field = ".".join(map(str, path))
    cause = fault.get("ctx", {}).get("error")
    if isinstance(cause, ValueProblem):
        for name, found, expected in cause.faults:
            yield _place(document, path, name), _join(field, name), found, expected
        return
    found, expected = shown(fault["input"]), _plain(fault)
    if fault["type"] == "missing":
        found, expected = "nothing", "a value: this field is required"
    elif fault["type"] == "extra_forbidden":
        known = fields_at(model, path[:-1])
        hint = near(str(path[-1]), missing) or near(str(path[-1]), known)
        found, expected = "an unknown field", f"one that the schema names{hint}"
    elif fault["type"] == "value_error":
        for part in str(cause).split("; "):
            told = _TOLD.match(part)
            name, found, expected = told.groups() if told else ("", part, "names that agree")
            yield _place(document, path, name), _join(field, name), found, expected
        return
    yield document.line(path), field, found, expected


def _place(document: yaml.Document, path: tuple, name: str) -> int:
    """Return the line of a dotted name below a path."""
    return document.line((*path, *name.split(".")) if name else path)


def _join(field: str, name: str) -> str:
    return ".".join(part for part in (field, name) if part)


def _plain(fault: dict[str, Any]) -> str:
    """Return what pydantic expected, in words for somebody who writes YAML."""
    kind, limits = fault["type"], fault.get("ctx", {})
    if kind == "string_pattern_mismatch":
        return PATTERNS.get(limits["pattern"], f"text that matches {limits['pattern']}")
    for start, words in _KINDS.items():
        if kind.startswith(start):
            return words
    return fault["msg"].removeprefix("Input should be ").removeprefix("String should ")


def _in_file(path: tuple, document: yaml.Document) -> tuple:
    """Drop the steps that pydantic adds for unions and that stand in no file."""
    kept: tuple = ()
    for index, step in enumerate(path):
        if (*kept, step) in document.lines or (index == len(path) - 1 and _is_name(step)):
            kept = (*kept, step)
    return kept


def _is_name(step: str | int) -> bool:
    """Whether a step can be a field that is missing, and not the name of a branch of a union."""
    return isinstance(step, str) and step.isidentifier() and step not in ("str", "float", "dict")


def fields_at(model: Any, path: tuple) -> list[str]:
    """Return the fields that the schema names at ``path``; empty where any key may stand."""
    for step in path:
        model = _step(model, step)
    return [name for m in _branches(model) if _is_model(m) for name in m.model_fields]


def _step(model: Any, step: str | int) -> Any:
    for branch in _branches(model):
        if _is_model(branch) and step in branch.model_fields:
            return branch.model_fields[step].annotation
        if get_origin(branch) in (dict, list) and get_args(branch):
            return get_args(branch)[-1]
    return None


def _branches(model: Any) -> tuple[Any, ...]:
    if get_origin(model) is Annotated:
        return _branches(get_args(model)[0])
    if get_origin(model) in _UNIONS:
        return tuple(b for arg in get_args(model) for b in _branches(arg))
    return (model,)


def _is_model(model: Any) -> typing.TypeGuard[type[BaseModel]]:
    return isinstance(model, type) and issubclass(model, BaseModel)
