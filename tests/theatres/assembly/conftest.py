"""The hall alone: October's congress without a palace or a city, and news put in by hand."""

import re
from pathlib import Path

import numpy as np
import pytest

from october.core.tables import DTYPES, Night
from october.night.plan import prepare
from october.scenario import load_texts

FOLDER = Path(__file__).parents[3] / "scenarios" / "october-1917"
FILES = ("scenario.yaml", "sources.yaml", "assembly.yaml", "people.yaml")
SEED = 1917
WINDOW = 10.0


def _speakers_only(people: str) -> str:
    """Keep the persons of the congress, so that the hall stands without the palace."""
    blocks = re.split(r"^(?=[a-z_]+:\n)", people, flags=re.MULTILINE)
    return "".join(block for block in blocks if "\n  assembly:" in block)


class Hall:
    """A plan of the congress, and nights of it."""

    def __init__(self) -> None:
        texts = {name: (FOLDER / name).read_text(encoding="utf-8") for name in FILES}
        texts["people.yaml"] = _speakers_only(texts["people.yaml"])
        self.plan = prepare(load_texts(texts, name="october-1917"))
        self.names = self.plan.names

    def begin(self, number: int, *, facts=None, log_rows: int = 0, **settings: float) -> Night:
        """Return a night at its first second; ``settings`` are parameters of the hall."""
        from october.theatres.assembly.entries import start_assembly

        night = Night(*(table.copy() for table in self.plan.template))
        if facts is None:
            facts = self.plan.draw(SEED, [number])[0]
        for target, columns in self.plan.drawn:
            getattr(night, target.table).view("f8")[target.offsets] = facts[columns]
        for name, value in settings.items():
            night.hall[0][name] = value
        if log_rows:
            night = night._replace(log=np.zeros(log_rows, DTYPES["log"]))
        night.clock[0]["seed"] = SEED
        night.clock[0]["night"] = number
        start_assembly(night)
        return night

    def tell(self, night: Night, t: float, kind: int, actor: str = "", victim: str = "",
             severity: float = 0.0) -> None:  # fmt: skip
        """Let news of a deed reach the congress now, as the city would."""
        clock = night.clock[0]
        row, delivery = int(clock["messages"]), int(clock["deliveries"])
        clock["messages"] += 1
        clock["deliveries"] += 1
        actors = self.names["actors"]
        message = night.messages[row]
        message["t"], message["kind"], message["severity"] = t, kind, severity
        message["actor"], message["victim"] = actors.index(actor), actors.index(victim)
        site = self.names["sites"].index("congress")
        arrived = night.deliveries[delivery]
        arrived["due"], arrived["credence"], arrived["message"] = t, 1.0, row
        arrived["site"], arrived["state"] = site, 2
        place = night.sites[site]
        if place["last"]:
            night.deliveries[place["last"]]["next"] = delivery
        else:
            place["first"] = delivery
        place["last"] = delivery
        clock["next_assembly"] = min(clock["next_assembly"], t)

    def play(self, night: Night, until: float | None = None, news=()) -> Night:
        """Play on; ``news`` are (t, kind, actor, victim, severity), sorted by t."""
        from october.theatres.assembly.entries import advance_assembly

        clock = night.clock[0]
        end = float(clock["end"]) if until is None else until
        waiting = [item for item in news if item[0] >= clock["now"]]
        while True:
            due = float(clock["next_assembly"])
            if waiting and waiting[0][0] <= due:
                due = waiting[0][0]
            window = max(float(clock["now"]), due // WINDOW * WINDOW)
            if window >= end:
                break
            clock["now"] = window
            while waiting and waiting[0][0] < window + WINDOW:
                self.tell(night, window, *waiting.pop(0)[1:])
            advance_assembly(night, window)
        clock["now"] = end
        return night

    def many(self, nights: range, news=(), **settings: float) -> list[Night]:
        """Play many nights."""
        return [self.play(self.begin(n, **settings), news=list(news)) for n in nights]


@pytest.fixture(scope="session")
def hall() -> Hall:
    return Hall()
