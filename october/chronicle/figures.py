"""Blanks that read a night's figures: its outcomes, and its series when it begins or ends."""

from __future__ import annotations

from typing import Any

from october.chronicle import grammar
from october.chronicle.telling import Teller
from october.chronicle.wording import Fields, constant


def blanks(teller: Teller, series: Any, row: int) -> Fields:
    """Return the blanks of phrases/opening.yaml and phrases/closing.yaml, which explains them.

    ``row`` is the row of the series, which may be None: 0 when the night begins, −1 at its end.
    """
    return {
        **_of_outcomes(teller),
        **_of_series(teller, series, row),
        "in": lambda theatre: teller.place(theatre) or None,
        "clock": constant(teller.plan.clock(0.0 if row == 0 else teller.plan.end)),
        "span": constant(grammar.duration(teller.plan.end)),
    }


def _of_series(teller: Teller, series: Any, row: int) -> Fields:
    names = [s.name for s in teller.plan.series]
    outcomes = {o.name: o for o in teller.plan.outcomes}

    def value(name: str) -> float | None:
        if series is not None and name in names:
            return float(series[row, names.index(name)])
        return float(outcomes[name].read(teller.night)) if name in outcomes else None

    def at_that_time(argument: str) -> str | None:
        name, _, noun = argument.partition("/")
        return _counted(value(name) if name in names else None, noun)

    def rows(argument: str) -> str | None:
        table, _, noun = argument.partition("/")
        return _counted(len(teller.plan.names.get(table) or getattr(teller.night, table)) - 1, noun)

    def verb(argument: str) -> str | None:
        stem, _, name = argument.partition("/")
        number = value(name)
        return None if number is None else grammar.verb(stem, round(number) != 1)

    return {"s": at_that_time, "rows": rows, "v": verb}


def _of_outcomes(teller: Teller) -> Fields:
    values = {o.name: float(o.read(teller.night)) for o in teller.plan.outcomes}
    labels = {o.name: o.labels for o in teller.plan.outcomes}

    def known(name: str) -> float | None:
        value = values.get(name)
        return None if value is None or value != value else value

    def count(argument: str) -> str | None:
        name, _, noun = argument.partition("/")
        return _counted(known(name), noun)

    def when(name: str) -> str | None:
        value = known(name)
        if value is None or not 0 <= value <= teller.plan.end:
            return None
        return str(teller.plan.clock(value))

    def holds(argument: str) -> str | None:
        name, _, wanted = argument.partition("/")
        value, among = known(name), labels.get(name, ())
        if value is None:
            return None
        if wanted:
            return "" if 0 <= int(value) < len(among) and among[int(value)] == wanted else None
        return "" if value > 0 else None

    def fails(name: str) -> str | None:
        return "" if known(name) is not None and holds(name) is None else None

    def were(name: str) -> str | None:
        value = known(name)
        return None if value is None else "was" if round(value) == 1 else "were"

    return {"o": count, "t": when, "if": holds, "not": fails, "was": were}


def _counted(n: float | None, noun: str) -> str | None:
    """Return a number, with its noun if there is one; nothing to count cannot be said."""
    if n is None or n != n or round(n) < 1:
        return None
    return grammar.counted(n, noun) if noun else grammar.number(n)
