"""From a log of thousands of events to what is worth telling: single events and groups of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple

from october.chronicle import news
from october.chronicle.cast import Cast
from october.chronicle.happenings import Happening, key, persons
from october.chronicle.phrases import EACH, MANY, NEVER, SOME, Telling

FIRST_OF_KIND, FIRST_OF_WHAT, NAMED, CROWD = 1.5, 0.6, 1.0, 0.35
NEWS, ORDINARY = 1.0, 4.0  # what the weight of news adds, about news of this weight
QUARTER = 900.0  # s
MOST_A_QUARTER = 5  # of one theatre, unless they matter
MATTERS = 6.5
LOOK_BACK = 5  # beats within which like ones are gathered
SILENCE, FAINT = 2400.0, 0.5  # s without a word; interest that is enough to break it
FLOOR = 1.5  # interest below which nothing is told


class Beat(NamedTuple):
    """One thing to tell: an event, or a group of like events that ends when the last one does."""

    t: float
    telling: Telling
    events: tuple[Happening, ...]
    weight: float
    place: int = 0  # how many of its kind and matter came before it

    @property
    def theatre(self) -> str:
        """Where it happens."""
        return self.events[0].theatre


def beats(
    cast: Cast, events: Iterable[Happening], how: Callable[[Happening], Telling]
) -> list[Beat]:
    """Return everything that could be told, each with its interest.

    ``how`` is asked of one event of each kind.
    """
    by_kind: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for event in events:
        by_kind[(event.theatre, event.kind)].append(event)
    found: list[Beat] = []
    for alike in by_kind.values():
        telling = how(alike[0])
        if telling.only_self:
            alike = [event for event in alike if event.who == event.whom]
        if telling.tell != NEVER and alike:
            found.extend(_of_kind(cast, alike, telling))
    return found


def chosen(found: Sequence[Beat], most: int) -> list[Beat]:
    """Return at most so many beats in order of time: the weightiest.

    No quarter of an hour is too full, and no kind comes back more often than its telling says.
    """
    full: Counter[tuple[str, int]] = Counter()
    kinds: Counter[tuple[str, str]] = Counter()
    kept: list[Beat] = []
    for beat in sorted(found, key=lambda b: (-b.weight, b.t, b.events[0].index)):
        if len(kept) >= most or beat.weight < FLOOR:
            break
        place = (beat.theatre, int(beat.t // QUARTER))
        kind = (beat.theatre, beat.events[0].kind)
        if full[place] >= MOST_A_QUARTER and beat.weight < MATTERS:
            continue
        if kinds[kind] >= beat.telling.most:
            continue
        full[place] += 1
        kinds[kind] += 1
        kept.append(beat)
    kept.sort(key=_when)
    return sorted([*kept, *_between(found, kept)], key=_when)


def _between(found: Sequence[Beat], kept: Sequence[Beat]) -> list[Beat]:
    """Return the weightiest of what was not chosen for every long silence."""
    filling: list[Beat] = []
    told = {(beat.t, beat.events[0].index) for beat in kept}
    for one, other in pairwise(kept):
        if other.t - one.t > SILENCE:
            quiet = [
                beat
                for beat in found
                if one.t + SILENCE / 3 < beat.t < other.t - SILENCE / 3
                and beat.weight >= FAINT
                and _when(beat) not in told
            ]
            filling += sorted(quiet, key=lambda b: (-b.weight, _when(b)))[:1]
    return filling


def _when(beat: Beat) -> tuple[float, int]:
    return beat.t, beat.events[0].index


def gathered(cast: Cast, found: Sequence[Beat]) -> list[Beat]:
    """Return beats in order of time, with like ones that are near made one, if words exist."""
    kept: list[Beat] = []
    for beat in found:
        near = [one for one in kept[-LOOK_BACK:] if _alike(cast, one, beat)]
        if near:
            last = near[-1]
            both = tuple(sorted((*last.events, *beat.events), key=lambda e: (e.t, e.index)))
            kept.remove(last)
            beat = Beat(beat.t, beat.telling, both, max(last.weight, beat.weight))
        kept.append(beat)
    return kept


def _alike(cast: Cast, one: Beat, other: Beat) -> bool:
    """Whether two neighbours are of one kind, alike in what counts, and close to one another."""
    first, second = one.events[-1], other.events[0]
    if _is_first_of_kind(one):
        return False
    return (
        one.theatre == other.theatre
        and first.kind == second.kind
        and "many" in _modes(one.telling, key(cast, first, "what"))
        and other.events[-1].t - one.events[0].t <= one.telling.span
        and all(getattr(first, c) == getattr(second, c) for c in one.telling.by)
    )


def _of_kind(cast: Cast, events: list[Happening], telling: Telling) -> list[Beat]:
    """Return one kind's beats: those that are news by themselves, and the rest in groups."""
    singles: list[Beat] = []
    rest: list[Happening] = []
    seen: Counter[str] = Counter()
    whats: Counter[str] = Counter()
    who: Counter[int] = Counter()
    matters: Counter[tuple[int, int]] = Counter()
    greatest = float("-inf")
    for event in events:
        what = key(cast, event, "what")
        matter = (event.where, event.what if event.event.what == "acts" else 0)
        named = [p for p in persons(cast, event) if p]
        score = interest(telling, event, what)
        score += FIRST_OF_KIND * (not seen) + FIRST_OF_WHAT * (whats[what] == 0)
        score += NAMED * bool(named)
        score -= telling.fade * log(1 + whats[what] + 0.5 * max((who[p] for p in named), default=0))
        broken = telling.record and event.magnitude > greatest
        stands = telling.tell == EACH or (
            telling.tell == SOME and (not seen or (bool(named) and telling.names) or broken)
        )
        if stands or (telling.tell == MANY and not seen and "first" in telling.modes):
            singles.append(Beat(event.t, telling, (event,), score, matters[matter]))
        else:
            rest.append(event)
        seen[event.kind] += 1
        matters[matter] += 1
        whats[what] += 1
        who.update(named)
        greatest = max(greatest, event.magnitude)
    return singles + _groups(cast, rest, telling)


