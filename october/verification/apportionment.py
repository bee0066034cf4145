"""Largest remainder: Hamilton's house of 1792, and the paradox that ended the rule.

The census of 1790 gives Hamilton's apportionment of 120 seats, the one that Washington refused.
With one seat more in the house a state may lose one (the paradox of Alabama): three states of 6,
6 and 2 show it. What the rule never does is to give fewer seats than the quota rounded down or
more than it rounded up.

Source: Hamilton (1792); Balinski & Young (1982).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from october.core.random import uniforms
from october.mechanisms.apportionment import largest_remainder
from october.verification.result import Result, exact, holds, show

HOUSE = "hamilton_1792"
SOURCE = "balinski_young_1982"
SEED = 1792
# state, inhabitants by the census of 1790 as it counted them for this, Hamilton's seats of 120
STATES = (
    ("Virginia", 630_560, 21),
    ("Massachusetts", 475_327, 16),
    ("Pennsylvania", 432_879, 14),
    ("North Carolina", 353_523, 12),
    ("New York", 331_589, 11),
    ("Maryland", 278_514, 9),
    ("Connecticut", 236_841, 8),
    ("South Carolina", 206_236, 7),
    ("New Jersey", 179_570, 6),
    ("New Hampshire", 141_822, 5),
    ("Vermont", 85_533, 3),
    ("Georgia", 70_835, 2),
    ("Kentucky", 68_705, 2),
    ("Rhode Island", 68_446, 2),
    ("Delaware", 55_540, 2),
)


def seats_of(weights: np.ndarray, seats: int) -> np.ndarray:
    """Return whole seats for weights."""
    given = np.full(len(weights), -1)
    largest_remainder(weights, len(weights), seats, given)
    return given


def results() -> Iterator[Result]:
    """Yield the house, the paradox and the bounds that the rule keeps."""
    house = seats_of(np.array([float(people) for _, people, _ in STATES]), 120)
    for (state, _, published), ours in zip(STATES, house, strict=True):
        yield exact(f"{state}'s seats of 120", published, ours, HOUSE)
    small = np.array([6.0, 6.0, 2.0])
    for seats, numbers in ((10, (4, 4, 2)), (11, (5, 5, 1))):
        for i, (number, ours) in enumerate(zip(numbers, seats_of(small, seats), strict=True)):
            yield exact(f"6, 6, 2: state {i + 1} of {seats}", number, ours, SOURCE)
    whole = kept = True
    for row in range(2_000):
        u = uniforms(SEED, 0, 0, row, 0)
        weights = np.array(u) ** 3
        seats = int(u[3] * 40)
        given = seats_of(weights, seats)
        quota = weights / weights.sum() * seats
        whole &= int(given.sum()) == seats
        kept &= bool(np.all(np.abs(given - quota) < 1.0 + 1e-9))
    yield holds("2,000 drawn: every seat is given", whole, SOURCE)
    yield holds("2,000 drawn: the quota rounded down or up", kept, SOURCE)
    alike = seats_of(np.array([1.0, 1.0, 1.0]), 4)
    yield exact("a tie goes to the earlier", 2, alike[0], SOURCE)
    idle = seats_of(np.array([0.0, 1.0, 1.0]), 3)
    yield exact("no weight, no seat", 0, idle[0], SOURCE)
    yield exact("no weights at all, no seats", 0, seats_of(np.zeros(3), 5).sum(), SOURCE)


if __name__ == "__main__":
    show(results())
