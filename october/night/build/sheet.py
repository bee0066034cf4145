"""The tables of a plan while it is being built, and where every value of the scenario goes."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from october.core.parameters import PARAMETERS
from october.core.tables import DTYPES, Night, empty_table


class Slot(NamedTuple):
    """A place in a parameter table: ``table.view("f8")[offset]`` takes the value at ``path``."""

    path: str
    table: str
    offset: int


class Sheet:
    """Template tables, the names of their rows, and the slots of the scenario's values.

    A builder fills it: ``rows`` sizes a table, ``put`` sends a value to a field of a parameter
    table, ``put_row`` sends all of a row's parameters, and plain assignment
    (``sheet.tables["rooms"][3]["floor"] = 2``) sets what is structure and never uncertain.
    """

    def __init__(self) -> None:
        self.tables: dict[str, np.ndarray] = {name: empty_table(name, 1) for name in Night._fields}
        self.names: dict[str, list[str]] = {}
        self.slots: list[Slot] = []

    def rows(self, table: str, rows: int, names: list[str] | None = None) -> np.ndarray:
        """Give ``table`` that many rows after the null row; ``names`` are those of rows 1…"""
        self.tables[table] = empty_table(table, rows + 1)
        if names is not None:
            self.names[table] = ["", *names]
        return self.tables[table]

    def put(self, table: str, row: int, field: str, path: str) -> None:
        """Let the value at ``path`` of the scenario fill a field of a parameter table."""
        fields = DTYPES[table].names or ()
        self.slots.append(Slot(path, table, row * len(fields) + fields.index(field)))

    def put_row(self, table: str, row: int, path: str) -> None:
        """Let every parameter of ``table`` in ``row`` take the value at ``path.<its name>``."""
        for parameter in PARAMETERS[table]:
            self.put(table, row, parameter.name, f"{path}.{parameter.name}")

    def row_of(self, table: str, name: str) -> int:
        """Return the row of a named thing; 0 for the empty name; ValueError if there is none."""
        return self.names[table].index(name) if name else 0

    def night(self) -> Night:
        """Return the tables as a night that has not started."""
        return Night(**self.tables)


def fill(night: Night, table: str, offset: int, value: Any) -> None:
    """Write one value into its slot."""
    getattr(night, table).view("f8")[offset] = value
