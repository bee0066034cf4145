"""A night's tables as DataFrames, with the names of rows in place of their numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

from october.core.events import EVENTS, THEATRES
from october.core.tables import Night
from october.night import Plan

# fields that refer to the rows of a table or to a code list whose name is not their plural
REFERS = {
    "person": "named",
    "actor": "actors",
    "victim": "actors",
    "origin": "sites",
    "who": "",
    "whom": "",
    "kind": "",
}
HIDDEN = ("pad",)


def names_for(plan: Plan, table: str, field: str) -> list[str] | None:
    """Return the names to which an integer field refers, None if it is a plain number."""
    if table == "messages" and field == "kind":
        return plan.names.get("deeds")
    if field in REFERS:
        return plan.names.get(REFERS[field])
    for plural in (field, f"{field}s", f"{field[:-1]}ies", f"{field}es"):
        if plural in plan.names:
            return plan.names[plural]
    return None


def table_frame(plan: Plan, night: Night, table: str) -> pl.DataFrame:
    """Return a table without its null row: its row number, its name where it has one, its fields.

    Raises KeyError for a table that does not exist.
    """
    if table not in Night._fields:
        raise KeyError(f"no table {table!r}; there are: {', '.join(Night._fields)}")
    rows = used(night, table)
    if table == "named":
        return _named_frame(plan, rows)
    if table == "log":
        return event_frame(plan, night)
    first = 0 if table in ("clock", "tally") else 1
    columns: list[pl.Series] = []
    if first:
        columns.append(pl.Series("row", np.arange(first, len(rows))))
    names = plan.names.get(table)
    if names and len(names) == len(rows):
        columns.append(pl.Series("name", names[first:], dtype=pl.String))
    if table == "tally":
        columns.append(pl.Series("event", [_kind(kind) for kind in range(len(rows))]))
    for field in rows.dtype.names or ():
        if field.startswith(HIDDEN):
            continue
        columns.append(_column(plan, table, field, rows[field][first:]))
    frame = pl.DataFrame(columns)
    return frame.filter(pl.col("event") != "") if table == "tally" else frame


def used(night: Night, table: str) -> np.ndarray:
    """Return the rows of a table that are in use: a few tables have room to grow."""
    rows = getattr(night, table)
    if table in ("messages", "deliveries"):
        return rows[: int(night.clock[0][table])]
    if table == "log":
        return rows[: int(night.clock[0]["log_size"])]
    return rows


def _column(plan: Plan, table: str, field: str, values: np.ndarray) -> pl.Series:
    if values.ndim > 1:
        return pl.Series(field, values.tolist())
    names = names_for(plan, table, field) if np.issubdtype(values.dtype, np.integer) else None
    if names is None or (len(values) and not 0 <= values.min() <= values.max() < len(names)):
        return pl.Series(field, np.ascontiguousarray(values))
    return pl.Series(field, [names[v] or None for v in values], dtype=pl.String)


def _named_frame(plan: Plan, rows: np.ndarray) -> pl.DataFrame:
    """Who did what how often: a column for each kind of event that any named person did."""
    columns: list[pl.Series] = [pl.Series("name", plan.names["named"][1:], dtype=pl.String)]
    for kind in np.flatnonzero(rows.any(axis=0)):
        columns.append(pl.Series(_kind(int(kind)), np.ascontiguousarray(rows[1:, kind])))
    return pl.DataFrame(columns)


def event_frame(plan: Plan, night: Night) -> pl.DataFrame:
    """Return the log: ``t`` (s), ``clock``, theatre, kind, who, whom, where, what, magnitude."""
    log = used(night, "log")
    kinds = log["kind"].tolist()
    times = log["t"].tolist()
    data: dict[str, Any] = {
        "t": times,
        "clock": [plan.clock(t) for t in times],
        "theatre": [THEATRES.get(code, "") for code in log["theatre"].tolist()],
        "kind": [_kind(kind) for kind in kinds],
    }
    for part in ("who", "whom", "where", "what"):
        rows = log[part].tolist()
        data[part] = [_name(plan, k, part, r) for k, r in zip(kinds, rows, strict=True)]
    data["magnitude"] = log["magnitude"].tolist()
    texts = dict.fromkeys(("clock", "theatre", "kind", "who", "whom", "where", "what"), pl.String)
    return pl.DataFrame(data, schema_overrides={"t": pl.Float64, "magnitude": pl.Float64, **texts})


def _kind(kind: int) -> str:
    return EVENTS[kind].name if kind in EVENTS else ""


def _name(plan: Plan, kind: int, part: str, row: int) -> str | None:
    event = EVENTS.get(kind)
    listed = getattr(event, part) if event else ""
    if not listed or row <= 0:
        return None
    names = plan.names.get(listed, [])
    return (names[row] if row < len(names) else "") or f"{listed} {row}"
