"""Waiting for the floor: Pollaczek and Khinchine's mean wait, precedences, and queues played.

The mean wait depends on the turns only through their mean and variation, so that log-normal turns,
which are an assumption about speeches, can be tested by it. Waits one after another are anything
but independent: the repetitions are runs, each with a warm-up that is left out.

Sources: Pollaczek (1930); Khintchine (1932); Cobham (1954); Lindley (1952).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from october.core.random import exponential, lognormal, uniforms
from october.mechanisms.waiting import (
    goes_first,
    left_of_a_turn,
    log_sd,
    mean_wait,
    mean_wait_behind,
    next_wait,
)
from october.verification.result import Result, exact, holds, printed, sampled, show

SOURCE = "pollaczek_1930"
LEFT = "khintchine_1932"
CLASSES = "cobham_1954"
RECURSION = "lindley_1952"
SEED = 1930
RUNS = 300
WARM_UP, TURNS = 150, 200
LOAD, FIRST, VARIATION = 0.5, 0.2, 0.5  # of the queues that are played; FIRST: load of precedence 1


def requests(run: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return when requests come, how long their turns last (mean 1), and their precedence."""
    spread = log_sd(VARIATION)
    luck = [uniforms(SEED, 0, run, row, 0) for row in range(WARM_UP + TURNS)]
    gaps = [exponential(u, 1.0 / LOAD) for u, _, _, _ in luck]
    turns = [lognormal(v, np.exp(-0.5 * spread**2), spread) for _, v, _, _ in luck]
    return (
        np.cumsum(gaps),
        np.array(turns),
        np.array([1 + (w * LOAD >= FIRST) for *_, w, _ in luck]),
    )


def by_arrival(run: int) -> float:
    """Return the mean wait of a run in which turns go by arrival."""
    asked, turns, _ = requests(run)
    waits = [0.0]
    for turn, gap in zip(turns, np.diff(asked), strict=False):
        waits.append(next_wait(waits[-1], turn, gap))
    return float(np.mean(waits[WARM_UP:]))


def by_precedence(run: int) -> tuple[float, float]:
    """Return the mean waits of both precedences in a run."""
    asked, turns, precedence = requests(run)
    now, waiting, coming = 0.0, list[int](), 0
    waits: dict[int, list[float]] = {1: [], 2: []}
    while waiting or coming < len(asked):
        if not waiting:
            now = max(now, asked[coming])
        while coming < len(asked) and asked[coming] <= now:
            waiting.append(coming)
            coming += 1
        best = waiting[0]
        for other in waiting[1:]:
            if goes_first(precedence[other], asked[other], precedence[best], asked[best]):
                best = other
        waiting.remove(best)
        if best >= WARM_UP:
            waits[int(precedence[best])].append(now - asked[best])
        now += turns[best]
    return float(np.mean(waits[1])), float(np.mean(waits[2]))


def results() -> Iterator[Result]:
    """Yield the formulas, and queues that are played by the rules."""
    for variation, published in ((0.0, 2.0), (0.5, 2.5), (1.0, 4.0), (2.0, 10.0)):
        ours = mean_wait(0.8, 1.0, variation)
        yield exact(f"load .8, variation {variation}: mean wait", published, ours, SOURCE)
    yield exact("in another unit", 60.0 * 4.0, mean_wait(0.8, 60.0, 1.0), SOURCE)
    for load in (1.0, 1.3):
        endless = mean_wait(load, 1.0, 1.0) == float("inf")
        yield holds(f"load {load}: the wait has no end", endless, SOURCE)
    yield exact("half of an even turn is left", 0.5, left_of_a_turn(1.0, 1.0, 0.0), LEFT)
    left = left_of_a_turn(0.8, 1.0, 1.0)
    points = mean_wait_behind(0.0, 0.3, left)
    others = mean_wait_behind(0.3, 0.8, left)
    yield printed("points of order, load .3 of .8: wait", 1.142857, points, 6, CLASSES)
    yield printed("the others", 5.714286, others, 6, CLASSES)
    kept = (0.3 * points + 0.5 * others) / 0.8
    yield exact("precedence moves waits about and saves none", 4.0, kept, CLASSES)
    for variation, published in ((0.5, 0.472381), (1.0, 0.832555), (2.0, 1.268636)):
        yield printed(f"log sd of variation {variation}", published, log_sd(variation), 6, SOURCE)
    yield exact("a log sd of 1 in variation", 1.0, log_sd((np.e - 1.0) ** 0.5), SOURCE)
    yield exact("the next one's wait", 2.5, next_wait(1.0, 4.0, 2.5), RECURSION)
    yield exact("… who comes late", 0.0, next_wait(1.0, 4.0, 6.0), RECURSION)
    yield holds("by precedence first", bool(goes_first(1, 9.0, 2, 3.0)), CLASSES)
    yield holds("… the earlier next", bool(goes_first(2, 3.0, 2, 4.0)), CLASSES)
    yield holds("… nobody before oneself", not goes_first(2, 3.0, 2, 3.0), CLASSES)

    published = mean_wait(LOAD, 1.0, VARIATION)
    found = (by_arrival(run) for run in range(RUNS))
    yield sampled("by arrival, played: mean wait", published, found, SOURCE)
    left = left_of_a_turn(LOAD, 1.0, VARIATION)
    waits = [by_precedence(RUNS + run) for run in range(RUNS)]
    for place, before, up_to in ((1, 0.0, FIRST), (2, FIRST, LOAD)):
        published = mean_wait_behind(before, up_to, left)
        found = (wait[place - 1] for wait in waits)
        yield sampled(f"precedence {place}, played: mean wait", published, found, CLASSES)


if __name__ == "__main__":
    show(results())
