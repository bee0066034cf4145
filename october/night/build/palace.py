"""The palace's tables from the scenario: rooms and ways, units, guns, the council, people named."""

from __future__ import annotations

from typing import Any

import numpy as np

from october.core.tables import ENDINGS, NEVER, PEOPLE_STATES, SIDES, STAGES
from october.core.wheel import WIDTH
from october.night.build.sheet import Sheet

CAPACITY = 16_000  # rows of people that a night may fill: defenders and the crowd
OFFICER, BESIEGER, BYSTANDER, COUNCIL, DEFENDER = 1, 2, 3, 4, 1
POSTED, IN_COUNCIL, OUTSIDE = 1, 5, 10
DETOUR = 2000.0  # m added to a way that leaves the walls: paths stay inside where they can
ORDERS = ("", "hold", "resist", "cease", "wait_seated")
DEFACED = ("", "image")


def build(sheet: Sheet, inputs: Any) -> None:
    """Fill the palace's tables."""
    palace = inputs.palace
    sheet.rows("siege", 1)
    sheet.rows("keep", 1)
    sheet.put_row("keep", 1, "palace.parameters")
    for table, things in (("room_kinds", palace.room_kinds), ("door_kinds", palace.door_kinds),
                          ("moves", palace.moves)):  # fmt: skip
        sheet.rows(table, len(things), list(things))
        for row, key in enumerate(things, 1):
            sheet.put_row(table, row, f"palace.{table}.{key}")
    _rooms(sheet, palace)
    _doors(sheet, palace)
    _paths(sheet, palace)
    _squads(sheet, palace)
    _guns(sheet, palace)
    _people(sheet, palace)
    _state(sheet, inputs)
    buckets = int(inputs.duration / WIDTH) + 2
    sheet.tables["palace_wheel"] = np.zeros(buckets, np.int32)
    sheet.names["stages"] = [STAGES[code] for code in sorted(STAGES)]
    sheet.names["endings"] = [ENDINGS[code] for code in sorted(ENDINGS)]
    sheet.names["sides"] = ["", *SIDES.values()]
    sheet.names["people_states"] = ["", *PEOPLE_STATES.values()]
    sheet.names["orders"] = list(ORDERS)


def _rooms(sheet: Sheet, palace: Any) -> None:
    rows = sheet.rows("rooms", len(palace.rooms), list(palace.rooms))
    for row, room in enumerate(palace.rooms.values(), 1):
        for field in ("x", "y", "floor", "area"):
            rows[row][field] = getattr(room, field)
        rows[row]["kind"] = sheet.row_of("room_kinds", room.kind)
        rows[row]["outside"] = 2 if room.besiegers else int(room.outside)


def _doors(sheet: Sheet, palace: Any) -> None:
    """Number the doors so that those that lead in come first."""
    rooms = sheet.tables["rooms"]

    def leads_in(key: str) -> bool:
        door = palace.doors[key]
        sides = [rooms[sheet.row_of("rooms", name)]["outside"] > 0 for name in (door.a, door.b)]
        return sides[0] != sides[1]

    keys = sorted(palace.doors, key=lambda key: not leads_in(key))
    rows = sheet.rows("doors", len(keys), keys)
    for row, key in enumerate(keys, 1):
        door = palace.doors[key]
        a, b = sheet.row_of("rooms", door.a), sheet.row_of("rooms", door.b)
        if rooms[b]["outside"]:
            a, b = b, a  # an entry leads from a, outside, to b
        rows[row]["a"], rows[row]["b"] = a, b
        rows[row]["length"] = door.length
        rows[row]["kind"] = sheet.row_of("door_kinds", door.kind)
        rows[row]["entry"] = leads_in(key)
    ways = sheet.rows("ways", 2 * len(keys))
    place = 1
    for room in range(1, len(rooms)):
        rooms[room]["ways"] = place
        for row in range(1, len(rows)):
            ends = (int(rows[row]["a"]), int(rows[row]["b"]))
            if room in ends:
                ways[place]["door"] = row
                ways[place]["room"] = ends[1] if ends[0] == room else ends[0]
                place += 1
        rooms[room]["degree"] = place - rooms[room]["ways"]


