"""Bargaining under the closed rule: the proposer's share, and the values that sustain it.

Equal players expect 1/n, and a proposer keeps 1 − δ(q − 1)/n. Pitfalls: best replies that buy ties
in a fixed order go in circles, so that ties are bought by lot; stationarity is an assumption, for
without it almost any division can be sustained; the open rule has many equilibria, and is not
tested.

Source: Baron & Ferejohn (1989).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from october.mechanisms.bargaining import expect, kept, offered, propose
from october.verification.result import Result, exact, holds, printed, show

SOURCE = "baron_ferejohn_1989"


def sessions(chances: np.ndarray, votes: int, discount: float, number: int) -> np.ndarray:
    """Return what everybody expects before so many sessions, after the last of which is nothing."""
    n = len(chances)
    values, shares, fresh = np.zeros(n), np.empty(n), np.empty(n)
    for _ in range(number):
        expect(values, chances, n, votes, discount, 1.0, shares, fresh)
    return values


def proposal(values: list[float], votes: int, discount: float, proposer: int) -> np.ndarray:
    """Return what each expects of one proposal."""
    shares = np.empty(len(values))
    propose(np.array(values), len(values), votes, discount, proposer, shares)
    return shares


def results() -> Iterator[Result]:
    """Yield shares of equals, an equilibrium found from elsewhere, and proposals among unequals."""
    for n, votes, discount, share, digits in (
        (3, 2, 1.0, 2 / 3, 10),
        (3, 2, 0.8, 0.733333, 6),
        (5, 3, 0.9, 0.64, 10),
        (101, 51, 0.9, 0.5544554, 7),
    ):
        ours = kept(n, votes, discount)
        yield printed(f"n = {n}, δ = {discount}: the proposer keeps", share, ours, digits, SOURCE)
        equal = proposal([1.0 / n] * n, votes, discount, 1)
        yield exact("… and proposes to keep", ours, equal[1], SOURCE)
        expected = (1.0 - ours) / (n - 1)
        yield exact("… and each of the others expects", expected, equal[0], SOURCE)
    yield exact("n = 5, δ = .9: each of two others gets", 0.18, offered(5, 0.9), SOURCE)
    slope = (kept(5, 3, 0.75) - kept(5, 3, 0.25)) / 0.5
    yield exact("n = 5: what patience costs a proposer, −(n − 1)/2n", -0.4, slope, SOURCE)
    yield exact("n = 5, four votes, δ = .9", 0.46, kept(5, 4, 0.9), SOURCE)
    yield exact("a dictator keeps all", 1.0, kept(5, 1, 0.9), SOURCE)
    yield from found()
    yield from unequal()


def found() -> Iterator[Result]:
    """Yield the stationary values, reached in small steps from a division that is none."""
    equal = np.full(5, 0.2)
    shares, fresh = np.empty(5), np.empty(5)
    still = expect(equal, equal.copy(), 5, 3, 0.9, 1.0, shares, fresh)
    yield exact("n = 5: 1/n does not move", 0.0, still, SOURCE)
    values = np.array([0.5, 0.3, 0.1, 0.1, 0.0])
    for _ in range(3000):
        expect(values, equal, 5, 3, 0.9, 0.001, shares, fresh)
    off = float(np.abs(values - 0.2).max())
    yield Result("… and is reached from (.5, .3, .1, .1, 0)", 0.0, off, 0.001, SOURCE, "one step")
    for number in (1, 2, 7):
        ours = sessions(np.full(3, 1 / 3), 2, 0.8, number)
        yield exact(f"{number} sessions of equals: 1/3", 1 / 3, ours[2], SOURCE)


def unequal() -> Iterator[Result]:
    """Yield proposals worked out by hand where not all are alike."""
    bought = proposal([0.5, 0.3, 0.1, 0.1, 0.0], 3, 0.9, 0)
    for name, share, ours in zip("abcde", (0.91, 0.0, 0.045, 0.045, 0.0), bought, strict=True):
        yield exact(f"a buys e, and c or d by lot: {name}", share, ours, SOURCE)
    for name, share, ours in zip(
        "abcd", (0.46, 0.27, 0.18, 0.09), proposal([0.4, 0.3, 0.2, 0.1], 4, 0.9, 0), strict=True
    ):
        yield exact(f"all four must agree: {name}", share, ours, SOURCE)
    # With two sessions to go the last is worth (.5, .3, .2): a and b buy c, and c buys b.
    ours = sessions(np.array([0.5, 0.3, 0.2]), 2, 0.8, 2)
    expected = (0.5 * 0.84, 0.3 * 0.84 + 0.2 * 0.24, 0.8 * 0.16 + 0.2 * 0.76)
    for name, value, share in zip("abc", expected, ours, strict=True):
        yield exact(f"two sessions, proposing by .5, .3, .2: {name}", value, share, SOURCE)
    again, chances = np.array([0.5, 0.3, 0.2]), np.array([0.5, 0.3, 0.2])
    moved = expect(again, chances, 3, 2, 0.8, 1.0, np.empty(3), np.empty(3))
    yield exact("… the largest change", 0.08, moved, SOURCE)
    yield holds("… so that who proposes least expects more than his chance", ours[2] > 0.2, SOURCE)


if __name__ == "__main__":
    show(results())
