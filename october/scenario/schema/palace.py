"""The model of palace.yaml: a building, who is in it, who stands before it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from october.scenario.schema.parameters import Section, section, with_parameters

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]{1,60}$")]
Clock = Annotated[str, StringConstraints(pattern=r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$")]
Metres = Annotated[float, Field(strict=False, allow_inf_nan=False, ge=-1e5, le=1e5)]
Side = Literal["defenders", "besiegers", "bystanders"]
MOST_ROOMS = 400  # paths are a table of rooms × rooms
MOST_COUNCIL = 60


class Room(Section):
    """A room, a stair, a court, or a place before the walls; metres east and north."""

    name: str = ""
    kind: Key
    floor: Metres
    x: Metres
    y: Metres
    area: Annotated[float, Field(strict=False, ge=0, le=1e6)] = 0.0  # m², 0: as its kind
    outside: bool = False
    besiegers: bool = False  # they stand here at the start


class Door(Section):
    """What joins two rooms; the length of the way in m."""

    a: Key
    b: Key
    kind: Key
    length: Annotated[float, Field(strict=False, gt=0, le=1e5)]


class UnitShape(Section):
    """A unit of the defence and the room that is its post."""

    name: str = ""
    post: Key


class GunShape(Section):
    """Who serves it, and where it stands among the sites."""

    name: str = ""
    actor: Key
    site: Key


class Named(Section):
    """Somebody with a name, by the key of people.yaml, who is not of the council."""

    side: Side
    room: Key
    unit: Key | None = None
    officer: bool = False


class Group(Section):
    """People in the palace who take no side."""

    name: str = ""
    room: Key
    people: Annotated[int, Field(ge=1, le=2000)]


class Council(Section):
    """Where the besieged council sits, where it may withdraw, and who belongs to it."""

    room: Key
    refuge: Key
    switchboard: Key
    telephone: Key | None = None  # its line among the city's links
    members: Annotated[list[Key], Field(min_length=1, max_length=MOST_COUNCIL)]


RoomKind: Any = section("room_kinds")
DoorKind: Any = section("door_kinds")
Keep: Any = section("keep")
Move: Any = section("moves")
Unit: Any = with_parameters("unit_traits", UnitShape)
Gun: Any = with_parameters("gun_traits", GunShape)


class Palace(Section):
    """A scenario's palace."""

    parameters: Keep
    moves: dict[Key, Move]
    room_kinds: dict[Key, RoomKind]
    door_kinds: dict[Key, DoorKind]
    units: dict[Key, Unit]
    guns: dict[Key, Gun] = Field(default_factory=dict)
    council: Council
    named: dict[Key, Named] = Field(default_factory=dict)
    bystanders: dict[Key, Group] = Field(default_factory=dict)
    marks: dict[Key, Clock] = Field(default_factory=dict)  # when the defenders are counted
    rooms: dict[Key, Room]
    doors: dict[Key, Door]

    @model_validator(mode="after")
    def _known(self) -> Palace:
        faults = [
            f"{where} names {name!r}, which is not among the {table}"
            for where, name, table in self._references()
            if name not in getattr(self, table)
        ]
        if len(self.rooms) > MOST_ROOMS:
            faults.append(f"rooms has {len(self.rooms)} entries, at most {MOST_ROOMS} are possible")
        if len(self.marks) > 3:
            faults.append("marks has more than three entries")
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _references(self) -> list[tuple[str, str, str]]:
        found = [(f"rooms.{k}.kind", r.kind, "room_kinds") for k, r in self.rooms.items()]
        for key, door in self.doors.items():
            found += [(f"doors.{key}.a", door.a, "rooms"), (f"doors.{key}.b", door.b, "rooms")]
            found.append((f"doors.{key}.kind", door.kind, "door_kinds"))
        found += [(f"units.{k}.post", u.post, "rooms") for k, u in self.units.items()]
        for key, person in self.named.items():
            found.append((f"named.{key}.room", person.room, "rooms"))
            if person.unit:
                found.append((f"named.{key}.unit", person.unit, "units"))
        found += [(f"bystanders.{k}.room", g.room, "rooms") for k, g in self.bystanders.items()]
        for field in ("room", "refuge", "switchboard"):
            found.append((f"council.{field}", getattr(self.council, field), "rooms"))
        return found


class PalacePerson(Section):
    """What a person of people.yaml is in the palace: nothing yet beyond palace.yaml."""
