"""A JSON Schema for every answer of the command line that ``--json`` prints."""

from __future__ import annotations

from typing import Any


def record(**fields: Any) -> dict[str, Any]:
    """An object with exactly these fields."""
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def many(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def mapping(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": item}


TEXT: dict[str, Any] = {"type": "string"}
NUMBER: dict[str, Any] = {"type": "number"}
WHOLE: dict[str, Any] = {"type": "integer", "minimum": 0}
SHARE: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}
YES_NO: dict[str, Any] = {"type": "boolean"}
HASH: dict[str, Any] = {"type": "string", "pattern": "^[0-9a-f]{16,64}$"}
CLOCK: dict[str, Any] = {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"}


def maybe(item: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [item, {"type": "null"}]}


QUANTILES = {name: maybe(NUMBER) for name in ("q05", "q50", "q95")}
OUTCOME = {
    "oneOf": [
        record(kind={"const": "share"}, value=maybe(SHARE), low=maybe(SHARE), high=maybe(SHARE)),
        record(
            kind={"const": "number"}, unit=TEXT, mean=maybe(NUMBER), sd=maybe(NUMBER), **QUANTILES
        ),
        record(kind={"const": "category"}, shares=mapping(SHARE)),
        record(kind={"const": "time"}, occurs=SHARE, **QUANTILES),
    ]
}

EFFECTS = mapping(
    record(**{"base": NUMBER, "with": NUMBER, "effect": NUMBER, "low": NUMBER,
              "high": NUMBER, "unit": TEXT, "gain": maybe(NUMBER)})
)  # fmt: skip
SWEEP = record(
    nights=WHOLE, points=many(record(levers=mapping(TEXT), unchanged=WHOLE, effects=EFFECTS))
)

INDEX = record(
    key=TEXT, first=NUMBER, first_low=NUMBER, first_high=NUMBER, total=NUMBER, total_low=NUMBER,
    total_high=NUMBER,
)  # fmt: skip
SOBOL = record(
    nights=WHOLE,
    outcomes=mapping(
        record(variance=NUMBER, by_fact=many(INDEX), rest=maybe(INDEX), enough=YES_NO)
    ),
)

ANSWERS: dict[str, dict[str, Any]] = {
    "run": record(
        scenario=TEXT, hash=HASH, seed=WHOLE, nights=WHOLE, levers=mapping(TEXT),
        seconds=NUMBER, nights_per_second=NUMBER, dir=TEXT, outcomes=mapping(OUTCOME),
    ),
    "tell": record(
        scenario=TEXT, hash=HASH, seed=WHOLE, night=WHOLE, state_hash=HASH,
        outcomes=mapping({"type": ["number", "string", "null"]}),
        events=many(
            record(
                t=NUMBER, clock=CLOCK, theatre=TEXT, kind=TEXT, who=maybe(TEXT), whom=maybe(TEXT),
                where=maybe(TEXT), what=maybe(TEXT), text=TEXT,
            )
        ),
    ),
    "passages": record(
        nights=WHOLE,
        passages=many(
            record(
                id=TEXT, event=maybe(TEXT), share=maybe(SHARE), lever=maybe(TEXT),
                lever_effect=maybe(NUMBER), low=maybe(NUMBER), high=maybe(NUMBER), works=YES_NO,
                why=TEXT,
            )
        ),
    ),
    "why": record(
        who=TEXT, role=TEXT, clock=CLOCK,
        decisions=many(
            record(
                clock=CLOCK, what=TEXT, unit=TEXT, terms=many(record(name=TEXT, value=NUMBER)),
                total=maybe(NUMBER), bar=maybe(NUMBER), chance=maybe(SHARE), took=TEXT,
            )
        ),
    ),
    "compare": record(
        targets=many(
            record(
                id=TEXT, quantity=TEXT, observed=NUMBER, low=NUMBER, high=NUMBER,
                nights=record(**QUANTILES), covered=YES_NO, judges=YES_NO,
            )
        ),
    ),
    "what-if": record(levers=mapping(TEXT), nights=WHOLE, unchanged=WHOLE, effects=EFFECTS),
    "runs": record(
        runs=many(
            record(dir=TEXT, scenario=TEXT, nights=WHOLE, done=WHOLE, seed=WHOLE,
                   levers=mapping(TEXT))
        )
    ),
    "hinges": record(
        night=WHOLE, outcome=TEXT, times=many(CLOCK), p=many(NUMBER), low=many(NUMBER),
        high=many(NUMBER),
        hinges=many(
            record(
                clock=CLOCK, event=TEXT, before=NUMBER, after=NUMBER, until=CLOCK,
                events=many(
                    record(
                        event=TEXT, kind=TEXT, clock=CLOCK, within=NUMBER, often=SHARE,
                        pull=maybe(
                            record(with_it=NUMBER, without=NUMBER, effect=NUMBER, low=NUMBER,
                                   high=NUMBER)
                        ),
                        lever=maybe(
                            record(setting=TEXT, does={"enum": ["prevents", "forces"]},
                                   often=SHARE, effect=NUMBER, low=NUMBER, high=NUMBER)
                        ),
                    )
                ),
            )
        ),
    ),
    "contingency": record(
        nights=WHOLE, groups=WHOLE,
        outcomes=mapping(
            record(
                variance=NUMBER, chance=SHARE, ignorance=SHARE, low=SHARE, high=SHARE,
                by_fact=many(record(key=TEXT, share=NUMBER, low=NUMBER, high=NUMBER)),
                enough=YES_NO,
            )
        ),
    ),
    "claims": record(
        nights=WHOLE,
        claims=many(
            record(
                id=TEXT, who=TEXT, claim=TEXT, question=TEXT, evidence=TEXT,
                verdict={"enum": ["supported", "not supported", "not decided"]},
                effect=NUMBER, low=NUMBER, high=NUMBER, assumptions=many(TEXT),
                tests=many(
                    record(
                        what=TEXT, verdict=TEXT, base=maybe(NUMBER), effect=NUMBER, low=NUMBER,
                        high=NUMBER, unit=TEXT, expected=TEXT, turns_with=many(TEXT),
                        hangs_on=many(record(fact=TEXT, below=NUMBER, above=NUMBER)), along=TEXT,
                        curve=many(
                            record(start=NUMBER, end=NUMBER, effect=NUMBER, low=NUMBER,
                                   high=NUMBER)
                        ),
                    )
                ),
            )
        ),
    ),
    "levers": record(
        scenario=TEXT,
        levers=many(
            record(
                key=TEXT, meaning=TEXT, unit=TEXT, default=TEXT, low=maybe(NUMBER),
                high=maybe(NUMBER), options=many(TEXT), when={"enum": ["start", "any"]},
                passages=many(TEXT), source=many(TEXT),
            )
        ),
    ),
    "cite": record(
        scenario=TEXT, what=TEXT, about=TEXT,
        sources=many(record(key=TEXT, text=TEXT, bibtex={"type": "string", "pattern": "^@"})),
    ),
    "check": record(
        path=TEXT, valid=YES_NO,
        problems=many(record(file=TEXT, line=WHOLE, field=TEXT, found=TEXT, expected=TEXT)),
    ),
    "scenarios": record(
        scenarios=many(record(name=TEXT, title=TEXT, start=CLOCK, end=CLOCK))
    ),
    "new": record(name=TEXT, path=TEXT),
    "page": record(scenario=TEXT, night=WHOLE, seed=WHOLE, nights=WHOLE, file=TEXT, bytes=WHOLE),
    "verify": record(
        results=many(
            record(
                mechanism=TEXT, quantity=TEXT, published=NUMBER, ours=NUMBER, tolerance=NUMBER,
                ok=YES_NO, source=TEXT,
            )
        )
    ),
}  # fmt: skip
