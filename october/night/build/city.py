"""The city's tables from the scenario: sites, ways for news, bodies, groups, units."""

from __future__ import annotations

from math import hypot
from typing import Any

from october.core.events import DEEDS
from october.core.parameters import PARAMETERS
from october.core.tables import (
    CHARGES,
    EFFECTS,
    MARCH_ENDS,
    MARCH_STAGES,
    NOBODY,
    THE_ACTOR,
    THE_VICTIM,
)
from october.night.build.sheet import Sheet
from october.scenario.schema.city import ROLES_OF_BODIES, ROLES_OF_GROUPS

UNHURRIED = ("sound", "sight")  # means that no lever on news delays
SIDES = {"actor": THE_ACTOR, "victim": THE_VICTIM}


def build(sheet: Sheet, inputs: Any) -> None:
    """Fill the city's tables."""
    city = inputs.city
    for key, place in city.sites.items():
        row = sheet.tables["sites"][sheet.row_of("sites", key)]
        row["x"], row["y"] = place.x, place.y
    _parameters(sheet, inputs)
    _parties(sheet, city)
    _groups(sheet, city)
    _bodies(sheet, city)
    _means_and_links(sheet, city)
    _news(sheet, city)
    _regiments(sheet, city)
    _arrivals(sheet, city)
    _state(sheet, city)
    for key, person in inputs.people.items():
        if person.city is not None:
            sheet.tables["city"][0][person.city.does] = sheet.row_of("named", key)
    sheet.names["charges"] = _codes(CHARGES)
    sheet.names["effects"] = _codes(EFFECTS)
    sheet.names["march_stages"] = _codes(MARCH_STAGES)
    sheet.names["march_ends"] = _codes(MARCH_ENDS)


def _parameters(sheet: Sheet, inputs: Any) -> None:
    """Send the city's parameters; off-stage pressure is one fact, the hall's where there is one."""
    for parameter in PARAMETERS["town"]:
        path = f"city.parameters.{parameter.name}"
        if parameter.name == "pressure" and inputs.assembly is not None:
            path = "assembly.parameters.pressure"
        sheet.put("town", 0, parameter.name, path)


def _codes(codes: dict[int, str]) -> list[str]:
    return [codes.get(code, "") for code in range(max(codes) + 1)]


def _parties(sheet: Sheet, city: Any) -> None:
    rows = sheet.rows("parties", len(city.parties), list(city.parties))
    sheet.rows("party_traits", len(city.parties))
    for row, (key, party) in enumerate(city.parties.items(), 1):
        rows[row]["actor"] = sheet.row_of("actors", party.actor or "")
        rows[row]["list"] = sheet.row_of("parties", party.list or "")
        _put_given(sheet, "party_traits", row, f"city.parties.{key}", party)


def _groups(sheet: Sheet, city: Any) -> None:
    parties = list(city.parties)
    rows = sheet.rows("groups", len(city.groups), list(city.groups))
    sheet.rows("group_traits", len(city.groups))
    sheet.rows("group_votes", len(city.groups) * len(parties))
    sheet.rows("ballots", len(city.groups) * len(parties))
    for row, (key, group) in enumerate(city.groups.items(), 1):
        rows[row]["site"] = sheet.row_of("sites", group.site or "")
        sheet.put_row("group_traits", row, f"city.groups.{key}")
        first = 1 + (row - 1) * len(parties)
        for party in group.votes:
            place = first + parties.index(party)
            sheet.put("group_votes", place, "share", f"city.groups.{key}.votes.{party}")


def _bodies(sheet: Sheet, city: Any) -> None:
    parties, groups = list(city.parties), list(city.groups)
    rows = sheet.rows("bodies", len(city.bodies), list(city.bodies))
    seats = [f"{body}.{party}" for body in city.bodies for party in parties]
    sheet.rows("composition", len(seats), seats)
    sheet.rows("body_seats", len(seats))
    sheet.rows("standing", len(city.bodies) * len(groups))
    sheet.rows("esteem", len(city.bodies) * len(groups))["standing"] = 0.5
    for row, (key, body) in enumerate(city.bodies.items(), 1):
        rows[row]["actor"] = sheet.row_of("actors", body.actor)
        rows[row]["site"] = sheet.row_of("sites", body.site)
        rows[row]["home"] = sheet.row_of("groups", body.home)
        rows[row]["denies"] = body.denies
        rows[row]["formed"] = 0.0 if body.sits else -1.0
        rows[row]["claimed"] = 0.0 if body.claims else -1.0
        first = 1 + (row - 1) * len(parties)
        rows[row]["composition"] = first
        for party in body.seats:
            place = first + parties.index(party)
            sheet.put("body_seats", place, "seats", f"city.bodies.{key}.seats.{party}")
        for group in body.standing:
            place = 1 + (row - 1) * len(groups) + groups.index(group)
            sheet.put("esteem", place, "standing", f"city.bodies.{key}.standing.{group}")


