"""Spatial voting: one vote by two utilities, the median, the setter, the pivots, and a recovery.

The sign and the scale of positions that are worked out from votes alone mean nothing, so that
ranks are compared, either way round. Squared and bell-shaped utilities differ for whoever is far
from both sides. One dimension only: with two there is no median, and the order of motions decides.

Sources: Clinton, Jackman & Rivers (2004); Poole & Rosenthal (1985); Black (1948); Romer &
Rosenthal (1978); Krehbiel (1998).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from october.core.random import uniforms
from october.mechanisms.spatial_voting import (
    bell_conviction,
    conviction,
    gain,
    gridlock,
    set_agenda,
)
from october.verification.result import Result, exact, holds, printed, show

QUADRATIC = "clinton_jackman_rivers_2004"
BELL = "poole_rosenthal_1985"
MEDIAN = "black_1948"
SETTER = "romer_rosenthal_1978"
PIVOTS = "krehbiel_1998"
SEED = 1948
# status quo and what a setter at 1 gets from a median at 0
AGENDA = ((-1.0, 1.0), (-0.5, 0.5), (0.0, 0.0), (0.25, 0.25), (0.5, 0.5), (1.0, 1.0), (2.0, 1.0))


def luck(row: int, n: int) -> np.ndarray:
    """Return n uniforms on (−1, 1)."""
    blocks = [uniforms(SEED, 0, 0, row, act) for act in range((n + 3) // 4)]
    return 2.0 * np.array(blocks).ravel()[:n] - 1.0


def votes_for(positions: np.ndarray, motion: float, status_quo: float) -> int:
    """Return how many are nearer to the motion."""
    return sum(gain(x, motion, status_quo) > 0.0 for x in positions)


def recovered(legislators: int, votes: int, noise: float, row: int) -> float:
    """Return the rank correlation of positions with those worked out from votes alone.

    Poole's first guess: the first eigenvector of the squared shares of disagreement, centred by
    rows and columns. Votes with a minority below 2.5 per cent say nothing.
    """
    positions = luck(row, legislators)
    sides, draws = luck(row + 1, 2 * votes), (luck(row + 2, legislators * votes) + 1.0) / 2.0
    chances = np.array(
        [
            [conviction(gain(x, sides[2 * v], sides[2 * v + 1]), noise) for v in range(votes)]
            for x in positions
        ]
    )
    ayes = (draws.reshape(chances.shape) < chances).astype(float)
    ayes = ayes[:, np.minimum(ayes.mean(axis=0), 1.0 - ayes.mean(axis=0)) >= 0.025]
    apart = (ayes @ (1 - ayes).T + (1 - ayes) @ ayes.T) / ayes.shape[1]
    centre = np.eye(legislators) - 1.0 / legislators
    _, vectors = np.linalg.eigh(-0.5 * centre @ apart**2 @ centre)
    ranks = [np.argsort(np.argsort(line)) for line in (positions, vectors[:, -1])]
    first, second = (line - line.mean() for line in ranks)
    return abs(float(first @ second / (first @ first)))


def results() -> Iterator[Result]:
    """Yield one vote, the theorems, and what votes tell of positions."""
    unit = gain(0.3, 0.5, -0.2)
    yield exact("index: β = 1.5, x = .3, yea .5, nay −.2", 0.315, unit / (1 / 1.5), QUADRATIC)
    yield printed("… its chance", 0.5781052329, conviction(unit, 1 / 1.5), 10, QUADRATIC)
    yield exact("half at the cut point", 0.5, conviction(gain(0.15, 0.5, -0.2), 0.3), QUADRATIC)
    bell = bell_conviction(0.3, 0.5, -0.2, 15.0, 0.5)
    yield printed("the same by a bell curve, β = 15, w = ½", 0.6505066478, bell, 10, BELL)
    far = bell_conviction(20.0, 0.5, -0.2, 15.0, 0.5)
    yield printed("who is far from both hardly minds", 0.5, far, 10, BELL)

    chosen = True
    for row in range(300):
        n = 3 + 2 * (row % 10)
        positions = luck(1_000 + row, n)
        median = float(np.median(positions))
        others = luck(2_000 + row, 4)
        chosen &= all(votes_for(positions, median, other) > n / 2 for other in others)
    yield holds("the median beats 1,200 others", chosen, MEDIAN)

    for status_quo, outcome in AGENDA:
        ours = set_agenda(1.0, 0.0, status_quo)
        yield exact(f"a setter at 1, status quo {status_quo}", outcome, ours, SETTER)
        ours = set_agenda(-0.9, 0.1, 0.1 - status_quo)
        yield exact(f"mirrored, status quo {0.1 - status_quo:.2f}", 0.1 - outcome, ours, SETTER)

    hall = np.sort(luck(7, 101))
    for needed, low, high in ((51, 50, 50), (61, 40, 60), (68, 33, 67), (101, 0, 100)):
        lower, upper = gridlock(hall, 101, needed)
        yield exact(f"lower pivot of {needed} of 101", hall[low], lower, PIVOTS)
        yield exact(f"upper pivot of {needed} of 101", hall[high], upper, PIVOTS)
        stuck, moved = (lower + upper) / 2, upper + 0.01
        rivals = np.linspace(-1.0, 1.0, 80)
        kept = all(votes_for(hall, rival, stuck) < needed for rival in rivals)
        yield holds(f"between the pivots of {needed} nothing passes", kept, PIVOTS)
        # Any place between the pivot and its mirror image beats a status quo beyond.
        yield holds("… beyond them something does", votes_for(hall, upper, moved) >= needed, PIVOTS)
    ranks = min(recovered(100, 200, 1 / 6, row) for row in (10_000, 20_000, 30_000))
    yield holds("ranks recovered from 200 votes of 100: above .97", ranks > 0.97, QUADRATIC)


if __name__ == "__main__":
    show(results())
