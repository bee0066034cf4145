"""Representativeness: one minus Loosemore and Hanby's index, on assemblies worked out by hand.

The index asks for shares and scales them itself: votes and seats may be counts. It is 1 only
where every party has its share, and 0 only where no voter has a seat. A party that votes but has
no seats must stand in both lists, or its loss is not seen.

Source: Loosemore & Hanby (1971); Gallagher (1991) for its kin.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from october.mechanisms.representativeness import representativeness
from october.verification.result import Result, exact, show

SOURCE = "loosemore_hanby_1971"
# seats, votes, R
ASSEMBLIES = (
    ((50, 50), (50, 50), 1.0),
    ((60, 40), (50, 50), 0.9),
    ((1, 0), (0, 1), 0.0),
    ((330, 250, 20), (4_300, 3_200, 2_500), 1.0 - (2.5 / 10 - 20 / 600)),
    ((390, 160, 99), (24, 40, 36), 1.0 - (390 / 649 - 24 / 100)),
    ((2, 3, 5), (2_000, 3_000, 5_000), 1.0),
    ((0.1, 0.3), (0.2, 0.2), 0.75),
)
SHARE = np.dtype([("share", np.float64)])


def records(*blocks: tuple[float, ...]) -> np.ndarray:
    """Return the records of several lists of shares, one behind the other."""
    flat = [share for block in blocks for share in block]
    found = np.zeros(len(flat), SHARE)
    found["share"] = flat
    return found


def results() -> Iterator[Result]:
    """Yield the assemblies, from the first row and from within a longer table."""
    for seats, votes, published in ASSEMBLIES:
        n = len(seats)
        ours = representativeness(records(seats), records(votes), 0, 0, n)
        yield exact(f"seats {seats}, votes {votes}", published, ours, SOURCE)
        ours = representativeness(records((7, 1), seats, (9,)), records((4,), votes), 2, 1, n)
        yield exact("… within a longer table", published, ours, SOURCE)
    nobody = representativeness(records((0, 0)), records((1, 2)), 0, 0, 2)
    yield exact("no seats at all", 0.0, nobody, SOURCE)
    unasked = representativeness(records((1, 2)), records((0, 0)), 0, 0, 2)
    yield exact("no votes at all", 0.0, unasked, SOURCE)


if __name__ == "__main__":
    show(results())
