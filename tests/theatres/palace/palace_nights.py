"""A palace by itself: nights of a scenario without assembly and city, with values set by name."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from october.core.tables import Night
from october.night import Plan, Workspace, advance, begin, prepare
from october.scenario import load_texts

SCENARIO = Path(__file__).parents[3] / "scenarios" / "october-1917"
HOUR = 3600.0


def palace(**values: float | str) -> Plan:
    """Return a plan of the palace alone; ``values`` replace parameters and are the same always."""
    texts = {
        f"{name}.yaml": (SCENARIO / f"{name}.yaml").read_text()
        for name in ("scenario", "sources", "palace")
    }
    texts["people.yaml"] = _ministers((SCENARIO / "people.yaml").read_text())
    for name, value in values.items():
        texts["palace.yaml"], found = re.subn(
            rf"(?m)^  {name}: .*$", f"  {name}: {value}", texts["palace.yaml"], count=1
        )
        assert found == 1, name
    return prepare(load_texts(texts))


def _ministers(text: str) -> str:
    """Keep the people who are in the palace."""
    blocks = re.split(r"(?m)^(?=[a-z_]+:$)", text)
    return "".join(block for block in blocks if re.search(r"(?m)^  palace:", block))


def ends(plan: Plan, nights: int, read: Callable, until: float | None = None) -> np.ndarray:
    """Play nights on and return what ``read`` makes of each, one row a night."""
    return np.array([read(night) for night in played(plan, nights, until)], dtype=float)


def watched(plan: Plan, number: int, until: float) -> Night:
    """Return a night at ``until`` (s) with its log."""
    night = begin(plan, 1917, number, log_rows=200_000)
    advance(plan, night, until)
    return night


def played(plan: Plan, nights: int, until: float | None = None) -> Iterator:
    """Yield nights at their end, or at ``until`` (s); each is overwritten by the next."""
    workspace = Workspace(plan)
    for number in range(nights):
        night = begin(plan, 1917, number, workspace=workspace)
        advance(plan, night, plan.end if until is None else until)
        yield night
