"""Messages over links that fail, and over links that take their time.

A network's chance of getting a message through is a sum over which links are up: for a small one
all 2^links cases are counted, which is exact. Two terminals joined by a bridge of five links are
the classic example, since no chain of series and parallel links replaces them. A line with one
call at a time is the queue M/D/1: random calls, constant holding. Its wait has a long memory, so a
repetition is a long run that has settled, not a call.

Sources: Moore & Shannon (1956) for the bridge; Gilbert (1959) for random graphs; Janson (1999) for
delays; Pollaczek (1930) for the queue's wait.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import numpy as np

from october.core.mathematics import normal_cdf
from october.core.random import uniforms
from october.mechanisms.messages import (
    arrivals,
    believed,
    connected_chances,
    coverage,
    garbled,
    gets_through,
    line_free_at,
    line_wait,
    random_delays,
    reaches,
)
from october.verification.result import Result, exact, holds, printed, sampled, show

# From 0 to 3: over 1 or over 2, and a bridge between those.
BRIDGE = ((0, 1), (0, 2), (1, 2), (1, 3), (2, 3))
SEED = 1956
TRIALS = 100_000
CROWD = 100  # people between whom all delays are exponential
SPREADS = 2_000
RUNS = 100
CALLS = 50_000
SETTLING = 2_000  # some twenty of the queue's relaxation times


def network(links: tuple[tuple[int, int], ...], nodes: int, link: float) -> tuple[float, float]:
    """Return the chances that 0 reaches the last, and that it reaches all, by counting cases."""
    first, second = (np.array(ends) for ends in zip(*links, strict=True))
    known = np.zeros(nodes, np.int64)
    through = everyone = 0.0
    for case in product((0, 1), repeat=len(links)):
        up = np.array(case)
        chance = link ** up.sum() * (1.0 - link) ** (len(links) - up.sum())
        if reaches(up, first, second, len(links), nodes, 0, nodes - 1, known):
            through += chance
        if known.all():
            everyone += chance
    return through, everyone


def over_the_bridge(row: int) -> bool:
    """Send one message over the bridge, by links that lose one in ten."""
    luck = (*uniforms(SEED, 0, 0, row, 0), *uniforms(SEED, 0, 0, row, 1))
    up = np.array([gets_through(u, 0.1) for u in luck[: len(BRIDGE)]])
    first, second = (np.array(ends) for ends in zip(*BRIDGE, strict=True))
    return bool(reaches(up, first, second, len(BRIDGE), 4, 0, 3, np.zeros(4, np.int64)))


def spread(row: int) -> tuple[float, float]:
    """Return when a crowd with exponential delays has heard: one of them, and the last."""
    delays, times = np.zeros((CROWD, CROWD)), np.zeros(CROWD)
    random_delays(SEED, row, CROWD, 1.0, delays)
    arrivals(delays, CROWD, 0, times, np.zeros(CROWD, np.int64))
    return times[1], times.max()


def results() -> Iterator[Result]:
    """Yield networks, trees, delays, retelling and the engaged line."""
    for link in (0.5, 0.9):
        formula = link**2 * (2 + 2 * link - 5 * link**2 + 2 * link**3)
        ours, _ = network(BRIDGE, 4, link)
        yield exact(f"bridge of links of {link}", formula, ours, "moore_shannon_1956")
    yield printed("bridge of links of .9", 0.97848, network(BRIDGE, 4, 0.9)[0], 5,
                  "moore_shannon_1956")  # fmt: skip
    sent = [over_the_bridge(row) for row in range(TRIALS)]
    yield sampled("the same, sent", 0.97848, sent, "moore_shannon_1956")

    chances = np.zeros(201)
    connected_chances(5, 0.5, chances)
    everyone = network(tuple(combinations(range(5), 2)), 5, 0.5)[1]
    yield exact("G(5, ½) is connected", 728 / 1024, chances[5], "gilbert_1959")
    yield exact("the same, all graphs counted", 728 / 1024, everyone, "gilbert_1959")
    connected_chances(20, 0.2, chances)
    yield printed("G(20, .2) is connected", 0.7458722, chances[20], 7, "gilbert_1959")

    source = "shannon_weaver_1949"
    yield printed("orders down a tree of 3, 4 deep", 0.6927033, coverage(3, 4, 0.9), 7, source)
    yield exact("orders down a chain of 4", sum(0.9**k for k in range(5)) / 5,
                coverage(1, 4, 0.9), source)  # fmt: skip

    heard = [spread(row) for row in range(SPREADS)]
    harmonic = sum(1 / k for k in range(1, CROWD))
    yield sampled("delay between two of 100", harmonic / (CROWD - 1), [one for one, _ in heard],
                  "janson_1999")  # fmt: skip
    yield sampled("delay until all of 100 hear", 2 * harmonic / CROWD, [last for _, last in heard],
                  "janson_1999")  # fmt: skip

    # ρ = .8 of one call's holding: the wait is ρ/(2(1 − ρ)) holdings.
    runs = [line_wait(SEED, row, CALLS, SETTLING, 1.25, 1.0, 1.0) for row in range(RUNS)]
    yield sampled("wait for a line, M/D/1", 2.0, runs, "pollaczek_1930")
    runs = [line_wait(SEED, row, CALLS, SETTLING, 5.0, 12.0, 3.0) for row in range(RUNS)]
    yield sampled("wait for a line of three times the speed", 8.0, runs, "pollaczek_1930")
    yield exact("the first call does not wait", 0.0, line_wait(SEED, 0, 1, 0, 1.25, 1.0, 1.0),
                "pollaczek_1930")  # fmt: skip
    yield holds("a free line is free at once", line_free_at(9.0, 4.0, 2.0, 0.5) == (9.0, 11.0),
                "erlang_1917")  # fmt: skip

    yield exact("credence after two hands", 0.4, believed(believed(1.0, 0.8), 0.5),
                "allport_postman_1947")  # fmt: skip
    yield exact("credence is never above 1", 1.0, believed(0.9, 2.0), "allport_postman_1947")
    told = [garbled(uniforms(SEED, 0, 1, row, 0)[0], 350.0, 0.3) for row in range(TRIALS)]
    yield sampled("log of a number retold", np.log(350.0), np.log(told), "allport_postman_1947")
    yield sampled("mean of a number retold", 350.0 * np.exp(0.045), told, "allport_postman_1947")
    slight = garbled(normal_cdf(2.0), 0.05, 0.04)
    yield exact("a small number, slightly garbled, two sd up", 0.05 * np.exp(0.08), slight,
                "allport_postman_1947")  # fmt: skip
    yield exact("what is not garbled", 350.0, garbled(0.9, 350.0, 0.0), "allport_postman_1947")


if __name__ == "__main__":
    show(results())
