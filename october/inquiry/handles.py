"""Every lever that may be set during a night, and what each of its settings puts where."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from october.core.events import ASSEMBLY, CITY, PALACE
from october.inquiry.one_night import OneNight
from october.night import prepare
from october.scenario.levers import describe, resolve
from october.scenario.scenario import Scenario

THEATRES = {"assembly": ASSEMBLY, "palace": PALACE, "city": CITY}
MINUTE = 60.0


class Handle(NamedTuple):
    """A setting: the theatre in which it acts, and (target, value, scale) for each place."""

    theatre: int
    places: tuple[tuple[Any, float, bool], ...]


def handles(night: OneNight) -> dict[str, Handle]:
    """Return each setting ``key=value`` of each lever: every option, both ends of a range.

    One plan is made for many of them, in which each has a minute of its own, by which it is found
    again; that is much faster than a plan for each.
    """
    scenario, clock = night.scenario, night.plan.clock
    texts = list(_texts(scenario))
    room = int(night.plan.end // MINUTE) - 1
    found: dict[str, Handle] = {}
    for first in range(0, len(texts), room):
        at = {MINUTE * (k + 1): text for k, text in enumerate(texts[first : first + room])}
        timed = [f"{text}@{clock(t)}" for t, text in at.items()]
        for t, target, value, scale in prepare(scenario, timed).timed:
            theatre = THEATRES.get(resolve(scenario, [at[t]])[0].path.partition(".")[0], 0)
            places = found[at[t]].places if at[t] in found else ()
            found[at[t]] = Handle(theatre, (*places, (target, value, scale)))
    return found


def _texts(scenario: Scenario) -> Iterator[str]:
    for lever in describe(scenario):
        if lever.when != "any":
            continue
        if lever.options:
            yield from (f"{lever.key}={option}" for option in lever.options)
        elif lever.low is None or lever.high is None:
            if lever.default in ("true", "false"):
                yield from (f"{lever.key}={value}" for value in ("true", "false"))
        else:
            ends = (lever.low, lever.high)
            yield from (f"{lever.key}={end:g}" for end in ends if math.isfinite(end))
