"""The passages of an account: in what share of nights each happens, and what its lever moves.

The scenario says which kinds of events show a passage, which lever must move it and in which
direction; nothing here knows what any of them means. Every setting plays the same nights with the
same luck, so that effects are differences of pairs.

There are two looks. Half of the nights are shared evenly by all settings, the other half by those
whose effect has not shown; each look uses the bound that keeps both together at five per cent.

Source: Pocock (1977), Group sequential methods in the design and analysis of clinical trials,
Biometrika 64, 191-199, table 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from october.core.events import EVENTS, Event
from october.ensemble import play_each
from october.ensemble.rows import outcome_frame
from october.ensemble.runs import lever_texts
from october.inquiry.measure import numbers, outcome_named
from october.inquiry.outcomes import number, percent
from october.inquiry.paired import Effect, effect
from october.night import Plan, prepare
from october.scenario import Scenario, load
from october.scenario.schema.common import Passage

FEWEST = 2  # nights of each setting, for an interval
POCOCK = 2.178  # normal quantile of either of two looks that are wrong in 5 % of cases together
Settings = tuple[str, ...]
Sieve = list[tuple[list[str], list[int]]]


class Witnessed(NamedTuple):
    """What one night tells of every passage."""

    anyone: list[bool]  # by passage: its event happened
    person: list[bool]  # the named person did it
    outcomes: list[float]


class Nights(NamedTuple):
    """The same of all nights of one setting: arrays (nights, passages), and the outcomes."""

    plan: Plan
    anyone: np.ndarray
    person: np.ndarray
    outcomes: Any

    def followed_by(self, more: Nights) -> Nights:
        """Return these nights and then others of the same setting."""
        return Nights(
            self.plan,
            np.concatenate([self.anyone, more.anyone]),
            np.concatenate([self.person, more.person]),
            self.outcomes.vstack(more.outcomes),
        )


@dataclass(frozen=True)
class Answer:
    """What the nights say of one passage."""

    id: str
    event: str
    share: float | None
    lever: str
    moved: Effect | None
    works: bool
    why: str
    unit: str = ""  # of what the lever moves

    def json(self) -> dict[str, Any]:
        """Return the fields of the contract."""
        moved = self.moved
        return {
            "id": self.id,
            "event": self.event or None,
            "share": self.share,
            "lever": self.lever or None,
            "lever_effect": moved.effect if moved else None,
            "low": moved.low if moved else None,
            "high": moved.high if moved else None,
            "works": self.works,
            "why": self.why,
        }


def passages(
    scenario: Scenario | str | Path = "october-1917",
    nights: int = 8000,
    seed: int = 1,
    levers: Iterable[str] | Mapping[str, Any] = (),
    *,
    workers: int | None = None,
    tick: Callable[[], None] | None = None,
) -> tuple[int, list[Answer]]:
    """Return how many nights were played without a lever, and an answer for every passage.

    ``nights`` is the number of nights in all, the sum over every setting of both looks. Raises
    ValueError for so few that a setting would have less than two.
    """
    if not isinstance(scenario, Scenario):
        scenario = load(scenario)
    base = tuple(lever_texts(levers))
    asked = scenario.passages
    pairs = _pairs(scenario, base)
    seen: dict[Settings, Nights] = {}
    undecided = list(asked)
    found: dict[str, Answer] = {}
    least = least_nights(scenario, base)
    if nights < least:
        raise ValueError(f"{nights} nights are too few for so many settings: at least {least}")
    for look in range(2):
        distinct = dict.fromkeys([base, *(s for key in undecided for s in pairs[key])])
        each = nights // 2 // len(distinct)
        for settings in distinct:
            first = len(seen[settings].anyone) if look else 0
            more = witness(scenario, settings, first, each, seed, workers, tick)
            seen[settings] = seen[settings].followed_by(more) if look else more
        for place, key in enumerate(asked):
            if key in undecided:
                found[key] = _answer(key, asked[key], place, seen, base)
        undecided = [key for key in undecided if pairs[key] and not _decided(found[key])]
        if not undecided:
            break
    return len(seen[base].anyone), [found[key] for key in asked]


def least_nights(scenario: Scenario, levers: Iterable[str] | Mapping[str, Any] = ()) -> int:
    """Return the fewest nights with which ``passages`` answers: two looks at each setting."""
    base = tuple(lever_texts(levers))
    pairs = _pairs(scenario, base).values()
    return 2 * FEWEST * len({base, *(settings for pair in pairs for settings in pair)})


def _pairs(scenario: Scenario, base: Settings) -> dict[str, list[Settings]]:
    return {key: [base + s for s in settings_of(p)] for key, p in scenario.passages.items()}


def _decided(answer: Answer) -> bool:
    return answer.moved is not None and answer.moved.decided


def settings_of(passage: Passage) -> tuple[Settings, ...]:
    """Return the two settings that are compared, each a tuple of ``key=value``.

    A setting is written as a value of the passage's lever, as ``key=value`` (several with blanks
    between them), or as ``default``.
    """
    found = []
    for text in passage.settings:
        parts = text.split() if "=" in text else [f"{passage.lever}={text.strip()}"]
        found.append(() if text.strip() in ("", "default") else tuple(parts))
    return tuple(found[:2]) if len(found) >= 2 else ()


def witness(
    scenario: Scenario,
    settings: Settings,
    first: int,
    nights: int,
    seed: int,
    workers: int | None = None,
    tick: Callable[[], None] | None = None,
) -> Nights:
    """Play nights from ``first`` under a setting, and note which passages happened in each."""
    plan = prepare(scenario, settings)
    marks = [_mark(plan, passage) for passage in scenario.passages.values()]

    def read(plan: Plan, played: Any) -> Witnessed:
        night = played.night
        happened = [mark(night) for mark in marks]
        outcomes = [float(outcome.read(night)) for outcome in plan.outcomes]
        return Witnessed([a for a, _ in happened], [b for _, b in happened], outcomes)

    which = range(first, first + nights)
    rows = list(play_each(plan, seed, which, read, workers=workers, tick=tick, watched=True))
    return Nights(
        plan,
        np.array([row.anyone for row in rows], dtype=float),
        np.array([row.person for row in rows], dtype=float),
        outcome_frame(plan, which, [row.outcomes for row in rows]),
    )


def _mark(plan: Plan, passage: Passage) -> Callable[[Any], tuple[bool, bool]]:
    """Return a function that says of a night whether anyone, and whether the person, did it.

    A passage happens in a night in which each of its kinds of events happens. ``only`` names what
    the events must tell of: an act (a speech's), a motion, an order, a faction. Of a kind of event
    that refers to a list with one of these names, only events that give one of them count.
    """
    kinds = [kind for kind, event in EVENTS.items() if event.name in passage.events]
    named = plan.names.get("named", [])
    person = named.index(passage.person) if passage.person in named else 0
    sieves = {kind: sieve for kind in kinds if (sieve := _sieve(plan, EVENTS[kind], passage.only))}
    counted = [kind for kind in kinds if kind not in sieves]

    def mark(night: Any) -> tuple[bool, bool]:
        anyone = bool(kinds) and all(night.tally[kind]["count"] > 0 for kind in counted)
        by_person = bool(person) and bool(night.named[person, counted].sum() > 0)
        for kind, sieve in sieves.items():
            rows = _events(night, kind, sieve)
            anyone = anyone and len(rows) > 0
            by_person = by_person or (bool(person) and _did(night, rows, person))
        return anyone, by_person

    return mark


def _sieve(plan: Plan, event: Event, only: list[str]) -> Sieve:
    """Return, for each list of names that has some of these: the columns, and the codes."""
    lists: dict[str, list[str]] = {}
    for column in ("who", "whom", "where", "what"):
        lists.setdefault(getattr(event, column), []).append(column)
    found = []
    for table, columns in lists.items():
        names = plan.names.get(table, [])
        codes = [code for code, name in enumerate(names) if name and name in only]
        if codes:
            found.append((columns, codes))
    return found


def _events(night: Any, kind: int, sieve: Sieve) -> np.ndarray:
    log = night.log[: int(night.clock[0]["log_size"])]
    rows = log[log["kind"] == kind]
    for columns, codes in sieve:
        rows = rows[np.any([np.isin(rows[column], codes) for column in columns], axis=0)]
    return rows


def _did(night: Any, rows: np.ndarray, person: int) -> bool:
    """Say whether a named person did one of these events."""
    for kind, who in zip(rows["kind"], rows["who"], strict=True):
        table = EVENTS[int(kind)].who
        if table == "named":
            if int(who) == person:
                return True
            continue
        rows_of = getattr(night, table, np.zeros(0))
        if "person" in (rows_of.dtype.names or ()) and int(rows_of[who]["person"]) == person:
            return True
    return False


def _answer(
    key: str, passage: Passage, place: int, seen: dict[Settings, Nights], base: Settings
) -> Answer:
    nights = seen[base]
    share = None if passage.by_effect else float(nights.anyone[:, place].mean())
    pair = settings_of(passage)
    moved = None
    if pair:
        before, after = (_measured(seen[base + s], passage, place) for s in pair)
        if before is not None and after is not None:
            both = min(len(before), len(after))
            moved = effect(before[:both], after[:both], POCOCK)
    works, reasons = _judged(passage, share, moved, nights)
    if passage.person and not passage.by_effect:
        by = percent(float(nights.person[:, place].mean()))
        reasons.append(f"{passage.person} does it in {by} of nights")
    event = " and ".join(passage.events)
    if passage.only:
        event += f" ({', '.join(passage.only)})"
    outcome = outcome_named(nights.plan, passage.measure)
    unit = outcome.unit if outcome else "share"
    return Answer(key, event, share, passage.lever, moved, works, "; ".join(reasons), unit)


def _measured(nights: Nights, passage: Passage, place: int) -> np.ndarray | None:
    """Return what the lever must move, a number for each night."""
    if not passage.measure:
        return None if passage.by_effect else nights.anyone[:, place]
    outcome = outcome_named(nights.plan, passage.measure)
    if outcome is None:
        return None
    return numbers(nights.plan, outcome, nights.outcomes[outcome.name])


def _judged(
    passage: Passage, share: float | None, moved: Effect | None, nights: Nights
) -> tuple[bool, list[str]]:
    """Say whether a passage works: its event is open, and its lever moves it as stated."""
    reasons = []
    happens = True
    if share is not None:
        happens = 0 < share < 1 or (share == 1 and bool(passage.certain))
        if share == 0:
            reasons.append(f"it happens in none of {len(nights.anyone)} nights")
        elif share == 1:
            reasons.append(passage.certain or "it happens in every night, and nothing says why")
        else:
            reasons.append(f"it happens in {percent(share)} of nights")
    return happens and _moves(passage, moved, nights, reasons), reasons


def _moves(passage: Passage, moved: Effect | None, nights: Nights, reasons: list[str]) -> bool:
    if not passage.lever and not passage.settings:
        reasons.append("it names no lever")
        return False
    if moved is None:
        reasons.append(f"no two settings of {passage.lever} were compared")
        return False
    outcome = outcome_named(nights.plan, passage.measure)
    factor, unit = 1.0, f" {outcome.unit}" if outcome and outcome.unit else ""
    if unit == " s":
        factor, unit = 1 / 60, " min"
    base, with_it, low, high = (
        number(x * factor) for x in (moved.base, moved.with_it, moved.low, moved.high)
    )
    setting = " to ".join(passage.settings[:2])
    verb = "moves" if moved.decided else "is not seen to move"
    as_stated = not passage.direction or (moved.effect > 0) == (passage.direction == "up")
    against = "" if as_stated or not moved.decided else f", not {passage.direction} as stated"
    reasons.append(
        f"{passage.lever} from {setting} {verb} {passage.measure or 'its share'}, {base} to "
        f"{with_it}{unit} (difference {low} to {high}, {moved.pairs:,} pairs){against}"
    )
    return moved.decided and as_stated
