"""From assembly.yaml and the persons in people.yaml to the hall's tables."""

from __future__ import annotations

from october.core.events import DEEDS
from october.core.parameters import PARAMETERS
from october.night.build.sheet import Sheet
from october.scenario import Inputs
from october.theatres.assembly import codes

REQUESTS = 96  # who can wait for the floor at once
MOTIONS = 64  # motions in one night


def build(sheet: Sheet, inputs: Inputs) -> None:
    """Fill the assembly's tables, their names and the places of their values."""
    hall = inputs.assembly
    assert hall is not None
    for parameter in PARAMETERS["hall"]:
        sheet.put("hall", 0, parameter.name, f"assembly.parameters.{parameter.name}")
    _factions(sheet, hall)
    _wings(sheet, hall)
    _spare_factions(sheet, hall)
    _credentials(sheet, hall)
    _rules(sheet, hall)
    _acts_and_news(sheet, hall)
    _speakers(sheet, inputs)
    sitting = sheet.tables["sitting"][0]
    for name in (
        "opened", "closed", "resumes", "leave", "talks_due", "reply_delay",
        "mandated", "met", "walked_first", "motion_share", "claimed", "walkout", "arrest_delay",
        "quorum_lost", "held_from",
    ):  # fmt: skip
        sitting[name] = -1.0
    sitting["site"] = _row(sheet, "sites", "congress")
    sitting["congress"] = _row(sheet, "actors", "congress")
    sitting["lead"] = sheet.row_of("factions", hall.leads)
    sitting["chair"] = sheet.row_of("factions", hall.chair)
    sheet.names["phases"] = codes.PHASES
    sheet.names["methods"] = codes.METHODS
    sheet.names["talks"] = codes.TALKS_STATES
    sheet.names["places"] = codes.PLACES
    sheet.names["caucus_steps"] = codes.CAUCUS_STEPS
    sheet.names["exits"] = codes.EXITS
    sheet.names["returns"] = codes.RETURNS
    sheet.names["quorums"] = codes.QUORUMS
    sheet.names["motion_states"] = codes.MOTION_STATES


def _row(sheet: Sheet, table: str, name: str) -> int:
    """Return the row of a name that a scenario need not have."""
    return sheet.names[table].index(name) if name in sheet.names[table] else 0


def _factions(sheet: Sheet, hall) -> None:
    keys = list(hall.factions)
    names = [*keys, *(_own_name(hall, wing) for wing in _may_split(hall))]
    actors = sheet.names["actors"]
    sheet.rows("factions", len(names), names)
    sheet.names["wings_apart"] = names[len(keys) :]
    blocs = sheet.rows("blocs", len(names))
    sheet.rows("relations", len(names) ** 2)
    sheet.rows("ties", len(names) * (len(actors) - 1))
    sheet.rows("players", codes.MOST_PLAYERS)
    blame = sheet.rows("blame", len(actors) - 1)
    for actor, faction in hall.blame.items():
        if actor in actors:
            blame[actors.index(actor)]["faction"] = keys.index(faction) + 1
    for row, (key, faction) in enumerate(hall.factions.items(), 1):
        sheet.put_row("factions", row, f"assembly.factions.{key}")
        bloc = blocs[row]
        bloc["actor"] = _row(sheet, "actors", key)
        bloc["far"] = faction.far
        bloc["origin"] = row
        for actor, tie in faction.ties.items():
            if actor not in actors:
                continue
            place = (row - 1) * (len(actors) - 1) + actors.index(actor)
            for field in ("affinity", "aim", "trust"):
                if getattr(tie, field) is not None:
                    path = f"assembly.factions.{key}.ties.{actor}.{field}"
                    sheet.put("ties", place, field, path)

    for name in ("caucus_until", "reply_at", "nominate_left", "walked_at"):
        blocs[name][1:] = -1.0
    for name in ("hostile_1", "hostile_2", "hostile_3"):
        blocs[name][1:] = -1e9


def _may_split(hall) -> list[str]:
    """Wings that are not the whole of their faction: each may become one."""
    factions = [wing.faction for wing in hall.wings.values()]
    return [key for key, wing in hall.wings.items() if factions.count(wing.faction) > 1]


def _own_name(hall, wing: str) -> str:
    return f"{wing}_wing" if wing in hall.factions else wing


def _spare_factions(sheet: Sheet, hall) -> None:
    """Keep a row ready for every wing that may break away; it is empty until one does."""
    for wing in _may_split(hall):
        row = sheet.row_of("factions", _own_name(hall, wing))
        camp = sheet.tables["camps"][sheet.row_of("wings", wing)]
        camp["spare"] = row
        sheet.tables["blocs"][row]["origin"] = camp["faction"]


