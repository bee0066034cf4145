"""What stands still in a night: its people, places and names, and its chronicle, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from october.chronicle import Entry
from october.chronicle.cast import Cast
from october.core.events import EVENTS, THEATRES
from october.core.tables import PEOPLE_STATES, Night
from october.ensemble.rows import outcome_frame
from october.night.plan import GRID, Plan
from october.night.series import STEP
from october.scenario import Scenario
from october.theatres.assembly import codes

# tables whose rows are listed as things of their own, so that their names need not be twice there
LISTED = ("factions", "wings", "rooms", "doors", "sites", "links", "bodies", "groups", "named")
# where the numbers of a listed thing stand in the scenario
VALUES = {
    "factions": ("assembly.factions.{key}", "assembly.wings.{key}"),
    "wings": ("assembly.wings.{key}",),
    "rooms": ("palace.rooms.{key}", "palace.room_kinds.{kind}"),
    "doors": ("palace.door_kinds.{kind}",),
    "units": ("palace.units.{key}",),
    "links": ("city.links.{key}", "city.means.{means}"),
    "bodies": ("city.bodies.{key}",),
    "groups": ("city.groups.{key}",),
    "regiments": ("city.regiments.{key}",),
    "named": ("people.{key}",),
}
COLUMNS = ("who", "whom", "where", "what")


def stage(scenario: Scenario, plan: Plan, night: Night) -> dict[str, Any]:
    """Return everything about a night that does not change while it runs."""
    cast = Cast(plan, night)
    found: dict[str, Any] = {
        "scenario": {
            "name": scenario.name,
            "title": scenario.meta.title,
            "description": scenario.meta.description,
            "date": scenario.meta.date,
            "calendar": scenario.meta.calendar,
        },
        "clock": {
            "start": plan.clock(0),
            "start_seconds": plan.start_clock,
            "end": plan.end,
            "step": GRID,
            "series_step": STEP,
        },
        "theatres": list(plan.theatres),
        "names": names(plan),
        "labels": labels(plan, cast),
        "terms": dict(scenario.words.terms),
        "kinds": kinds(),
        "factions": _factions(plan, night, cast),
        "wings": _wings(plan, night, cast),
        "rooms": _rooms(plan, night, cast),
        "doors": _doors(plan, night),
        "units": _units(plan, night, cast),
        "sites": _sites(plan, night, cast),
        "links": _links(plan, night),
        "bodies": _bodies(plan, night, cast),
        "groups": _groups(plan, night, cast),
        "regiments": _regiments(plan, night, cast),
        "named": _named(scenario, plan, night, cast),
        "series": [{"name": s.name, "unit": s.unit, "meaning": s.meaning} for s in plan.series],
        "outcomes": _outcomes(plan, night),
    }
    behind = sourced(scenario)
    for table, paths in VALUES.items():
        for row in found[table]:
            keys = [behind.get(path.format(**row), []) for path in paths]
            row["source"] = list(dict.fromkeys(key for some in keys for key in some))
    return found


def sourced(scenario: Scenario) -> dict[str, list[str]]:
    """Return the keys of the sources of all values below each path of three parts or fewer."""
    found: dict[str, dict[str, None]] = {}
    for path, value in scenario.values():
        parts = path.split(".")
        for depth in range(1, 4):
            found.setdefault(".".join(parts[:depth]), {}).update(dict.fromkeys(value.source))
    for key, person in scenario.people.items():
        given = [person.source] if isinstance(person.source, str) else person.source
        own = dict.fromkeys(source for source in given if source)
        found[f"people.{key}"] = {**own, **found.get(f"people.{key}", {})}
    return {path: list(keys) for path, keys in found.items()}


def names(plan: Plan) -> dict[str, list[str]]:
    """Return the keys of the rows of tables and codes, the null row's empty key included."""
    used = {getattr(event, column) for event in EVENTS.values() for column in COLUMNS}
    kept = {table: keys for table, keys in plan.names.items() if table in used | set(LISTED)}
    kept |= {
        table: plan.names[table]
        for table in ("actors", "deeds", "business", "acts", "speakers", "phases", "methods",
                      "talks", "motion_states", "exits", "sides", "stages", "endings", "squads",
                      "guns", "means", "regiments", "charges", "march_stages", "march_ends",
                      "room_kinds", "door_kinds", "door_states", "orders")
        if table in plan.names
    }  # fmt: skip
    return {
        **{table: keys for table, keys in kept.items() if table != "people"},
        "places": plan.names.get("places", codes.PLACES),
        "held": ["", "held_back", "came_back", "kept_in"],
        "people_states": ["", *(PEOPLE_STATES[code] for code in sorted(PEOPLE_STATES))],
        "lights": ["lit", "dim", "dark"],
        "link_states": ["", "works", "cut"],
        "delivery_states": ["", "travelling", "arrived", "lost"],
    }


