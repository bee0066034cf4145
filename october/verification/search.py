"""Search: random sweeps, looks where belief is greatest, and walks that find by chance.

Mean hitting times come from linear equations, and on the classic graphs they are known; a random
walk, played, must take as long. On graphs without odd circles a walk is periodic, which does
hitting no harm. The time to see everything is played only. That going by belief is best is shown
against every other order of looks.

Sources: Koopman (1946); Stone (1975); Lovász (1993).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

import numpy as np

from october.mechanisms.search import after_look, hitting_times, swept, walked, worth
from october.verification.result import Result, exact, holds, printed, sampled, show

SEED = 1993
WALKS = 100_000
WALK = "lovasz_1993"
BELIEFS = (0.5, 0.3, 0.2)
OVERLOOKED = 0.3
LOOKS = 6


def graph(nodes: int, links: Iterable[tuple[int, int]]) -> np.ndarray:
    """Return the matrix of a graph whose links all weigh 1."""
    weights = np.zeros((nodes, nodes))
    for i, j in links:
        weights[i, j] = weights[j, i] = 1.0
    return weights


def lollipop() -> np.ndarray:
    """Return a clique of ten with a path of ten hanging from its last."""
    clique = [(i, j) for i in range(10) for j in range(i)]
    return graph(20, clique + [(i, i + 1) for i in range(9, 19)])


def grid(side: int) -> np.ndarray:
    """Return a square grid."""
    nodes = range(side * side)
    right = [(i, i + 1) for i in nodes if (i + 1) % side]
    return graph(side * side, right + [(i, i + side) for i in nodes if i + side < side * side])


CYCLE = graph(20, [(i, (i + 1) % 20) for i in range(20)])
PATH = graph(20, [(i, i + 1) for i in range(19)])
COMPLETE = graph(20, [(i, j) for i in range(20) for j in range(i)])
STAR = graph(20, [(0, i) for i in range(1, 20)])
CUBE = graph(8, [(i, i ^ bit) for i in range(8) for bit in (1, 2, 4)])


def time_to(weights: np.ndarray, start: int, target: int) -> float:
    """Return the mean number of steps from one node to another."""
    nodes = len(weights)
    times = np.zeros(nodes)
    hitting_times(weights, nodes, target, np.zeros((nodes, nodes)), times)
    return float(times[start])


def steps(weights: np.ndarray, start: int, target: int) -> list[int]:
    """Play walks from one node to another, or over all if ``target`` is −1."""
    nodes = len(weights)
    seen = np.zeros(nodes, np.int64)
    return [walked(SEED, row, weights, nodes, start, target, seen) for row in range(WALKS)]


def found_by(order: Iterable[int]) -> float:
    """Return the chance that these looks, in this order, find somebody."""
    left = list(BELIEFS)
    for room in order:
        left[room] = after_look(left[room], OVERLOOKED)
    return 1.0 - sum(left)


def by_belief() -> list[int]:
    """Return the rooms that draw most, one after another, when none is farther than another."""
    left, order = list(BELIEFS), []
    for _ in range(LOOKS):
        room = max(range(3), key=lambda i: worth(left[i], 30.0, 60.0))
        order.append(room)
        left[room] = after_look(left[room], OVERLOOKED)
    return order


def walks() -> Iterator[Result]:
    """Yield hitting times and times to see everything."""
    for name, published, weights, start, target in (
        ("cycle of 20, seven apart", 91, CYCLE, 0, 7),
        ("path of 20, end to end", 361, PATH, 0, 19),
        ("path of 20, from the fifth on", 336, PATH, 5, 19),
        ("complete graph of 20", 19, COMPLETE, 3, 11),
        ("star of 20, leaf to leaf", 38, STAR, 4, 9),
        ("cube, to the opposite corner", 10, CUBE, 0, 7),
        ("lollipop, clique to tip", 1009, lollipop(), 0, 19),
    ):
        yield exact(name, published, time_to(weights, start, target), WALK)
    corner = time_to(grid(10), 0, 99)
    yield printed("10 × 10 grid, corner to corner", 542.1005217, corner, 7, WALK)

    # There and back takes twice the sum of the weights, times the resistance between the two.
    chain = np.zeros((4, 4))
    for i, weight in enumerate((1.0, 2.0, 5.0)):
        chain[i, i + 1] = chain[i + 1, i] = weight
    both_ways = time_to(chain, 0, 3) + time_to(chain, 3, 0)
    yield exact("weighted chain, there and back", 2 * 8.0 * (1 + 1 / 2 + 1 / 5), both_ways, WALK)
    yield sampled("the same one way, walked", time_to(chain, 0, 3), steps(chain, 0, 3), WALK)
    yield sampled("cube, walked", 10.0, steps(CUBE, 0, 7), WALK)
    harmonic = sum(1 / k for k in range(1, 20))
    yield sampled("complete graph of 20, all seen", 19 * harmonic, steps(COMPLETE, 0, -1), WALK)
    ring = graph(8, [(i, (i + 1) % 8) for i in range(8)])
    yield sampled("cycle of 8, all seen", 28.0, steps(ring, 0, -1), WALK)


def results() -> Iterator[Result]:
    """Yield sweeps, looks and walks."""
    yield exact("random sweeps that could cover all once", 1 - np.exp(-1.0),
                swept(4.0, 1.5, 50.0, 300.0), "koopman_1946")  # fmt: skip
    yield exact("… that could cover a tenth", 1 - np.exp(-0.1), swept(2.0, 1.5, 10.0, 300.0),
                "koopman_1946")  # fmt: skip
    best = max(found_by(order) for order in product(range(3), repeat=LOOKS))
    yield exact("six looks by belief find as often as the best", best, found_by(by_belief()),
                "stone_1975")  # fmt: skip
    yield exact("… which is, looks shared 2, 2, 2", 1 - OVERLOOKED**2, best, "stone_1975")
    yield holds("the first three: each room once", sorted(by_belief()[:3]) == [0, 1, 2],
                "stone_1975")  # fmt: skip
    left = after_look(0.3, OVERLOOKED)
    belief = left / (left + 0.7)
    yield exact("belief after one look, by Bayes", 0.09 / 0.79, belief, "stone_1975")
    yield exact("a scale of distance halves the draw", 0.15, worth(0.3, 60.0, 60.0), "stone_1975")
    yield exact("three scales leave an eighth", 0.05, worth(0.4, 60.0, 20.0), "stone_1975")
    yield from walks()


if __name__ == "__main__":
    show(results())
