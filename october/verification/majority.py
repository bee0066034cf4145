"""Majorities and power: the rules' traps, and indices that were published.

Sources: Shapley & Shubik (1954) for the index; Luxembourg's null power in the Council of the Six
(weights 4, 4, 4, 2, 2, 1; quota 12) is the standard example.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from october.mechanisms.majority import carried, power
from october.verification.result import Result, exact, holds, show

SOURCE = "shapley_shubik_1954"
SIX = np.array([4.0, 4.0, 4.0, 2.0, 2.0, 1.0])


def results() -> Iterator[Result]:
    """Yield what is published and what we get."""
    yield holds("a tie does not pass", not carried(50, 100, 0.5, False), SOURCE)
    yield holds("no votes cast pass nothing", not carried(0, 0, 0.5, False), SOURCE)
    yield holds("one more than half passes", bool(carried(51, 100, 0.5, False)), SOURCE)
    for name, player, index in (
        ("a large state's index in the Council of the Six", 0, 14 / 60),
        ("a middle state's", 3, 9 / 60),
        ("Luxembourg's", 5, 0.0),
    ):
        yield exact(name, index, power(SIX, 6, 12.0, player), SOURCE)
    yield exact(
        "the sum of the indices", 1.0, sum(power(SIX, 6, 12.0, i) for i in range(6)), SOURCE
    )


if __name__ == "__main__":
    show(results())
