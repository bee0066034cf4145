"""How every kind of event is told, read from the files beside this one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
THEATRES = ("assembly", "palace", "city")
EACH, SOME, MANY, NEVER = "each", "some", "many", "never"
MOST, ANY = 4, 99  # how often a kind comes back in a chronicle, unless it says so
_MODES = (
    "say", "again", "early", "first", "many", "zero", "loud", "alone", "unit", "one", "person",
    "plain",
)  # fmt: skip
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Modes = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Telling:
    """How one kind of event is told: one by one or in groups, how readily, in which words."""

    tell: str = SOME
    weight: float = 1.0  # interest of one
    bonus: dict[str, float] = field(default_factory=dict)  # what adds to its interest, by ``what``
    size: float = 0.0  # how much a share above one half adds
    fade: float = 0.45  # how fast its interest goes when it comes back
    news: bool = False  # its interest depends on what the news is
    gap: float = 1200.0  # s, longest pause within a group
    span: float = 3600.0  # s, longest group
    by: tuple[str, ...] = ()  # columns in which the events of a group are alike
    cluster: int = 3  # fewer than this are told one by one
    most: int = MOST  # of them in one chronicle
    names: bool = True  # a person with a name makes one worth telling by itself
    record: bool = False  # the greatest magnitude so far does
    only_self: bool = False  # only what somebody does to themselves
    modes: Modes = field(default_factory=dict)
    what: dict[str, Modes] = field(default_factory=dict)

    def tiers(self, what: str, modes: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Yield groups of variants, the most fitting first: those for ``what``, then any."""
        for scope in (self.what.get(what, {}), self.modes):
            for mode in modes:
                if mode in scope:
                    yield scope[mode]


@cache
def tellings() -> dict[str, Telling]:
    """Return how each kind of event is told, by its name alone and by theatre and name."""
    found: dict[str, Telling] = {}
    for theatre in THEATRES:
        for kind, raw in read(theatre).items():
            found[f"{theatre}.{kind}"] = found[kind] = _telling(raw)
    return found


@cache
def read(name: str) -> Any:
    """Return one of the files of phrases."""
    return yaml.load((HERE / f"{name}.yaml").read_text(encoding="utf-8"), _Loader)


def _telling(raw: dict[str, Any]) -> Telling:
    what = {
        code: _modes(given if isinstance(given, dict) else {"say": given})
        for code, given in raw.get("what", {}).items()
    }
    return Telling(
        tell=raw.get("tell", SOME),
        weight=float(raw.get("weight", 1.0)),
        bonus={code: float(more) for code, more in raw.get("bonus", {}).items()},
        size=float(raw.get("size", 0)),
        fade=float(raw.get("fade", 0.45)),
        news=raw.get("news", False),
        gap=60.0 * raw.get("gap", 20),
        span=60.0 * raw.get("span", 60),
        by=tuple(raw.get("by", ())),
        cluster=raw.get("cluster", 3),
        most=raw.get("most", ANY if raw.get("tell") == EACH else MOST),
        names=raw.get("names", True),
        record=raw.get("record", False),
        only_self=raw.get("only_self", False),
        modes=_modes(raw),
        what=what,
    )


def _modes(raw: dict[str, Any]) -> Modes:
    return {mode: tuple(raw[mode]) for mode in _MODES if raw.get(mode)}
