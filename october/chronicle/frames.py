"""How a chronicle begins and ends, and what the hour strikes: figures on the hour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from october.chronicle import figures, grammar
from october.chronicle.drafts import FIGURES, Draft
from october.chronicle.entry import Entry
from october.chronicle.phrases import THEATRES, read
from october.chronicle.telling import Teller
from october.chronicle.wording import Fields, constant, counting, fill

HOUR = 3600.0
STEP = 300.0  # s between the rows of the series
MOST_FIGURES, MOST_ALIKE = 5, 2  # a night; of one series


def present(teller: Teller) -> tuple[str, ...]:
    """Return the theatres that the scenario has."""
    return tuple(t for t in THEATRES if getattr(teller.plan.scenario, t, None) is not None)


def opening(teller: Teller, theatres: Sequence[str], series: Any, last: str = "") -> list[Entry]:
    """Return what is said before anything has happened: how things stand, and then ``last``."""
    filled = figures.blanks(teller, series, 0)
    variants = teller.plan.words.openings or [_title(teller)]
    sentences = [teller.words.loose(variants, filled, "opening")]
    sentences += _parts(teller, "opening", theatres, filled)
    return _framed(teller, 0.0, "opening", [*sentences, last])


def closing(teller: Teller, theatres: Sequence[str], series: Any, first: str = "") -> list[Entry]:
    """Return what the night came to, in a few sentences after ``first``."""
    filled = figures.blanks(teller, series, -1)
    end = teller.words.loose(teller.plan.words.closings, filled, "closing")
    told = _parts(teller, "closing", theatres, filled)
    if not theatres and not first:
        told = [teller.words.loose(read("frame")["empty"], filled, "closing")]
    sentences = [first, *told, end]
    return _framed(teller, teller.plan.end, "closing", sentences)


def _framed(teller: Teller, t: float, kind: str, sentences: Sequence[str]) -> list[Entry]:
    text = " ".join(grammar.sentence(s) for s in sentences if s)
    return [teller.note(t, "", kind, text)] if text else []


def _parts(teller: Teller, name: str, theatres: Sequence[str], filled: Fields) -> list[str]:
    """Return of each part the first sentence that can be said."""
    told: list[str] = []
    for part in read(name):
        if part["theatre"] in theatres:
            variants = map(teller.words.plain, _order(teller, part["say"]))
            told.append(next(filter(None, (fill(v, filled) for v in variants)), ""))
    return [text for text in told if text]


def tallies(teller: Teller, series: Any, theatres: Sequence[str]) -> list[Draft]:
    """Return the greatest changes within an hour, said as the hour strikes."""
    found: list[tuple[float, str, Draft]] = []
    names = [s.name for s in teller.plan.series]
    for hour in range(1, int(teller.plan.end / HOUR)):
        now, before = int(hour * HOUR / STEP), int((hour - 1) * HOUR / STEP)
        for name, how in read("series").items():
            if name not in names or how["theatre"] not in theatres:
                continue
            column = names.index(name)
            is_now, was = float(series[now, column]), float(series[before, column])
            change = abs(is_now - was)
            if change >= max(how["least"], how["part"] * was) and was > 0:
                found.append((change / was, name, _tally(teller, hour, name, how, is_now, was)))
    found.sort(key=lambda item: -item[0])
    spoken: Counter[str] = Counter()
    kept: list[Draft] = []
    for _, name, draft in found:
        if len(kept) < MOST_FIGURES and spoken[name] < MOST_ALIKE:
            spoken[name] += 1
            kept.append(draft)
    return kept


def _tally(
    teller: Teller, hour: int, name: str, how: dict[str, Any], now: float, was: float
) -> Draft:
    filled = {
        "now": constant(grammar.counted(now, how["noun"])),
        "n": constant(grammar.number(now)),
        "was": constant(grammar.number(was)),
        "change": counting(abs(now - was)),
    }
    which = "gone" if now < 0.5 else "fewer" if now < was else "more"

    def worded() -> Entry:
        text = teller.words.say(how.get(which, ()), filled, name, hour)
        return teller.note(hour * HOUR, how["theatre"], "tally", text)

    return Draft(hour * HOUR, FIGURES, 0, worded)


def _order(teller: Teller, tiers: Sequence[Any]) -> list[str]:
    """Put sentences in order of preference: a list among them holds equals."""
    ordered: list[str] = []
    for tier in tiers:
        ordered.extend(teller.words.order(tier, "closing") if isinstance(tier, list) else [tier])
    return ordered


def _title(teller: Teller) -> str:
    meta = teller.plan.scenario.meta
    return f"{meta.title}, {teller.plan.clock(0)}"
