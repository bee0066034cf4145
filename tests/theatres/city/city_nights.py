"""A city by itself: its own tables, and a script of what the other theatres would tell it."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from october.core.tables import DTYPES
from october.core.wheel import WIDTH
from october.night import copy_night, prepare
from october.scenario import load_texts

SCENARIO = Path(__file__).parents[3] / "scenarios" / "october-1917"
HOUR = 3600.0


class Told(NamedTuple):
    """A message from another theatre; sites and actors by name."""

    t: float  # s
    kind: int
    origin: str
    actor: str
    victim: str = ""
    severity: float = 0.5
    magnitude: float = 0.0
    credence: float = 0.9


class City:
    """Plays nights of a scenario that has a city and nothing else."""

    def __init__(self) -> None:
        files = ("scenario", "sources", "city")
        texts = {f"{name}.yaml": (SCENARIO / f"{name}.yaml").read_text() for name in files}
        self.plan = prepare(load_texts(texts))
        self.places = {(s.path): s for s in self.plan_slots()}

    def plan_slots(self):
        from october.night.plan import _build

        return _build(self.plan.scenario)[0].slots

    def row(self, table: str, name: str) -> int:
        return self.plan.names[table].index(name) if name else 0

    def begin(self, number: int, seed: int = 1917, log_rows: int = 0, **values: float):
        """Tables of a night that has not started; values by path, with ``__`` for dots."""
        night = copy_night(self.plan.template)
        if log_rows:
            night = night._replace(log=np.zeros(log_rows, DTYPES["log"]))
        facts = self.plan.draw(seed, [number])[0]
        for target, columns in self.plan.drawn:
            getattr(night, target.table).view("f8")[target.offsets] = facts[columns]
        for name, value in values.items():
            slot = self.places["city." + name.replace("__", ".")]
            getattr(night, slot.table).view("f8")[slot.offset] = value
        night.clock[0]["seed"], night.clock[0]["night"] = seed, number
        night.clock[0]["next_assembly"] = night.clock[0]["next_palace"] = 1e9
        return night

    def start(self, night):
        from october.theatres.city.entries import start_city

        start_city(night)
        return night

    def play(self, night, script: Iterable[Told] = (), until: float | None = None, each=None):
        """Play from ``clock.now`` on; ``each`` is called with (night, t) after every window."""
        from october.theatres.city.entries import advance_city

        clock = night.clock[0]
        waiting = sorted(script)
        until = self.plan.end if until is None else until
        t = float(clock["now"])
        while t < until:
            while waiting and waiting[0].t < t + WIDTH:
                self.tell(night, waiting.pop(0))
            if clock["next_city"] < t + WIDTH:
                clock["now"] = t
                advance_city(night, t)
                if each:
                    each(night, t)
            following = min([float(clock["next_city"]), *(m.t for m in waiting[:1])])
            t = max(t + WIDTH, following // WIDTH * WIDTH)
        clock["now"] = until
        return night

    def tell(self, night, told: Told) -> None:
        clock = night.clock[0]
        message = night.messages[clock["messages"]]
        clock["messages"] += 1
        message["t"], message["kind"] = told.t, told.kind
        message["origin"] = self.row("sites", told.origin)
        message["actor"] = self.row("actors", told.actor)
        message["victim"] = self.row("actors", told.victim)
        message["severity"], message["magnitude"] = told.severity, told.magnitude
        message["credence"] = told.credence
        clock["next_city"] = min(clock["next_city"], told.t)

    def night(self, number: int, script: Iterable[Told] = (), **values):
        return self.play(self.start(self.begin(number, **values)), script)

    def delivery(self, night, message: int, site: str):
        sites = len(self.plan.names["sites"]) - 1
        return night.deliveries[(message - 1) * sites + self.row("sites", site)]

    def outcome(self, night, name: str) -> float:
        (found,) = [o for o in self.plan.outcomes if o.name == name]
        return float(found.read(night))
