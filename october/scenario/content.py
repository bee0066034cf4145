"""Walking the parts of a scenario: values by path, what is hashed, what is withheld."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from october.scenario.value import Value

_PROSE = {"note", "source", "title", "description", "also"}


def at(root: Any, path: str) -> Value:
    """Return the value at a dotted path below ``root``; raise KeyError if there is none."""
    found = root
    for step in path.split("."):
        if isinstance(found, dict):
            found = found.get(step)
        elif isinstance(found, BaseModel) and step not in type(found).model_fields:
            found = None
        else:
            found = getattr(found, step, None)
        if found is None:
            break
    if not isinstance(found, Value):
        raise KeyError(path)
    return found


def values_of(part: Any, path: str) -> Iterator[tuple[str, Value]]:
    """Yield every (path, value) in a part, in file order."""
    if isinstance(part, Value):
        yield path, part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from values_of(getattr(part, name), f"{path}.{name}")
    elif isinstance(part, dict):
        for name, item in part.items():
            yield from values_of(item, f"{path}.{name}")


def canonical(part: Any) -> Any:
    """Return what the model can see of a part: no prose, and nothing that is not an input.

    Mappings keep their order, since it is the order of rows; the fields of a model have their own.
    """
    if isinstance(part, Value):
        return part.canonical() if part.role == "input" else None
    if isinstance(part, BaseModel):
        fields = type(part).model_fields
        return {n: canonical(getattr(part, n)) for n in fields if n not in _PROSE}
    if isinstance(part, dict):
        return [[name, canonical(item)] for name, item in part.items()]
    if isinstance(part, list | tuple):
        return [canonical(item) for item in part]
    return part


def withhold(part: Any) -> Any:
    """Return a part in which every value that is not an input has lost its numbers."""
    if isinstance(part, Value) and part.role != "input":
        return replace(part, value=math.nan, low=math.nan, high=math.nan, weights=())
    if isinstance(part, BaseModel):
        fields = {name: getattr(part, name) for name in type(part).model_fields}
        kept = {name: withhold(item) for name, item in fields.items()}
        changed = {name: item for name, item in kept.items() if item is not fields[name]}
        return part.model_copy(update=changed) if changed else part
    if isinstance(part, dict):
        held = {name: withhold(item) for name, item in part.items()}
        return held if any(held[name] is not part[name] for name in part) else part
    return part
