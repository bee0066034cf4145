"""The palace's tables: the graph, its shortest ways, the people's rows, the roles of places."""

from __future__ import annotations

import numpy as np

from october.core.tables import DOOR_STATES, ORDERS_ON_FORCE, SIDES
from october.core.wheel import WIDTH
from october.night.build.sheet import Sheet
from october.scenario import Inputs
from october.scenario.schema.palace import Palace
from october.scenario.value import seconds_from

OPEN_GROUND = 10_000.0  # m that a door to the open counts as, in choosing a way: more than all


def build(sheet: Sheet, inputs: Inputs) -> None:
    """Fill the palace's tables from its file and from the people who are in it."""
    palace = inputs.palace
    assert palace is not None
    sheet.put_row("keep", sheet_rows(sheet, "keep", 1), "palace.parameters")
    for table, things in (
        ("room_kinds", palace.room_kinds),
        ("door_kinds", palace.door_kinds),
        ("unit_traits", palace.units),
        ("gun_traits", palace.guns),
        ("act_costs", palace.acts),
    ):
        sheet.rows(table, len(things), list(things))
        path = {"unit_traits": "units", "gun_traits": "guns", "act_costs": "acts"}.get(table, table)
        for row, key in enumerate(things, start=1):
            sheet.put_row(table, row, f"palace.{path}.{key}")
    sheet.names["sides"] = ["", *SIDES.values()]
    _rooms(sheet, palace)
    _doors(sheet, palace)
    _paths(sheet, palace)
    _people(sheet, inputs, palace)
    _siege(sheet, inputs, palace)
    sheet.names |= {
        "stages": ["ring", "ultimatum", "signal", "fire", "assault"],
        "endings": ["none", "surrender", "storm"],
        "meetings": list(palace.acts),
        "force": list(ORDERS_ON_FORCE.values()),
        "relief_ends": ["turns_back", "drives_off"],
        "door_states": ["", *DOOR_STATES.values()],
        "orders": ["", "cease", "hold", "leave_coats", "sit_at_table", "hide", "leave"],
    }


def sheet_rows(sheet: Sheet, table: str, rows: int) -> int:
    """Give a table its rows and return the last of them."""
    sheet.rows(table, rows)
    return rows


def _rooms(sheet: Sheet, palace: Palace) -> None:
    rooms = sheet.rows("rooms", len(palace.rooms), list(palace.rooms))
    sheet.names["room_words"] = ["", *(room.name for room in palace.rooms.values())]
    for row, (key, room) in enumerate(palace.rooms.items(), start=1):
        rooms[row]["x"], rooms[row]["y"], rooms[row]["floor"] = room.x, room.y, room.floor
        rooms[row]["kind"] = sheet.row_of("room_kinds", room.kind)
        rooms[row]["outside"] = room.kind in palace.outside
        if room.area is not None:
            rooms[row]["area"] = palace.rooms[key].area.number


def _doors(sheet: Sheet, palace: Palace) -> None:
    """Sort the doors so that those that lead in come first, and list each room's ways."""
    outside = {key: room.kind in palace.outside for key, room in palace.rooms.items()}

    def leads_in(key: str) -> bool:
        door = palace.doors[key]
        return outside[door.a] != outside[door.b] and door.kind not in palace.closed

    keys = sorted(palace.doors, key=lambda key: not leads_in(key))
    doors = sheet.rows("doors", len(keys), keys)
    ways: list[list[tuple[int, int]]] = [[] for _ in sheet.names["rooms"]]
    for row, key in enumerate(keys, start=1):
        door = palace.doors[key]
        a, b = sheet.row_of("rooms", door.a), sheet.row_of("rooms", door.b)
        if outside[door.b] and leads_in(key):
            a, b = b, a  # an entry leads from a, outside, to b, inside
        doors[row]["a"], doors[row]["b"], doors[row]["length"] = a, b, door.length
        doors[row]["kind"] = sheet.row_of("door_kinds", door.kind)
        doors[row]["entry"] = leads_in(key)
        if door.kind not in palace.closed:
            ways[a].append((row, b))
            ways[b].append((row, a))
    table = sheet.rows("ways", sum(map(len, ways)))
    row = 1
    for room, out in enumerate(ways):
        sheet.tables["rooms"][room]["ways"] = row
        sheet.tables["rooms"][room]["degree"] = len(out)
        for door_row, to in out:
            table[row]["door"], table[row]["room"] = door_row, to
            row += 1


def _paths(sheet: Sheet, palace: Palace) -> None:
    """Shortest ways between all places (Floyd 1962), through every door that can be passed.

    Nobody crosses the open, under fire, to get from room to room, if there is a way indoors.
    """
    n = len(sheet.names["rooms"])
    outside = np.zeros(n, bool)
    outside[1:] = [room.kind in palace.outside for room in palace.rooms.values()]
    cost = np.full((n, n), np.inf)
    step = np.zeros((n, n), np.int32)
    np.fill_diagonal(cost, 0.0)
    length = np.zeros((n, n))
    for door in palace.doors.values():
        if door.kind in palace.closed:
            continue
        a, b = sheet.row_of("rooms", door.a), sheet.row_of("rooms", door.b)
        price = door.length + (OPEN_GROUND if outside[a] or outside[b] else 0.0)
        if price < cost[a, b]:
            cost[a, b] = cost[b, a] = price
            length[a, b] = length[b, a] = door.length
            step[a, b], step[b, a] = b, a
    for k in range(1, n):
        through = cost[:, k, None] + cost[None, k, :]
        cheaper = through < cost
        cost = np.where(cheaper, through, cost)
        length = np.where(cheaper, length[:, k, None] + length[None, k, :], length)
        step = np.where(cheaper, step[:, k, None], step)
    paths = sheet.rows("paths", n * n - 1)
    paths["step"] = step.ravel()
    paths["length"] = np.where(np.isfinite(cost), length, -1.0).ravel()


