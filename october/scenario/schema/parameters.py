"""Models of the numbers that kernels read, generated from ``october.core.parameters``."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    PlainSerializer,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
    create_model,
)

from october.core.parameters import PARAMETERS, Parameter
from october.scenario.value import DISTRIBUTIONS, ROLES, Value, parse_value


class Section(BaseModel):
    """A part of a scenario's file: unknown keys are errors, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def quantity(parameter: Parameter) -> Any:
    """Return the annotated type of one value, checked for its unit and limits."""

    def check(raw: Any, info: ValidationInfo) -> Value:
        context = info.context or {}
        return parse_value(raw, parameter, context.get("start", 0.0), context.get("sources"))

    return Annotated[
        Value,
        PlainValidator(check),
        PlainSerializer(lambda value: value.canonical(), return_type=list),
        WithJsonSchema(_json(parameter)),
    ]


def number(unit: str, low: float, high: float, meaning: str) -> Any:
    """Return the type of a value that is not a kernel's parameter but has a unit and limits."""
    return quantity(Parameter("", unit, low, high, meaning))


@cache
def section(table: str) -> type[Section]:
    """Return a model in which every parameter of ``table`` is a required value."""
    return with_parameters(table, Section)


@cache
def with_parameters(table: str, base: type[Section]) -> type[Any]:
    """Return ``base`` with a required value for every parameter of ``table`` added."""
    fields: dict[str, Any] = {p.name: (quantity(p), ...) for p in PARAMETERS[table]}
    name = table.title().replace("_", "") + base.__name__.replace("Section", "")
    return create_model(name, __base__=base, **fields)


def _json(parameter: Parameter) -> dict[str, Any]:
    bounds = {"type": "number"}
    limits: dict[str, Any] = {}
    if parameter.low > -1e300:
        limits["minimum"] = parameter.low
    if parameter.high < 1e300:
        limits["maximum"] = parameter.high
    plain: dict[str, Any] = {"anyOf": [{**bounds, **limits}, {"type": ["string", "boolean"]}]}
    return {
        "description": f"{parameter.meaning} [{parameter.unit}]",
        "anyOf": [
            *plain["anyOf"],
            {
                "type": "object",
                "additionalProperties": False,
                "required": ["value"],
                "properties": {
                    "value": plain,
                    "low": plain,
                    "high": plain,
                    "distribution": {"enum": list(DISTRIBUTIONS)},
                    "unit": {"const": parameter.unit},
                    "source": {"type": ["string", "array"], "items": {"type": "string"}},
                    "confidence": {"enum": ["high", "medium", "low"]},
                    "role": {"enum": list(ROLES)},
                    "note": {"type": "string"},
                    "drawn_with": {"type": "string"},
                    "options": {"type": "array", "items": {"type": "string"}},
                    "weights": {"type": "array", "items": {"type": "number", "minimum": 0}},
                },
            },
        ],
    }