def labels(plan: Plan, cast: Cast) -> dict[str, list[str]]:
    """Return what the same rows are called in prose, where that is not the key with spaces."""
    tables = ("actors", "factions", "wings", "business", "acts", "speakers", "squads", "guns",
              "rooms", "sites", "bodies", "groups", "regiments", "named", "deeds")  # fmt: skip
    return {
        table: [cast.name(table, row).text for row in range(len(plan.names[table]))]
        for table in tables
        if table in plan.names
    }


def kinds() -> list[dict[str, Any]]:
    """Return the kinds of events: to which tables their columns refer, and what they mean."""
    return [
        {
            "kind": kind,
            "name": event.name,
            "theatre": THEATRES[event.theatre],
            **{column: getattr(event, column) for column in COLUMNS},
            "magnitude": event.magnitude,
            "meaning": event.meaning,
        }
        for kind, event in EVENTS.items()
    ]


def told(plan: Plan, entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Return the chronicle's entries; ``refs`` names the rows that they are about."""
    find = {table: {key: row for row, key in enumerate(keys) if key} for table, keys in
            plan.names.items()}  # fmt: skip
    columns = {event.name: event for event in EVENTS.values()}
    anything = ("named", "rooms", "sites", "factions", "actors", "squads", "bodies", "deeds")

    def refs(entry: Entry) -> Iterator[dict[str, Any]]:
        event = columns.get(entry.kind)
        for column in COLUMNS:
            key = getattr(entry, column)
            tables = (getattr(event, column),) if event else anything
            table = next((t for t in tables if key in find.get(t, {})), "")
            if key and table:
                yield {"as": column, "table": table, "row": find[table][key]}

    return [
        {
            "t": entry.t,
            "clock": entry.clock,
            "theatre": entry.theatre,
            "kind": entry.kind,
            "text": entry.text,
            **{column: getattr(entry, column) for column in COLUMNS},
            "refs": list(refs(entry)),
        }
        for entry in entries
    ]


def _rows(plan: Plan, table: str) -> Iterator[tuple[int, str]]:
    keys = plan.names.get(table, [])
    return ((row, keys[row]) for row in range(1, len(keys)))


def _factions(plan: Plan, night: Night, cast: Cast) -> list[dict[str, Any]]:
    actors = plan.scenario.meta.actors
    return [
        {
            "row": row,
            "key": key,
            "name": cast.name("factions", row).text,
            "one": cast.name("factions", row).one.partition(" | ")[0],
            "short": actors[key].short if key in actors else "",
            "origin": int(night.blocs[row]["origin"]),
            "seats": int(night.blocs[row]["present"] + night.blocs[row]["gone"]),
        }
        for row, key in _rows(plan, "factions")
    ]


def _wings(plan: Plan, night: Night, cast: Cast) -> list[dict[str, Any]]:
    return [
        {
            "row": row,
            "key": key,
            "name": cast.name("wings", row).text,
            "faction": int(night.camps[row]["faction"]),
            "seats": int(night.camps[row]["seats"]),
            "order": int(night.camps[row]["seat"]),
        }
        for row, key in _rows(plan, "wings")
    ]


def _rooms(plan: Plan, night: Night, cast: Cast) -> list[dict[str, Any]]:
    found = []
    said = plan.names.get("room_words", [])
    for row, key in _rows(plan, "rooms"):
        room = night.rooms[row]
        kind = night.room_kinds[room["kind"]]
        found.append(
            {
                "row": row,
                "key": key,
                "name": cast.name("rooms", row).text or said[row],
                "title": said[row],
                "kind": plan.names["room_kinds"][room["kind"]],
                "outside": bool(room["outside"]),
                "floor": float(room["floor"]),
                "x": float(room["x"]),
                "y": float(room["y"]),
                "area": float(room["area"] or kind["area"]),
                "cold": float(kind["cold"]),
                "darkness": float(kind["darkness"]),
            }
        )
    return found


def _doors(plan: Plan, night: Night) -> list[dict[str, Any]]:
    found = []
    for row, key in _rows(plan, "doors"):
        door = night.doors[row]
        found.append(
            {
                "row": row,
                "key": key,
                "a": int(door["a"]),
                "b": int(door["b"]),
                "kind": plan.names["door_kinds"][door["kind"]],
                "length": float(door["length"]),
                "width": float(night.door_kinds[door["kind"]]["width"]),
                "entry": bool(door["entry"]),
            }
        )
    return found


def _units(plan: Plan, night: Night, cast: Cast) -> list[dict[str, Any]]:
    return [
        {
            "row": row,
            "key": key,
            "name": cast.name("squads", row).text,
            "post": int(night.squads[row]["post"]),
            "start": int(night.squads[row]["start"]),
            "withdrawn": time(night.squads[row]["withdrawn"]),
        }
        for row, key in _rows(plan, "squads")
    ]


def _sites(plan: Plan, night: Night, cast: Cast) -> list[dict[str, Any]]:
    return [
        {
            "row": row,
            "key": key,
            "name": cast.name("sites", row).text,
            "x": float(night.sites[row]["x"]),
            "y": float(night.sites[row]["y"]),
        }
        for row, key in _rows(plan, "sites")
    ]


def _links(plan: Plan, night: Night) -> list[dict[str, Any]]:
    return [
        {
            "row": row,
            "key": key,
            "from": int(night.links[row]["origin"]),
            "to": int(night.links[row]["target"]),
            "means": plan.names["means"][night.links[row]["kind"]],
            "one_way": bool(night.links[row]["one_way"]),
            "owner": int(night.links[row]["owner"]),
            "distance": float(night.links[row]["distance"]),
        }
        for row, key in _rows(plan, "links")
    ]


def _bodies(plan: Plan, night: Night, cast: Cast) -> list[dict[str, Any]]:
    return [
        {
            "row": row,
            "key": key,
            "name": cast.name("bodies", row).text,
            "site": int(night.bodies[row]["site"]),
            "size": int(night.bodies[row]["size"]),
            **{
                name: time(night.bodies[row][name])
                for name in ("formed", "claimed", "fell", "disowned")
            },
        }
        for row, key in _rows(plan, "bodies")
    ]


def _groups(plan: Plan, night: Night, cast: Cast) -> list[dict[str, Any]]:
    return [
        {
            "row": row,
            "key": key,
            "name": cast.name("groups", row).text,
            "site": int(night.groups[row]["site"]),
            "people": float(night.group_traits[row]["people"]),
        }
        for row, key in _rows(plan, "groups")
    ]


def _regiments(plan: Plan, night: Night, cast: Cast) -> list[dict[str, Any]]:
    return [
        {
            "row": row,
            "key": key,
            "name": cast.name("regiments", row).text,
            "site": int(night.regiments[row]["site"]),
            "group": int(night.regiments[row]["group"]),
            "strength": float(night.regiment_traits[row]["strength"]),
        }
        for row, key in _rows(plan, "regiments")
    ]


def _named(scenario: Scenario, plan: Plan, night: Night, cast: Cast) -> list[dict[str, Any]]:
    """Return everybody with a name, and the rows in which they appear, 0 where they do not."""
    rows = {
        table: {int(person): row for row, person in enumerate(getattr(night, table)["person"])}
        for table in ("delegates", "people", "speakers")
    }
    found = []
    for row, key in _rows(plan, "named"):
        person = scenario.people[key]
        found.append(
            {
                "row": row,
                "key": key,
                "name": cast.name("named", row).text,
                "role": person.role,
                **{table[:-1] if table != "people" else "people": at.get(row, 0)
                   for table, at in rows.items()},
            }
        )  # fmt: skip
    return found


def _outcomes(plan: Plan, night: Night) -> list[dict[str, Any]]:
    values = [float(outcome.read(night)) for outcome in plan.outcomes]
    row = outcome_frame(plan, [0], [values]).row(0, named=True)
    return [
        {"name": o.name, "kind": o.kind, "unit": o.unit, "meaning": o.meaning, "value": row[o.name]}
        for o in plan.outcomes
    ]


def time(t: Any) -> float | None:
    """Return a time in s, None for one that has not come."""
    return None if t < 0 else float(t)
