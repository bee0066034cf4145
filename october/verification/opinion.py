"""Averaged opinions: DeGroot's consensus and its rate, Friedkin and Johnsen's disagreement.

The network of four is Friedkin and Johnsen's own, as Parsegov et al. (2017) reprint it: weights
rounded to thousandths, susceptibility 1 − w_ii, and opinions 25, 25, 75 and 85 that end near 60,
60, 75 and 75. The third person hears nobody else and never moves.

Sources: DeGroot (1974); Friedkin & Johnsen (1990); Parsegov et al. (2017).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from october.core.random import uniforms
from october.mechanisms.opinion import averaged, recoil, talk_it_over
from october.verification.result import Result, exact, printed, show

CONSENSUS = "degroot_1974"
SOURCE = "friedkin_johnsen_1990"
EXAMPLE = "parsegov_2017"
FOUR = np.array(
    [
        [0.220, 0.120, 0.360, 0.300],
        [0.147, 0.215, 0.344, 0.294],
        [0.0, 0.0, 1.0, 0.0],
        [0.090, 0.178, 0.446, 0.286],
    ]
)
AT_FIRST = np.array([25.0, 25.0, 75.0, 85.0])
AT_LAST = (60.020849, 59.983966, 75.0, 74.986205)
OF_THE_FIRST = (0.2794, 0.0450, 0.5514, 0.1242)  # what each first opinion weighs for person 1
SEED = 1974


def after(weights: np.ndarray, pull: np.ndarray, anchor: np.ndarray, rounds: int) -> np.ndarray:
    """Return the opinions after so many rounds of hearing all."""
    x = anchor
    for _ in range(rounds):
        heard = np.zeros(len(x))
        talk_it_over(weights, pull, anchor, x, len(x), heard)
        x = heard
    return x


def results() -> Iterator[Result]:
    """Yield the consensus, the four, and a network that was drawn."""
    two, wide, free = np.array([[0.5, 0.5], [0.25, 0.75]]), np.array([0.0, 9.0]), np.zeros(2)
    apart = [float(np.diff(after(two, free, wide, rounds))[0]) for rounds in (3, 4)]
    for i in range(2):
        yield exact(f"consensus of two: {i + 1}", 6.0, after(two, free, wide, 60)[i], CONSENSUS)
    yield exact("two: what a round leaves of the distance", 0.25, apart[1] / apart[0], CONSENSUS)
    yield exact("two: what the second hears at once", 6.75, averaged(two, 1, wide, 2), CONSENSUS)
    yield exact("drawn back by a fifth of the way", 0.2, recoil(0.5, -1.0, 0.2), SOURCE)

    own = np.diag(FOUR).copy()
    settled = after(FOUR, own, AT_FIRST, 400)
    for i, published in enumerate(AT_LAST):
        yield printed(f"the four: person {i + 1} ends at", published, settled[i], 6, EXAMPLE)
    for j, share in enumerate(OF_THE_FIRST):
        weight = after(FOUR, own, np.eye(4)[j], 400)[0]
        yield printed(f"the four: weight of {j + 1} for 1", share, weight, 4, EXAMPLE)

    n = 7
    luck = np.array([uniforms(SEED, 0, 0, row, 0) for row in range(n * n)])
    weights = luck[:, 0].reshape(n, n)
    weights /= weights.sum(axis=1, keepdims=True)
    pull, anchor = 0.05 + 0.9 * luck[:n, 1], luck[:n, 2]
    yielding = np.diag(1.0 - pull)
    solved = np.linalg.solve(np.eye(n) - yielding @ weights, pull * anchor)
    ours = after(weights, pull, anchor, 2_000)
    for i in range(n):
        yield exact(f"(I − ΛW)⁻¹(I − Λ)x⁰ of seven: {i + 1}", solved[i], ours[i], SOURCE)


if __name__ == "__main__":
    show(results())
