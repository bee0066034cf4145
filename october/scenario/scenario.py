"""A checked scenario, and the view of it that a night may read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from october.scenario import content
from october.scenario.schema import common
from october.scenario.schema.assembly import Assembly
from october.scenario.schema.city import City
from october.scenario.schema.palace import Palace
from october.scenario.value import RoleError, Value, seconds_from
from october.scenario.yaml import Document

THEATRES = ("assembly", "palace", "city")


@dataclass(frozen=True, eq=False, repr=False)
class Inputs:
    """What the model may read: no target, no passage, no word of the chronicle.

    Values whose role is ``target`` or ``held_out`` stand here without their numbers.
    """

    meta: common.Meta
    assembly: Assembly | None
    palace: Palace | None
    city: City | None
    people: dict[str, common.Person]

    def __repr__(self) -> str:
        return f"Inputs({self.meta.name!r}, {self.hash[:12]})"

    @cached_property
    def start_clock(self) -> float:
        """The hour at which the night starts, s of the day."""
        return seconds_from(0.0, self.meta.start)

    @cached_property
    def duration(self) -> float:
        """Length of the night in s."""
        return seconds_from(self.start_clock, self.meta.end)

    @cached_property
    def hash(self) -> str:
        """The identity of everything that the model can see: SHA-256, hex."""
        parts = {part: content.canonical(getattr(self, part)) for part in (*THEATRES, "people")}
        parts["scenario"] = content.canonical(self.meta)
        text = json.dumps(parts, sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def value(self, path: str) -> Value:
        """Return the value at a dotted path.

        Raises KeyError if there is none, RoleError if it is not an input.
        """
        found = content.at(self, path)
        if found.role != "input":
            raise RoleError(f"{path} has the role {found.role}: the model cannot read it")
        return found

    def values(self) -> Iterator[tuple[str, Value]]:
        """Yield every (path, value) that is an input, in file order."""
        for part in (*THEATRES, "people"):
            for path, value in content.values_of(getattr(self, part), part):
                if value.role == "input":
                    yield path, value


@dataclass(frozen=True, eq=False, repr=False)
class Scenario:
    """A checked scenario: its inputs, and beside them what judges and tells its nights."""

    name: str
    meta: common.Meta
    sources: dict[str, common.Citation]
    assembly: Assembly | None
    palace: Palace | None
    city: City | None
    people: dict[str, common.Person]
    levers: dict[str, common.Lever]
    targets: dict[str, common.Target]
    passages: dict[str, common.Passage]
    claims: dict[str, common.Claim]
    words: common.Words
    folder: Path | None = None  # where it was read, None for one that is installed or was given
    documents: Mapping[str, Document] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)  # its files, as they were read

    def __repr__(self) -> str:
        theatres = ", ".join(t for t in THEATRES if getattr(self, t) is not None) or "no theatre"
        return (
            f"Scenario {self.name!r}: {self.meta.title}, {self.meta.start} to {self.meta.end}; "
            f"{theatres}; {sum(v.uncertain for _, v in self.values())} uncertain values, "
            f"{len(self.levers)} levers, {len(self.sources)} sources"
        )

    @cached_property
    def inputs(self) -> Inputs:
        """The view of the scenario that a night is built from."""
        parts = {part: content.withhold(getattr(self, part)) for part in (*THEATRES, "people")}
        return Inputs(meta=self.meta, **parts)

    @property
    def hash(self) -> str:
        """The identity of a scenario's nights: the hash of its inputs."""
        return self.inputs.hash

    def value(self, path: str) -> Value:
        """Return the value at a dotted path, whatever its role; raise KeyError if there is none."""
        return content.at(self, path)

    def values(self) -> Iterator[tuple[str, Value]]:
        """Yield every (path, value) that is an input."""
        return self.inputs.values()

    def where(self, path: str) -> tuple[str, int]:
        """Return the file and the line of a path."""
        part, _, field = path.partition(".")
        document = self.documents.get(part)
        return f"{part}.yaml", document.line_of(field) if document else 0
