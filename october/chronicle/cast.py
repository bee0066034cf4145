"""What people, places and codes are called in prose: the scenario's words, else its keys."""

from __future__ import annotations

from typing import Any, NamedTuple

from october.core.tables import Night
from october.scenario.schema.common import Words

NOBODY_ROW = 0
# tables whose rows point to what they belong to, in the order in which that is asked for
BELONGS = {
    "unit": ("squads", "units"),
    "wing": ("wings",),
    "faction": ("factions",),
    "side": ("sides",),
}


class Name(NamedTuple):
    """How somebody or something is called."""

    text: str
    many: bool = False  # the verb is in the plural
    person: int = 0  # row of the named persons, 0 for nobody with a name
    camp: str = ""  # what they belong to, as it is called
    camps: bool = False  # that is a plural
    one: str = ""  # how one of them is called
    at: str = ""  # where something is that is there: "on the stair"


EMPTY = Name("")


class Cast:
    """Everybody and everything of a night, by table and row."""

    def __init__(self, plan: Any, night: Night | None) -> None:
        self.names: dict[str, list[str]] = plan.names
        self.words: Words = plan.words
        self.night = night
        self.known: dict[tuple[str, int], Name] = {}
        meta = getattr(plan.scenario, "meta", None)
        palace = getattr(plan.scenario, "palace", None)
        hall = getattr(plan.scenario, "assembly", None)
        self.given = {
            "rooms": getattr(palace, "rooms", {}),
            "squads": getattr(palace, "units", {}),
            "guns": getattr(palace, "guns", {}),
            "factions": getattr(hall, "factions", {}),
            "wings": getattr(hall, "wings", {}),
            "actors": getattr(meta, "actors", {}),
            "sites": getattr(meta, "sites", {}),
            "named": getattr(plan.scenario, "people", {}),
        }

    def name(self, table: str, row: int) -> Name:
        """Return what row ``row`` of ``table`` is called; empty for the null row."""
        if row < 0 or (not self.key(table, row) and row == NOBODY_ROW):
            return EMPTY
        found = self.known.get((table, row))
        if found is None:
            found = self.known[(table, row)] = self._find(table, row)
        return found

    def at(self, table: str, row: int) -> str:
        """Return where something is that is there: "in the hall", "on the stair"."""
        name = self.name(table, row)
        return name.at or (f"{'at' if table == 'sites' else 'in'} {name.text}" if name.text else "")

    def key(self, table: str, row: int) -> str:
        """Return the scenario's key of a row, empty where it has none."""
        names = self.names.get(table, ())
        return names[row] if 0 <= row < len(names) else ""

    def person(self, table: str, row: int) -> int:
        """Return the named person that a row stands for, 0 for nobody with a name."""
        if row <= NOBODY_ROW:
            return 0
        if table == "named":
            return row
        return self._field(table, row, "person")

    def short_names(self) -> list[tuple[str, str]]:
        """Return the full and the short name of the persons who have both, the longest first."""
        found = []
        for row in range(1, len(self.names.get("named", ()))):
            full = self.name("named", row).text
            short = full.partition(",")[0].rpartition(" ")[2]
            if short != full and short[:1].isupper():
                found.append((full, short))
        return sorted(found, key=lambda pair: -len(pair[0]))

    def _find(self, table: str, row: int) -> Name:
        key = self.key(table, row)
        said = self._said(table, key)
        if table == "named" or (said is None and self.person(table, row)):
            return self._person(table, row)
        if said is not None:
            return said
        owner = self._owner(table, row)
        if owner is not None:
            return owner
        text = key.replace("_", " ") or ""
        return Name(text, _looks_many(text)) if text else EMPTY

    def _person(self, table: str, row: int) -> Name:
        person = self.person(table, row)
        key = self.key("named", person)
        given = self.given["named"].get(key)
        said = self._said("named", key)
        text = said.text if said else getattr(given, "name", "") or key.replace("_", " ").title()
        camp = self._owner(table, row)
        if camp is None:
            return Name(text, False, person)
        return Name(text, False, person, camp.camp, camps=camp.camps)

    def _owner(self, table: str, row: int) -> Name | None:
        """Return "a Left SR" for a delegate without a name: one of those it belongs to."""
        for field, owners in BELONGS.items():
            owner = self._field(table, row, field)
            listed = next((o for o in owners if owner and self.names.get(o)), "")
            group = self.name(listed, owner)
            if group.text:
                ways = [way.strip() for way in group.one.split("|")]
                one = ways[row % len(ways)] or f"one of {group.text}"
                camp = self.name("factions", self._field(table, row, "faction"))
                camp = camp if camp.text else group
                return Name(one, False, 0, camp.text, camps=camp.many)
        return None

    def _said(self, table: str, key: str) -> Name | None:
        word = self.words.names.get(table, {}).get(key) if key else None
        if word is None:
            given = self.given.get(table, {}).get(key) if table != "named" else None
            text = getattr(given, "name", "")
            return Name(text, _looks_many(text), one=f"one of {text}") if text else None
        if isinstance(word, str):
            return Name(word, _looks_many(word))
        many = _looks_many(word.name) if word.many is None else word.many
        return Name(word.name, many, one=word.one, at=word.at)

    def _field(self, table: str, row: int, field: str) -> int:
        rows = getattr(self.night, table, None) if self.night is not None else None
        if rows is None or field not in (rows.dtype.names or ()) or row >= len(rows):
            return 0
        return int(rows[row][field])


def _looks_many(text: str) -> bool:
    """Guess whether a name is a plural: the guess serves scenarios that do not say."""
    return text.endswith("s") and not text.endswith(("ss", "us", "'s"))