def _means_and_links(sheet: Sheet, city: Any) -> None:
    bridges = sheet.rows("bridges", len(city.bridges), list(city.bridges))
    sheet.rows("bridge_traits", len(city.bridges))
    for row, (key, bridge) in enumerate(city.bridges.items(), 1):
        bridges[row]["x"], bridges[row]["y"] = bridge.x, bridge.y
        sheet.put_row("bridge_traits", row, f"city.bridges.{key}")
    sheet.rows("means", len(city.means), list(city.means))
    for row, key in enumerate(city.means, 1):
        sheet.put_row("means", row, f"city.means.{key}")
    rows = sheet.rows("links", len(city.links), list(city.links))
    sheet.rows("link_traits", len(city.links))
    for row, (key, link) in enumerate(city.links.items(), 1):
        rows[row]["origin"] = sheet.row_of("sites", link.origin)
        rows[row]["target"] = sheet.row_of("sites", link.to)
        rows[row]["kind"] = sheet.row_of("means", link.means)
        rows[row]["exchange"] = link.exchange
        rows[row]["owner"] = sheet.row_of("bodies", link.owner or "")
        rows[row]["one_way"] = link.one_way
        rows[row]["sound"] = link.means in UNHURRIED
        crow_flies = link.means in UNHURRIED
        a, b = city.sites[link.origin], city.sites[link.to]
        rows[row]["distance"] = hypot(a.x - b.x, a.y - b.y)
        rows[row]["crosses"] = not crow_flies and a.bank != b.bank
        _put_given(sheet, "link_traits", row, f"city.links.{key}", link)


def _news(sheet: Sheet, city: Any) -> None:
    effects = {name: code for code, name in EFFECTS.items()}
    sheet.rows("heard", max(DEEDS) * len(city.groups))
    rows = sheet.rows("news", max(DEEDS), [DEEDS[kind] for kind in sorted(DEEDS)])
    sheet.rows("news_traits", max(DEEDS))
    for kind, key in DEEDS.items():
        if key not in city.news:
            continue
        deed = city.news[key]
        rows[kind]["audience"] = sum(1 << sheet.row_of("sites", site) for site in deed.audience)
        rows[kind]["means"] = sum(1 << sheet.row_of("means", means) for means in deed.by)
        rows[kind]["effect"] = effects[deed.effect or "none"]
        for side in ("gains", "loses"):
            who = getattr(deed, side)
            rows[kind][side] = NOBODY if not who else SIDES.get(who) or sheet.row_of("bodies", who)
        sheet.put_row("news_traits", kind, f"city.news.{key}")


def _regiments(sheet: Sheet, city: Any) -> None:
    rows = sheet.rows("regiments", len(city.regiments), list(city.regiments))
    sheet.rows("regiment_traits", len(city.regiments))
    for row, (key, regiment) in enumerate(city.regiments.items(), 1):
        rows[row]["site"] = sheet.row_of("sites", regiment.site)
        rows[row]["group"] = sheet.row_of("groups", regiment.group)
        sheet.put_row("regiment_traits", row, f"city.regiments.{key}")


def _arrivals(sheet: Sheet, city: Any) -> None:
    rows = sheet.rows("arrivals", len(city.arrivals), list(city.arrivals))
    sheet.rows("arrival_traits", len(city.arrivals))
    for row, (key, arrival) in enumerate(city.arrivals.items(), 1):
        rows[row]["site"] = sheet.row_of("sites", arrival.site)
        rows[row]["actor"] = sheet.row_of("actors", arrival.actor)
        rows[row]["body"] = sheet.row_of("bodies", arrival.body)
        sheet.put_row("arrival_traits", row, f"city.arrivals.{key}")


def _state(sheet: Sheet, city: Any) -> None:
    """Write down who plays which part: the kernels know bodies, groups and sites by it alone."""
    state = sheet.tables["city"][0]
    roles = city.roles
    state["parties"] = len(city.parties)
    state["groups"] = len(city.groups)
    state["sites"] = len(sheet.names["sites"]) - 1
    for field, site in (
        ("at_congress", "congress"),
        ("at_committee", "committee"),
        ("at_square", "square"),
        ("at_palace", "palace"),
        ("at_duma", "duma"),
        ("at_front", "front"),
    ):
        state[field] = sheet.row_of("sites", site)
    state["at_exchange"] = sheet.row_of("sites", "exchange" if "exchange" in city.sites else "")
    for role in ROLES_OF_BODIES:
        state[role] = sheet.row_of("bodies", getattr(roles, role))
    for role in ROLES_OF_GROUPS:
        state[role] = sheet.row_of("groups", getattr(roles, role))
    state["pressing"] = sheet.row_of("actors", roles.pressing)
    state["joining"] = sheet.row_of("parties", roles.joining)
    state["palace_line"] = sheet.row_of("links", roles.palace_line)


def _put_given(sheet: Sheet, table: str, row: int, path: str, thing: Any) -> None:
    """Send those of a row's values that the scenario gives; the others stay zero."""
    for parameter in PARAMETERS[table]:
        if getattr(thing, parameter.name, None) is not None:
            sheet.put(table, row, parameter.name, f"{path}.{parameter.name}")
