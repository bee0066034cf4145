"""The model of palace.yaml and of the persons' blocks that concern the palace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from october.scenario.schema.parameters import Section, number, section, with_parameters

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]{1,40}$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=400)]
Clock = Annotated[str, StringConstraints(pattern=r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$")]
Metres = Annotated[float, Field(strict=False, allow_inf_nan=False, ge=-1e5, le=1e5)]
Count = Annotated[int, Field(ge=0, le=2000)]

if TYPE_CHECKING:
    KeepValues = RoomKind = DoorKind = UnitValues = GunValues = ActCosts = Any
else:
    KeepValues = section("keep")
    RoomKind = section("room_kinds")
    DoorKind = section("door_kinds")
    ActCosts = section("act_costs")


class Room(Section):
    """A room, stair, court or street: floor 0 basement, 1 ground, 2 piano nobile, 3 upper."""

    name: Text
    floor: Metres
    kind: Key
    x: Metres
    y: Metres
    area: number("m2", 1, 20000, "floor area") | None = None  # type: ignore[valid-type]
    note: str = ""


class Door(Section):
    """What joins two places; its kind says how wide it is, and how likely locked or guarded."""

    a: Key
    b: Key
    kind: Key
    length: Metres
    note: str = ""


class Unit(Section):
    """A unit of the defence; ``post`` is where its people stand."""

    name: Text
    post: Key
    note: str = ""


class Gun(Section):
    """A gun or battery of the besiegers, at a site of the scenario."""

    name: Text
    site: Key
    actor: Key
    note: str = ""


class Bystanders(Section):
    """People of the palace who are on neither side."""

    name: Text
    count: Count
    room: Key


class Hall(Section):
    """The room where an assembly sits, and the side whose armed people keep it from sitting."""

    room: Key
    site: Key
    held_by: Literal["defenders", "besiegers"]


class Roles(Section):
    """Which places and actors have a part in the mechanisms."""

    council: Key
    refuge: Key
    switchboard: Key
    main_post: Key
    crowd: Key
    government: Key
    besiegers: Key
    defenders: Key
    crowd_actor: Key
    palace: Key
    square: Key
    duma: Key
    hall: Hall | None = None


if not TYPE_CHECKING:
    UnitValues = with_parameters("unit_traits", Unit)
    GunValues = with_parameters("gun_traits", Gun)


class Palace(Section):
    """A building that is held, its people, and those before its doors."""

    parameters: KeepValues
    room_kinds: dict[Key, RoomKind]
    door_kinds: dict[Key, DoorKind]
    rooms: dict[Key, Room]
    doors: dict[Key, Door]
    units: dict[Key, UnitValues]
    guns: dict[Key, GunValues] = Field(default_factory=dict)
    bystanders: dict[Key, Bystanders] = Field(default_factory=dict)
    acts: dict[Key, ActCosts]  # what one can do on meeting somebody, in the order of the costs
    outside: list[Key]  # kinds of rooms that lie before the walls
    closed: list[Key] = Field(default_factory=list)  # kinds of doors that nobody passes
    roles: Roles
    marks: Annotated[list[Clock], Field(min_length=3, max_length=3)]

    @model_validator(mode="after")
    def _names_exist(self) -> Palace:
        faults: list[str] = []
        for key, room in self.rooms.items():
            if room.kind not in self.room_kinds:
                faults.append(f"rooms.{key}.kind: no kind of room {room.kind!r}")
        for key, door in self.doors.items():
            if door.kind not in self.door_kinds:
                faults.append(f"doors.{key}.kind: no kind of door {door.kind!r}")
            faults.extend(
                f"doors.{key}: no room {end!r}" for end in (door.a, door.b) if end not in self.rooms
            )
        places = {f"units.{k}.post": u.post for k, u in self.units.items()}
        places |= {f"bystanders.{k}.room": b.room for k, b in self.bystanders.items()}
        if self.roles.hall is not None:
            places["roles.hall.room"] = self.roles.hall.room
        for role in ("council", "refuge", "switchboard", "main_post", "crowd"):
            places[f"roles.{role}"] = getattr(self.roles, role)
        faults.extend(f"{p}: no room {r!r}" for p, r in places.items() if r not in self.rooms)
        if faults:
            raise ValueError("; ".join(faults))
        return self


class PalacePerson(Section):
    """What a person of people.yaml is in the palace."""

    part: Literal["minister", "officer", "leader", "bystander"]
    room: Key = ""
    presides: bool = False
    full_powers: bool = False
    elsewhere: bool = False  # a minister who commands by telephone from outside the building
    unit: Key = ""


__all__ = ["Palace", "PalacePerson"]