def _people(sheet: Sheet, inputs: Inputs, palace: Palace) -> None:
    """Lay out the rows: council, named officers and leaders, bystanders; start adds the rest."""
    units = sheet.rows("squads", len(palace.units), list(palace.units))
    for row, unit in enumerate(palace.units.values(), start=1):
        units[row]["post"] = sheet.row_of("rooms", unit.post)
    room_of = sheet.names["rooms"].index
    limits = {p: inputs.value(f"palace.parameters.{p}").ceiling for p in ("garrison", "crowd")}
    fixed: list[tuple[int, int, int, str]] = []  # side, room, rank, named person
    for part, side in (("minister", 4), ("officer", 1), ("leader", 2), ("bystander", 3)):
        for key, person in inputs.people.items():
            block = person.palace
            if block is None or block.part != part:
                continue
            default = palace.roles.council if side == 4 else palace.roles.crowd
            room = 0 if block.elsewhere else room_of(block.room or default)
            fixed.append((side, room, int(part != "bystander"), key))
    for group in palace.bystanders.values():
        fixed.extend([(3, room_of(group.room), 0, "")] * group.count)
    most = int(min(limits["garrison"], 4000) + min(limits["crowd"], 9000))
    people = sheet.rows("people", len(fixed) + most)
    kinds = ["", *[g for g, b in palace.bystanders.items() for _ in range(b.count)]]
    named = [key for *_, key in fixed if key]
    sheet.names["people"] = ["", *named, *kinds[1:]]
    people["bucket"] = -1
    sheet.rows("memories", 3 * (len(people) - 1))
    sheet.rows("weighed", len(palace.acts) * (len(people) - 1))
    for row, (side, room, rank, key) in enumerate(fixed, start=1):
        people[row]["side"], people[row]["room"], people[row]["rank"] = side, room, rank
        people[row]["person"] = sheet.row_of("named", key)
    siege = sheet.rows("siege", 1)[1]
    siege["first_council"] = 1
    siege["last_council"] = sum(1 for side, *_ in fixed if side == 4)
    blocks = [inputs.people[key].palace for key in named]
    siege["presiding"] = next((n for n, b in enumerate(blocks, 1) if b and b.presides), 1)
    siege["full_powers"] = next((n for n, b in enumerate(blocks, 1) if b and b.full_powers), 1)
    siege["first_crowd"] = len(fixed) + 1  # start puts the garrison here and the crowd after it


def _half(sheet: Sheet) -> float:
    """Metres from the building's middle to the rooms that lie furthest from it."""
    rooms = sheet.tables["rooms"][1:]
    inside = rooms[rooms["outside"] == 0]
    return max((float(np.ptp(inside[axis])) / 2 for axis in "xy"), default=1.0)


def _siege(sheet: Sheet, inputs: Inputs, palace: Palace) -> None:
    siege, roles = sheet.tables["siege"][1], palace.roles
    for field, room in (
        ("council_room", roles.council),
        ("room_refuge", roles.refuge),
        ("room_switchboard", roles.switchboard),
        ("room_post", roles.main_post),
    ):
        siege[field] = sheet.row_of("rooms", room)
    for field, actor in (
        ("actor_government", roles.government),
        ("actor_committee", roles.besiegers),
        ("actor_cadets", roles.defenders),
        ("actor_crowd", roles.crowd_actor),
    ):
        siege[field] = sheet.row_of("actors", actor)
    if roles.hall is not None:
        siege["room_hall"] = sheet.row_of("rooms", roles.hall.room)
        siege["site_hall"] = sheet.row_of("sites", roles.hall.site)
        siege["hall_side"] = sheet.names["sides"].index(roles.hall.held_by)
        sheet.names["hall"] = [roles.hall.room]
    for field in ("palace", "square", "duma"):
        siege[f"site_{field}"] = sheet.row_of("sites", getattr(roles, field))
    for field, clock in zip(("at_mark_1", "at_mark_2", "at_mark_3"), palace.marks, strict=True):
        siege[field] = -seconds_from(inputs.start_clock, clock)  # negative until it is kept
    siege["half"] = _half(sheet)
    siege["gates"] = int(sheet.tables["doors"]["entry"].sum())
    guns = sheet.rows("guns", len(palace.guns), list(palace.guns))
    for row, gun in enumerate(palace.guns.values(), start=1):
        guns[row]["site"] = sheet.row_of("sites", gun.site)
        guns[row]["actor"] = sheet.row_of("actors", gun.actor)
    buckets = int(inputs.duration / WIDTH) + 2
    sheet.tables["palace_wheel"] = np.zeros(buckets, np.int32)
