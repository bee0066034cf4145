"""One night held at the times from which it is branched, and what its continuations come to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np

from october.core.events import EVENTS
from october.ensemble import workers
from october.ensemble.rows import outcome_column
from october.inquiry.measure import Quantity
from october.inquiry.one_night import OneNight, luck
from october.night import Plan

LOG_ROWS = 1 << 14  # of a branch that is watched for as long as a jump lasts
T = TypeVar("T")
ANYONE = "*"
Settings = Sequence[tuple[Any, float, bool]]  # what levers set: (target, value, scale)


class Happening(NamedTuple):
    """An event as another night may have it too: who has no name of his own is nobody."""

    kind: int
    who: str
    whom: str
    where: str
    what: str

    @property
    def anyone(self) -> Happening:
        """The same, whoever does it to whomever."""
        return self._replace(who=ANYONE, whom=ANYONE) if self.who or self.whom else self

    def __str__(self) -> str:
        parts = [EVENTS[self.kind].name, *(part for part in self[1:] if part not in ("", ANYONE))]
        return " ".join(parts).replace("_", " ")


Firsts = dict[Happening, float]  # when each first happened, s


class Trunk:
    """One night played once, held at the times from which it was branched."""

    def __init__(
        self,
        night: OneNight,
        quantity: Quantity,
        seed: int = 1,
        pool: int | None = None,
        tick: Callable[[int], None] | None = None,
    ) -> None:
        self.night, self.quantity, self.seed = night, quantity, seed
        self.pool, self.tick = pool, tick
        self.play = workers.engine()
        self.held = {0.0: self.play.begin(night.plan, night.seed, night.number)}

    def at(self, t: float) -> Any:
        """Return the night's tables as they stood at ``t`` (s)."""
        if t not in self.held:
            nearest = max(known for known in self.held if known < t)
            here = self.play.branch(self.night.plan, self.held[nearest])
            self.play.advance(self.night.plan, here, t)
            self.held[t] = here
        return self.held[t]

    def continued(self, t: float, branches: int, first: int = 0) -> np.ndarray:
        """Return what the quantity came to in continuations from ``t``, numbered from ``first``."""
        return self.watched(t, branches, t, (), first=first)[0]

    def watched(
        self, t: float, branches: int, until: float, kinds: Collection[int],
        levers: Settings = (), first: int = 0,
    ) -> tuple[np.ndarray, list[Firsts]]:  # fmt: skip
        """Return what the quantity came to in continuations from ``t``, and what happened in each.

        Events are those of some kinds in [t, until). ``levers`` hold from ``t`` on. Continuations
        of the same number have the same luck, whatever the levers.
        """
        plan, outcome = self.night.plan, self.quantity.outcome

        def one(branch: int) -> tuple[float, Firsts]:
            here, seen = self._watch(t, branch, until, kinds, levers)
            self.play.advance(plan, here, plan.end)  # without the series, which nobody asked for
            return float(outcome.read(here)), seen

        count = 1 if t >= plan.end else branches  # nothing is left to chance at the end
        found = self._each(one, t, range(first, first + count))
        if self.tick:
            self.tick(count)
        column = outcome_column(outcome, np.array([value for value, _ in found]))
        return self.quantity.of(plan, column), [seen for _, seen in found]

    def seen(
        self, t: float, branches: int, until: float, kinds: Collection[int],
        levers: Settings = (), first: int = 0,
    ) -> list[Firsts]:  # fmt: skip
        """Return what happened up to ``until`` in continuations that are played no further."""
        numbers = range(first, first + branches)
        return self._each(lambda b: self._watch(t, b, until, kinds, levers)[1], t, numbers)

    def _each(self, one: Callable[[int], T], t: float, numbers: range) -> list[T]:
        self.at(t)  # before the threads ask for it
        with workers.pool_of(self.pool) as threads:
            return list(threads.map(one, numbers))

    def _watch(
        self, t: float, branch: int, until: float, kinds: Collection[int], levers: Settings
    ) -> tuple[Any, Firsts]:
        """Return a continuation at ``until``, and what happened in it."""
        night, plan = self.night, self.night.plan
        key = luck(night.seed, night.number, t, self.seed, branch)
        here = self.play.branch(plan, self.at(t), seed=key, levers=levers)
        if until <= t:
            return here, {}
        here = here._replace(log=np.zeros(LOG_ROWS, here.log.dtype))
        here.clock[0]["log_size"] = 0
        self.play.advance(plan, here, until)
        seen = firsts(plan, here, t, until, kinds)
        return here._replace(log=np.zeros(0, here.log.dtype)), seen


def firsts(plan: Plan, night: Any, t: float, until: float, kinds: Collection[int]) -> Firsts:
    """Return when each event of some kinds first happened in [t, until), by a night's log.

    A night held at ``t`` has not yet played what happens at that very second. Each event stands
    there as itself and as done by anyone.
    """
    log = night.log[: int(night.clock[0]["log_size"])]
    log = log[(log["t"] >= t) & (log["t"] < until) & np.isin(log["kind"], list(kinds))]
    found: Firsts = {}
    for kind, when, *rows in zip(
        *(log[name].tolist() for name in ("kind", "t", *PARTS)), strict=True
    ):
        event = _happening(plan, kind, *rows)
        found.setdefault(event, when)
        found.setdefault(event.anyone, when)
    return found


PARTS = ("who", "whom", "where", "what")


def _happening(plan: Plan, kind: int, *rows: int) -> Happening:
    event = EVENTS[kind]
    parts = []
    for part, row in zip(PARTS, rows, strict=True):
        listed = plan.names.get(getattr(event, part), ())
        parts.append(listed[row] if 0 < row < len(listed) else "")
    return Happening(kind, *parts)