def _wings(sheet: Sheet, hall) -> None:
    lines = sorted({line for table in hall.credentials.values() for line in table})
    camps = sheet.rows("camps", len(hall.wings), list(hall.wings))
    sheet.rows("wings", len(hall.wings), list(hall.wings))
    for row, (key, wing) in enumerate(hall.wings.items(), 1):
        sheet.put_row("wings", row, f"assembly.wings.{key}")
        camps[row]["faction"] = sheet.row_of("factions", wing.faction)
        camps[row]["line"] = lines.index(wing.line) + 1
        camps[row]["caucus_share"] = -1.0


def _credentials(sheet: Sheet, hall) -> None:
    lines = sorted({line for table in hall.credentials.values() for line in table})
    rows = [
        (option, lines.index(line) + 1, seats)
        for option, table in enumerate(hall.credentials.values())
        for line, seats in table.items()
    ]
    credentials = sheet.rows("credentials", len(rows))
    for row, (option, line, seats) in enumerate(rows, 1):
        credentials[row]["option"] = option
        credentials[row]["line"] = line
        credentials[row]["seats"] = seats
    most = max(sum(table.values()) for table in hall.credentials.values())
    sheet.rows("delegates", most)
    sheet.rows("seats", most)


def _rules(sheet: Sheet, hall) -> None:
    rules = hall.rules
    kinds = list(rules.kinds)
    sheet.rows("business", len(kinds), kinds)
    orders = sheet.rows("standing_orders", len(kinds))
    for row, (key, rule) in enumerate(rules.kinds.items(), 1):
        if key in rules.motions:
            sheet.put_row("business", row, f"assembly.rules.motions.{key}")
        order = orders[row]
        for field in (
            "threshold", "at_least", "rank", "precedence", "second", "debatable", "amendable",
            "needs_quorum",
        ):  # fmt: skip
            order[field] = getattr(rule, field)
        order["interrupts"] = rule.may_interrupt
        order["effect"] = codes.EFFECTS.index(rule.effect)
        order["renewable"] = codes.RENEWALS.index(rule.renewable)
        order["put"] = codes.METHODS.index(rule.put)
        order["base"] = codes.BASES.index(rule.base)
        targets = kinds if rule.applies_to == "any" else rule.applies_to
        order["applies"] = sum(1 << kinds.index(name) + 1 for name in targets)
        movers = list(hall.factions) if rule.may_move == "any" else rule.may_move
        order["may_move"] = sum(1 << sheet.row_of("factions", name) for name in movers)
        order["from_list"] = sheet.row_of("factions", rule.on_list_of or "")
    resolves = [key if rule.effect == "resolve" else "" for key, rule in rules.kinds.items()]
    sheet.names["resolutions"] = ["", *resolves]  # rows of business
    transitions = sheet.rows("transitions", len(rules.transitions))
    for row, arrow in enumerate(rules.transitions.values(), 1):
        transitions[row]["from_state"] = codes.MOTION_STATES.index(arrow.origin)
        transitions[row]["to_state"] = codes.MOTION_STATES.index(arrow.to)
        transitions[row]["on"] = codes.HAPPENINGS.index(arrow.on)
        transitions[row]["guard"] = codes.GUARDS.index(arrow.guard)
    sheet.rows("requests", REQUESTS)
    sheet.rows("motions", MOTIONS)


def _acts_and_news(sheet: Sheet, hall) -> None:
    sheet.rows("speech_acts", len(codes.ACTS) - 1)
    sheet.names["acts"] = codes.ACTS
    for row, act in enumerate(codes.ACTS[1:], 1):
        sheet.put_row("speech_acts", row, f"assembly.acts.{act}")
    choices = len(codes.ACTS) - 1 + len(sheet.tables["standing_orders"]) - 1
    sheet.rows("options", (len(sheet.tables["factions"]) - 1) * choices)
    sheet.rows("tidings", max(DEEDS))
    sheet.rows("learnt", max(DEEDS))
    for row, deed in DEEDS.items():
        if deed in hall.news:
            sheet.put_row("tidings", row, f"assembly.news.{deed}")


def _speakers(sheet: Sheet, inputs: Inputs) -> None:
    hall = inputs.assembly
    wings = sheet.names["wings"]
    found = [
        (key, f"people.{key}.assembly", person.assembly.wing)
        for key, person in inputs.people.items()
        if person.assembly is not None and person.assembly.wing in wings
    ]
    found += [(key, f"assembly.voices.{key}", voice.wing) for key, voice in hall.voices.items()]
    sheet.rows("oratory", len(found))
    speakers = sheet.rows("speakers", len(found), [key for key, _, _ in found])
    for row, (key, path, wing) in enumerate(found, 1):
        sheet.put_row("oratory", row, path)
        speakers[row]["wing"] = wings.index(wing)
        speakers[row]["faction"] = sheet.tables["camps"][wings.index(wing)]["faction"]
        speakers[row]["spoke_at"] = -1.0
        named = sheet.names["named"]
        speakers[row]["person"] = named.index(key) if key in named else 0