def _groups(cast: Cast, events: list[Happening], telling: Telling) -> list[Beat]:
    """Return events that come close upon one another as groups, thin ones one by one."""
    open_groups: dict[tuple, list[Happening]] = {}
    done: list[list[Happening]] = []
    for event in events:
        alike = tuple(getattr(event, column) for column in telling.by)
        group = open_groups.get(alike)
        if group and (event.t - group[-1].t > telling.gap or event.t - group[0].t > telling.span):
            done.append(group)
            group = None
        if group is None:
            group = open_groups[alike] = []
        group.append(event)
    done.extend(open_groups.values())
    found: list[Beat] = []
    for place, group in enumerate(sorted(done, key=lambda g: g[0].t)):
        fade, what = telling.fade * log(1 + place), key(cast, group[0], "what")
        if len(group) >= telling.cluster and "many" in _modes(telling, what):
            score = interest(telling, group[0], what) + CROWD * log(len(group)) - fade
            found.append(Beat(group[-1].t, telling, tuple(group), score))
        elif telling.tell != MANY:
            found.extend(Beat(e.t, telling, (e,), interest(telling, e, what) - fade) for e in group)
    return found


def interest(telling: Telling, event: Happening, what: str) -> float:
    """Return how much one event is worth telling; for news it counts what it is about."""
    own = telling.weight + telling.size * (event.magnitude - 0.5) + telling.bonus.get(what, 0.0)
    if not telling.news:
        return own
    return own + NEWS * (news.weight(event.what) - ORDINARY)


def _modes(telling: Telling, what: str) -> set[str]:
    """Return the modes in which events of a kind can be worded when they are about ``what``."""
    return set(telling.modes) | set(telling.what.get(what, {}))


def _is_first_of_kind(beat: Beat) -> bool:
    """Whether it is to be told as the first of its kind, which is worth a sentence of its own."""
    return len(beat.events) == 1 and beat.place == 0 and "first" in beat.telling.modes
