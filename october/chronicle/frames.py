"""How a chronicle begins and ends, and what the hour strikes: figures every hour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from october.chronicle import grammar
from october.chronicle.entry import Entry
from october.chronicle.phrases import read
from october.chronicle.telling import Teller
from october.chronicle.wording import Fields, constant, counting, fill

HOUR = 3600.0
STEP = 300.0  # s between the rows of the series
MOST_FIGURES = 2  # an hour


def opening(teller: Teller) -> list[Entry]:
    """Return what is said before anything has happened."""
    variants = teller.plan.words.openings or [_title(teller)]
    text = teller.words.say(variants, _numbers(teller), "opening")
    return [teller.note(0.0, "", "opening", text)] if text else []


def tallies(teller: Teller, series: Any, theatres: Sequence[str]) -> list[Entry]:
    """Return for every hour what has changed most in the figures since the hour before."""
    found: list[Entry] = []
    names = [s.name for s in teller.plan.series]
    for hour in range(1, int(teller.plan.end / HOUR) + 1):
        now, before = int(hour * HOUR / STEP), int((hour - 1) * HOUR / STEP)
        figures: list[tuple[float, str, str]] = []
        for name, how in read("series").items():
            if name not in names or how["theatre"] not in theatres:
                continue
            column = names.index(name)
            is_now, was = float(series[now, column]), float(series[before, column])
            change = is_now - was
            if change != change or abs(change) < how["least"] or not _begun(how, was):
                continue
            variants = how.get("fewer" if change < 0 else "more", ())
            filled = _figures(is_now, was, how["noun"])
            text = teller.words.say(variants, filled, name, hour)
            if text:
                figures.append((abs(change) / max(1.0, was), how["theatre"], text))
        figures.sort(reverse=True)
        found.extend(
            teller.note(hour * HOUR, theatre, "tally", text)
            for _, theatre, text in figures[:MOST_FIGURES]
        )
    return found


def closing(teller: Teller, theatres: Sequence[str]) -> list[Entry]:
    """Return what the night came to, in a few sentences."""
    filled = _numbers(teller)
    sentences: list[str] = []
    for part in read("closing"):
        if part["theatre"] in theatres:
            text = next(filter(None, (fill(v, filled) for v in _order(teller, part["say"]))), "")
            sentences.append(text)
    end = teller.words.pick(teller.plan.words.closings, "closing")
    sentences.append(fill(end, filled) if end else "")
    text = " ".join(grammar.sentence(s) for s in sentences if s)
    return [teller.note(teller.plan.end, "", "closing", text)] if text else []


def _order(teller: Teller, tiers: Sequence[Any]) -> list[str]:
    """Put sentences in order of preference: a list among them holds equals."""
    ordered: list[str] = []
    for tier in tiers:
        ordered.extend(teller.words.order(tier, "closing") if isinstance(tier, list) else [tier])
    return ordered


def _begun(how: dict[str, Any], was: float) -> bool:
    """A count that begins at nothing is no change to speak of, unless it says so."""
    return was > 0 or how.get("from_nothing", False)


def _figures(now: float, was: float, noun: str) -> Fields:
    return {
        "now": constant(grammar.counted(now, noun)),
        "n": constant(grammar.number(now)),
        "was": constant(grammar.number(was)),
        "change": counting(abs(now - was)),
    }


def _title(teller: Teller) -> str:
    meta = teller.plan.scenario.meta
    return f"{meta.title}, {teller.plan.clock(0)}"


def _numbers(teller: Teller) -> Fields:
    """Return blanks that read the night's outcomes; see phrases/closing.yaml."""
    values = {o.name: float(o.read(teller.night)) for o in teller.plan.outcomes}
    labels = {o.name: o.labels for o in teller.plan.outcomes}

    def known(name: str) -> float | None:
        value = values.get(name)
        return None if value is None or value != value else value

    def count(argument: str) -> str | None:
        name, _, noun = argument.partition("/")
        value = known(name)
        if value is None or round(value) < 1:
            return None
        return grammar.counted(value, noun) if noun else grammar.number(value)

    def when(name: str) -> str | None:
        value = known(name)
        return (
            None if value is None or not 0 <= value <= teller.plan.end else teller.plan.clock(value)
        )

    def label(name: str) -> str | None:
        value, known_labels = known(name), labels.get(name, ())
        if value is None or not 0 <= int(value) < len(known_labels):
            return None
        return known_labels[int(value)].replace("_", " ")

    def share(name: str) -> str | None:
        value = known(name)
        return None if value is None else grammar.percent(value)

    def span(name: str) -> str | None:
        value = known(name)
        return None if value is None or value <= 0 else grammar.duration(60.0 * value)

    def holds(argument: str) -> str | None:
        name, _, wanted = argument.partition("/")
        if wanted:
            return "" if label(name) == wanted.replace("_", " ") else None
        value = known(name)
        return "" if value is not None and value > 0 else None

    def were(name: str) -> str | None:
        value = known(name)
        return None if value is None else "was" if round(value) == 1 else "were"

    return {
        "o": count, "was": were, "t": when, "l": label, "p": share, "h": span, "if": holds,
        "not": lambda name: "" if known(name) is not None and holds(name) is None else None,
    }  # fmt: skip
