"""Applause: the pace of starting in an audience of the published size, and bouts played.

What was published of the groups of 13 to 20: from the first to the last to begin there passed
2.9 s, and the stopping took nearly twice as long as the starting. A rate of 2.3721/s gives the
first figure for 18 people; the fitted coefficients themselves are not used. Somebody must begin:
the contagion has no spontaneous rate. Bouts, in which some stop while others still begin, are
compared with their exact law, worked out state by state.

Source: Mann et al. (2013) for contagion by share; Gillespie (1977) for playing it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from october.mechanisms.applause import (
    applause,
    time_to_begin,
    time_to_end,
    variance_of_beginning,
)
from october.verification.result import Result, exact, holds, printed, sampled, show

SOURCE = "mann_2013"
SEED = 2013
BOUTS = 50_000
GROUP = 18  # of 107 people in six groups
SPREAD = 2.3721  # 1/s
TIRING = 1.25  # 1/s


def law(people: int, spread: float, tiring: float, prolonged: float) -> tuple[float, float]:
    """Return the mean length, s, and the mean largest share of a bout, state by state."""
    reached = {(1, 0, 1): 1.0}  # clapping, stopped, most so far
    length = peak = 0.0
    while reached:
        after: dict[tuple[int, int, int], float] = {}
        for (clapping, stopped, most), chance in reached.items():
            if clapping == 0:
                peak += chance * most / people
                continue
            silent = people - clapping - stopped
            starts = spread * silent * clapping / people
            stops = tiring / prolonged * clapping * (stopped + 1) / people
            length += chance / (starts + stops)
            for state, rate in (
                ((clapping + 1, stopped, max(most, clapping + 1)), starts),
                ((clapping - 1, stopped + 1, most), stops),
            ):
                if rate > 0.0:
                    after[state] = after.get(state, 0.0) + chance * rate / (starts + stops)
        reached = after
    return length, peak


def bouts(people: int, spread: float, tiring: float, prolonged: float) -> np.ndarray:
    """Return (largest share, length) of many bouts."""
    played = (
        applause(people, spread, tiring, prolonged, SEED, 0, night, 0, 0)[:2]
        for night in range(BOUTS)
    )
    return np.array(list(played))


def results() -> Iterator[Result]:
    """Yield the pace of a group, and bouts against their law."""
    harmonic = sum(1.0 / k for k in range(1, GROUP))
    yield printed("β at which 18 begin within 2.9 s", SPREAD, 2 * harmonic / 2.9, 4, SOURCE)
    yield printed("18 people: first to last to begin", 2.9, time_to_begin(GROUP, SPREAD), 4, SOURCE)
    spread = variance_of_beginning(GROUP, SPREAD) ** 0.5
    yield printed("… its standard deviation", 0.83678, spread, 5, SOURCE)
    yield printed("650 people", 5.95, time_to_begin(650, SPREAD), 2, SOURCE)
    yield exact("one person has begun", 0.0, time_to_begin(1, SPREAD), SOURCE)
    ending = 2.0 * GROUP / (GROUP + 1) * (harmonic + 1.0 / GROUP) * 1.5 / TIRING
    yield exact("18 people: all to stop, 2N·H(N)/(N + 1)γ", ending,
                time_to_end(GROUP, TIRING, 1.5), SOURCE)  # fmt: skip
    ratio = time_to_end(GROUP, TIRING, 1.0) / time_to_begin(GROUP, SPREAD)
    yield holds("stopping takes nearly twice as long", 1.6 < ratio < 2.0, SOURCE)
    for people, prolonged in ((1, 1.0), (5, 1.0), (GROUP, 1.0), (GROUP, 3.0)):
        name = f"{people} people, prolonged by {prolonged}"
        length, peak = law(people, SPREAD, TIRING, prolonged)
        played = bouts(people, SPREAD, TIRING, prolonged)
        yield sampled(f"{name}: length", length, played[:, 1], SOURCE)
        if people > 1:
            yield sampled(f"{name}: largest share", peak, played[:, 0], SOURCE)
    at_once = bouts(GROUP, 1e9, TIRING, 2.0)
    yield sampled("all clap at once: length", time_to_end(GROUP, TIRING, 2.0), at_once[:, 1],
                  SOURCE)  # fmt: skip
    nobody = applause(0, SPREAD, TIRING, 1.0, SEED, 0, 0, 0, 7)
    yield holds("nobody, nothing", tuple(nobody) == (0.0, 0.0, 7), SOURCE)
    alone = applause(1, SPREAD, TIRING, 1.0, SEED, 0, 0, 0, 7)
    yield exact("one begins and stops: one act of luck", 8, alone[2], SOURCE)


if __name__ == "__main__":
    show(results())
