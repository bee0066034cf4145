"""The model of assembly.yaml and of the persons' blocks that concern the assembly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from october.core.events import DEEDS
from october.core.parameters import PARAMETERS
from october.scenario.schema.orders import faults_of, unknown
from october.scenario.schema.parameters import Section, quantity, section, with_parameters

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]{1,40}$")]
Method = Literal["acclamation", "hands", "roll", "secret", "ruling"]
Base = Literal["voting", "cast", "present", "credentials"]
Effect = Literal[
    "talks", "censure", "claim", "preside", "resolve", "amend", "postpone", "close_debate",
    "limit_debate", "recess", "adjourn", "divide", "order",
]  # fmt: skip
State = Literal[
    "moved", "seconded", "debated", "put", "carried", "lost",
    "withdrawn", "lapsed", "revived", "set_aside", "postponed",
]  # fmt: skip
Happening = Literal[
    "second", "silence", "speech", "close", "ayes", "noes", "withdraw", "adjourn", "postpone",
    "call", "revive",
]  # fmt: skip
Guard = Literal["always", "when_seconded", "when_heard", "when_quorate", "when_not_quorate"]
Renewal = Literal["never", "after_loss", "always"]
Confidence = Literal["high", "medium", "low"]
_FRACTION = re.compile(r"([0-9]{1,4})/([1-9][0-9]{0,3})\Z")
Act = Literal[
    "open", "move", "support", "oppose", "reply", "refuse", "declare", "denounce", "criticise",
    "revive", "announce_exit", "announce_stay", "report_news", "adjourn",
]  # fmt: skip
ACTS: tuple[str, ...] = Act.__args__  # type: ignore[attr-defined]
Affinity, Aim, Trust = (quantity(p) for p in PARAMETERS["ties"])
MOST_FACTIONS = 12  # power indices visit every coalition
Count = Annotated[int, Field(ge=0, le=10_000)]


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


def _share(raw: Any) -> Any:
    """Read a share, which may be written as a fraction: 2/3."""
    if isinstance(raw, str) and (match := _FRACTION.match(raw)):
        return int(match[1]) / int(match[2])
    return raw


Share = Annotated[float, BeforeValidator(_share), Field(strict=False, ge=0, le=1)]


class Rule(Section):
    """What the standing orders say of one kind of motion, and how sure that is."""

    title: str = ""
    effect: Effect
    rank: Annotated[int, Field(ge=0, le=20)] = 0  # it is in order while what is pending ranks lower
    applies_to: Literal["any"] | list[Key] = Field(default_factory=list)  # none: it stands alone
    precedence: Annotated[int, Field(ge=0, le=3)]
    second: bool
    debatable: bool
    amendable: bool = False
    may_interrupt: bool = False
    needs_quorum: bool = True
    renewable: Renewal = "after_loss"
    put: Method
    base: Base
    threshold: Share
    at_least: bool = False  # the threshold itself is enough
    may_move: Literal["any"] | list[Key]
    on_list_of: Key | None = None
    source: str | list[str]
    confidence: Confidence = "medium"
    note: str = ""


class Transition(Section):
    """An event takes a motion from one state to another when the guard holds."""

    origin: State
    on: Happening
    guard: Guard
    to: State


class Rules(Section):
    """Standing orders: motions with a matter of their own, motions on procedure, and what events
    do to a motion: of the transitions from its state the first whose guard holds.
    """

    name: str = ""
    motions: dict[Key, with_parameters("business", Rule)] = Field(max_length=40)  # type: ignore[misc]
    procedure: dict[Key, Rule] = Field(default_factory=dict, max_length=20)
    transitions: dict[Key, Transition] = Field(max_length=200)

    @property
    def kinds(self) -> dict[str, Rule]:
        """Every kind of motion, in the order of the table of business."""
        return {**self.motions, **self.procedure}


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
        faults = [*_lost(self), *faults_of(self.rules, self.factions)]
        if faults:
            raise ValueError("; ".join(faults))
        return self


def _lost(hall: Any) -> Iterable[str]:
    """Every name that stands for nothing."""
    factions, lines = hall.factions, {line for table in hall.credentials.values() for line in table}
    yield from unknown("leads", hall.leads, factions)
    yield from unknown("chair", hall.chair, factions)
    for act in ACTS:
        if act not in hall.acts:
            yield f"acts: {act!r} is missing"
    for key, wing in hall.wings.items():
        yield from unknown(f"wings.{key}.faction", wing.faction, factions)
        yield from unknown(f"wings.{key}.line", wing.line, lines)
    for line in sorted(lines):
        if all(wing.line != line for wing in hall.wings.values()):
            yield f"credentials: no wing has the line {line!r}"
    for actor, faction in hall.blame.items():
        yield from unknown(f"blame.{actor}", faction, factions)
    for deed in hall.news:
        yield from unknown("news", deed, DEEDS.values())
    for key, voice in hall.voices.items():
        yield from unknown(f"voices.{key}.wing", voice.wing, hall.wings)


class _PersonShape(Section):
    """The wing to which a named delegate belongs."""

    wing: Key


AssemblyPerson = with_parameters("oratory", _PersonShape)