def _paths(sheet: Sheet, palace: Any) -> None:
    """Shortest ways between all rooms (Floyd 1962), for those who know the building."""
    rooms, doors = sheet.tables["rooms"], sheet.tables["doors"]
    n = len(rooms)
    length = np.full((n, n), np.inf)
    step = np.zeros((n, n), np.int32)
    np.fill_diagonal(length, 0.0)
    for door in doors[1:]:
        a, b = int(door["a"]), int(door["b"])
        cost = float(door["length"]) + (DETOUR if door["entry"] else 0.0)
        if cost < length[a, b]:
            length[a, b] = length[b, a] = cost
            step[a, b], step[b, a] = b, a
    for k in range(1, n):
        via = length[:, k : k + 1] + length[k : k + 1, :]
        better = via < length
        length = np.where(better, via, length)
        step = np.where(better, np.broadcast_to(step[:, k : k + 1], (n, n)), step)
    rows = sheet.rows("paths", n * n - 1)
    rows["step"] = step.ravel()
    rows["length"] = np.where(np.isfinite(length), length, 1e9).ravel()


def _squads(sheet: Sheet, palace: Any) -> None:
    rows = sheet.rows("squads", len(palace.units), list(palace.units))
    sheet.rows("unit_traits", len(palace.units))
    for row, (key, unit) in enumerate(palace.units.items(), 1):
        rows[row]["post"] = sheet.row_of("rooms", unit.post)
        sheet.put_row("unit_traits", row, f"palace.units.{key}")


def _guns(sheet: Sheet, palace: Any) -> None:
    rows = sheet.rows("guns", len(palace.guns), list(palace.guns))
    sheet.rows("gun_traits", len(palace.guns))
    for row, (key, gun) in enumerate(palace.guns.items(), 1):
        rows[row]["actor"] = sheet.row_of("actors", gun.actor)
        rows[row]["site"] = sheet.row_of("sites", gun.site)
        sheet.put_row("gun_traits", row, f"palace.guns.{key}")


def _people(sheet: Sheet, palace: Any) -> None:
    """Give rows to the council, to others with names and to bystanders; the night adds the rest."""
    known = [(name, COUNCIL, palace.council.room, None, False) for name in palace.council.members]
    sides = {"defenders": DEFENDER, "besiegers": BESIEGER, "bystanders": BYSTANDER}
    for name, who in palace.named.items():
        known.append((name, sides[who.side], who.room, who.unit, who.officer))
    for key, group in palace.bystanders.items():
        known += [(key, BYSTANDER, group.room, None, False)] * group.people
    rows = sheet.rows("people", len(known) + CAPACITY, [name for name, *_ in known])
    rows["bucket"] = -1
    for row, (name, side, room, unit, officer) in enumerate(known, 1):
        person = rows[row]
        person["side"] = side
        person["room"] = sheet.row_of("rooms", room)
        person["unit"] = sheet.row_of("squads", unit or "")
        person["rank"] = OFFICER if officer else 0
        person["state"] = {COUNCIL: IN_COUNCIL, BESIEGER: OUTSIDE}.get(side, POSTED)
        if name in sheet.names["named"]:
            person["person"] = sheet.row_of("named", name)
    siege = sheet.tables["siege"][1]
    siege["first_council"] = 1
    siege["last_council"] = len(palace.council.members)
    siege["first_free"] = len(known) + 1


def _state(sheet: Sheet, inputs: Any) -> None:
    """Write down who plays which part: the kernels know sites, actors and rooms by it alone."""
    palace, siege = inputs.palace, sheet.tables["siege"][1]
    for site in ("palace", "square", "duma"):
        siege[f"site_{site}"] = sheet.row_of("sites", site)
    for field, actor in (("government", "government"), ("committee", "mrc"),
                         ("cadets", "cadets"), ("crowd", "crowd")):  # fmt: skip
        siege[f"actor_{field}"] = sheet.row_of("actors", actor)
    siege["council_room"] = sheet.row_of("rooms", palace.council.room)
    siege["room_refuge"] = sheet.row_of("rooms", palace.council.refuge)
    siege["room_switchboard"] = sheet.row_of("rooms", palace.council.switchboard)
    doors = sheet.tables["doors"]
    siege["entries"] = 1
    siege["gates"] = int(doors["entry"].sum())
    posts = [int(post) for post in sheet.tables["squads"]["post"][1:]]
    n = len(sheet.tables["rooms"])
    ways = sheet.tables["paths"]["length"].reshape(n, n)[int(siege["council_room"])]
    siege["distance"] = int(np.median([ways[post] % DETOUR for post in posts]))
    for i in (1, 2, 3):
        siege[f"mark_{i}"] = NEVER
    for i, clock in enumerate(palace.marks.values(), 1):
        hours, minutes = clock.split(":")
        siege[f"mark_{i}"] = (int(hours) * 3600 + int(minutes) * 60 - inputs.start_clock) % 86400
    if inputs.city is not None and palace.council.telephone:
        key = palace.council.telephone
        siege["line"] = 1 + list(inputs.city.links).index(key)
