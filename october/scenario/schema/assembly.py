"""The model of assembly.yaml and of the persons' blocks that concern the assembly."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from october.core.events import DEEDS
from october.core.parameters import PARAMETERS
from october.scenario.schema.parameters import Section, quantity, section, with_parameters

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]{1,40}$")]
Method = Literal["acclamation", "hands", "roll", "secret"]
Base = Literal["voting", "present", "credentials"]
Effect = Literal["talks", "censure", "claim", "preside"]
State = Literal[
    "moved", "seconded", "debated", "put", "carried", "lost",
    "withdrawn", "lapsed", "revived", "set_aside",
]  # fmt: skip
Guard = Literal["always", "when_seconded", "when_heard", "when_quorate"]
Act = Literal[
    "open", "move", "support", "oppose", "reply", "refuse", "declare", "denounce", "criticise",
    "revive", "announce_exit", "announce_stay", "report_news", "adjourn",
]  # fmt: skip
ACTS: tuple[str, ...] = Act.__args__  # type: ignore[attr-defined]
Affinity, Aim, Trust = (quantity(p) for p in PARAMETERS["ties"])
MOST_FACTIONS = 12  # power indices visit every coalition
Count = Annotated[int, Field(ge=0, le=2000)]


class Tie(Section):
    """What a faction has to do with an actor; aim and trust only where the actor is a faction."""

    affinity: Affinity  # type: ignore[valid-type]
    aim: Aim | None = None  # type: ignore[valid-type]
    trust: Trust | None = None  # type: ignore[valid-type]


class FactionShape(Section):
    """A faction: its actor has the same key. ``far``: pressure speaks against governing with it."""

    name: str = ""
    far: bool = False
    ties: dict[Key, Tie] = Field(default_factory=dict)


class WingShape(Section):
    """A wing: delegates of a faction, from one line of the credentials."""

    name: str = ""
    faction: Key
    line: Key


class Rule(Section):
    """What the standing orders say of one kind of motion."""

    title: str = ""
    effect: Effect
    precedence: Annotated[int, Field(ge=0, le=3)]
    second: bool
    debatable: bool
    put: Method
    base: Base
    threshold: Annotated[float, Field(strict=False, ge=0, lt=1)]
    may_move: list[Key] = Field(default_factory=list)  # nobody named: any faction
    on_list_of: Key | None = None


class Transition(Section):
    """A motion may go from one state to another when the guard holds."""

    origin: State
    to: State
    guard: Guard = "always"


class Rules(Section):
    """Standing orders."""

    motions: dict[Key, with_parameters("business", Rule)] = Field(max_length=60)  # type: ignore[misc]
    transitions: dict[Key, Transition] = Field(max_length=200)


class VoiceShape(Section):
    """A speaker without a name."""

    wing: Key


class Assembly(Section):
    """A scenario's assembly."""

    parameters: section("hall")  # type: ignore[valid-type]
    leads: Key  # the faction whose list stands at the head
    chair: Key  # the faction that opens for the old body
    credentials: dict[Key, dict[Key, Count]] = Field(min_length=1, max_length=10)
    factions: dict[Key, with_parameters("factions", FactionShape)] = Field(  # type: ignore[misc]
        min_length=1, max_length=MOST_FACTIONS
    )
    wings: dict[Key, with_parameters("wings", WingShape)] = Field(  # type: ignore[misc]
        min_length=1, max_length=40
    )
    acts: dict[Act, section("speech_acts")]  # type: ignore[misc]
    rules: Rules
    news: dict[Key, section("tidings")]  # type: ignore[misc]
    blame: dict[Key, Key] = Field(default_factory=dict)
    voices: dict[Key, with_parameters("oratory", VoiceShape)] = Field(  # type: ignore[misc]
        default_factory=dict, max_length=60
    )

    @model_validator(mode="after")
    def names_are_known(self) -> Assembly:
        """Check that every name that is used stands for something, and the orders hang together."""
        faults = [*_lost(self), *_dead_ends(self)]
        if faults:
            raise ValueError("; ".join(faults))
        return self


def _lost(hall: Any) -> Iterable[str]:
    """Every name that stands for nothing."""
    factions, lines = hall.factions, {line for table in hall.credentials.values() for line in table}
    yield from _unknown("leads", hall.leads, factions)
    yield from _unknown("chair", hall.chair, factions)
    for act in ACTS:
        if act not in hall.acts:
            yield f"acts: {act!r} is missing"
    for key, wing in hall.wings.items():
        yield from _unknown(f"wings.{key}.faction", wing.faction, factions)
        yield from _unknown(f"wings.{key}.line", wing.line, lines)
    for line in sorted(lines):
        if all(wing.line != line for wing in hall.wings.values()):
            yield f"credentials: no wing has the line {line!r}"
    for key, rule in hall.rules.motions.items():
        for mover in rule.may_move:
            yield from _unknown(f"rules.motions.{key}.may_move", mover, factions)
        if rule.on_list_of:
            yield from _unknown(f"rules.motions.{key}.on_list_of", rule.on_list_of, factions)
    for actor, faction in hall.blame.items():
        yield from _unknown(f"blame.{actor}", faction, factions)
    for deed in hall.news:
        yield from _unknown("news", deed, DEEDS.values())
    for key, voice in hall.voices.items():
        yield from _unknown(f"voices.{key}.wing", voice.wing, hall.wings)


def _dead_ends(hall: Any) -> Iterable[str]:
    """A motion must be able to reach a decision from where it starts."""
    arrows = {(t.origin, t.to) for t in hall.rules.transitions.values()}
    reached, found = set(), {"moved"}
    while found - reached:
        reached |= found
        found = {to for origin, to in arrows if origin in reached}
    for state in ("carried", "lost"):
        if state not in reached:
            yield f"rules.transitions: no way from 'moved' to {state!r}"


def _unknown(field: str, name: str, known: Iterable[str]) -> Iterable[str]:
    if name not in known:
        yield f"{field}: found {name!r}, expected one of {', '.join(sorted(known))}"


class _PersonShape(Section):
    """The wing to which a named delegate belongs."""

    wing: Key


AssemblyPerson = with_parameters("oratory", _PersonShape)
