"""Bounded confidence: what pairs keep and lose, how many clusters remain, and an exact theorem.

Pairs that always listen keep their mean and lose spread at a rate that is exact. With a bound,
clusters remain; a few lone minds always stay outside, so that clusters are counted from a stated
size on. Consensus holds down to ε = .267 for pairs and, for means of all who are near, in a crowd
dense on a length L (radius 1) below 5.23 and again between 5.67 and 6.84: 1,001 people miss that
window, 20,001 do not. Plateaus last thousands of rounds, so no small change means an end.
People who stand at 0, 1, … n − 1 with radius 1 end in threes, exactly; there the radius is
1 + 10⁻⁹, since rounding decides who stands at a distance of 1.

Sources: Deffuant et al. (2000); Hegselmann & Krause (2002); Hegarty & Wedin (2014).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from october.core.random import uniforms
from october.mechanisms.bounded_confidence import hear_the_near, listen, meet, meet_in_pairs
from october.verification.result import Result, exact, holds, printed, sampled, show

SOURCE = "deffuant_2000"
NEAR = "hegselmann_krause_2002"
THEOREM = "hegarty_wedin_2014"
SEED = 2000
STREAM = 0
FROZEN = 1e-12  # a move that is rounding
LONGEST = 10_000  # rounds
AT_THE_RADIUS = 1.0 + 1e-9
DENSE = 20_001
# ε, clusters of at least MAJOR · min(1, 4ε) of all, standard error of that mean of 40 runs
CLUSTERS = ((0.5, 1.0, 0.0), (0.3, 1.0, 0.0), (0.27, 1.75, 0.07), (0.2, 2.0, 0.0), (0.15, 3.0, 0.0))
MAJOR = 0.05
# length, places and shares of clusters of more than a hundredth
LENGTHS = (
    (5.25, ((1.622, 0.4999), (3.628, 0.4999))),
    (6.0, ((3.0, 1.0),)),
    (7.0, ((1.546,), (3.5,), (5.454,))),
    (8.0, ((1.547, 0.2976), (4.0, 0.4048), (6.453, 0.2976))),
)
PRINTED = (("place", 3), ("share", 4))  # with so many decimals
# people at 0, 1, … and the rounds until nothing moves
ROUNDS = ((2, 1), (3, 2), (4, 5), (5, 6), (6, 6), (7, 6), (8, 6), (9, 7), (10, 10), (11, 11),
          (12, 11), (13, 11), (18, 16), (30, 26), (60, 51))  # fmt: skip


def settle(x: np.ndarray, radius: float) -> tuple[np.ndarray, int]:
    """Return the opinions at which nothing moves any more, and after how many rounds."""
    for rounds in range(LONGEST):
        after = np.zeros(len(x))
        if hear_the_near(x, len(x), radius, after) < FROZEN:
            return x, rounds
        x = after
    return x, LONGEST


def clusters(x: np.ndarray, gap: float) -> list[tuple[float, float]]:
    """Return (place, share of all) of every group that a gap parts from the next."""
    x = np.sort(x)
    groups = np.split(x, np.flatnonzero(np.diff(x) > gap) + 1)
    return [(float(group.mean()), len(group) / len(x)) for group in groups]


def in_pairs(bound: float, run: int) -> int:
    """Return how many major clusters 1,000 people leave who meet in pairs."""
    people = 1_000
    x = np.array([uniforms(SEED, STREAM, run, row, 0)[0] for row in range(people)])
    meet_in_pairs(x, people, 0.5, bound, 60 * people, SEED, STREAM, run, people, 0)
    share = MAJOR * min(1.0, 4.0 * bound)
    return sum(size >= share for _, size in clusters(x, bound / 2.0))


def results() -> Iterator[Result]:
    """Yield pairs, clusters and the theorem."""
    yield exact("within the bound a quarter of the way", 0.35, listen(0.2, 0.8, 0.25, 0.61), SOURCE)
    yield exact("at the bound nobody listens", 0.25, listen(0.25, 0.75, 0.25, 0.5), SOURCE)
    both = meet(0.2, 0.8, 0.25, 1.0)
    yield exact("two move toward each other: one", 0.35, both[0], SOURCE)
    yield exact("two move toward each other: other", 0.65, both[1], SOURCE)
    yield from pairs()
    yield from theorem()
    yield from dense()


def pairs() -> Iterator[Result]:
    """Yield what is exact without a bound, and the clusters with one."""
    people, weight, meetings = 50, 0.3, 100
    start = np.linspace(0.0, 1.0, people)
    left, mean = [], []
    for run in range(10_000):
        x = start.copy()
        meet_in_pairs(x, people, weight, 2.0, meetings, SEED, STREAM, run, 0, 0)
        left.append(float(x.var() / start.var()))
        mean.append(float(x.mean()))
    published = (1.0 - 4.0 * weight * (1.0 - weight) / (people - 1)) ** meetings
    yield sampled("squared distances left after 100 meetings", published, left, SOURCE)
    yield exact("the mean that pairs keep", 0.5, max(mean, key=lambda m: abs(m - 0.5)), SOURCE)
    for bound, number, error in CLUSTERS:
        found = (in_pairs(bound, run) for run in range(40))
        yield sampled(f"clusters of pairs at ε = {bound}", number, found, SOURCE, error)


def theorem() -> Iterator[Result]:
    """Yield where people end who begin at 0, 1, … n − 1."""
    for people, rounds in ROUNDS:
        x, passed = settle(np.arange(float(people)), AT_THE_RADIUS)
        yield exact(f"{people} in a row: rounds until frozen", rounds, passed, THEOREM)
        sizes = sorted(round(share * people) for _, share in clusters(x, 0.5))
        rest = [people % 6] if people % 6 else []
        threes = sizes == sorted(rest + [3] * (2 * (people // 6)))
        yield holds(f"{people} in a row: threes, and the rest of six", threes, THEOREM)
    for people, places, digits in (
        (6, (1.66956, 3.33044), 5),
        (7, (1.683706, 3.0, 4.316294), 6),
        (60, (1.685249, 4.697212, 7.698619, 10.698826), 6),
    ):
        x, _ = settle(np.arange(float(people)), AT_THE_RADIUS)
        for published, (place, _) in zip(places, clusters(x, 0.5), strict=False):
            yield printed(f"{people} in a row: a place", published, place, digits, THEOREM)


def dense() -> Iterator[Result]:
    """Yield the clusters of a crowd that is dense on a length."""
    for length, published in LENGTHS:
        x, _ = settle(np.linspace(0.0, length, DENSE), 1.0)
        found = [group for group in clusters(x, 0.5) if group[1] > 0.01]
        name = f"dense on {length}"
        yield exact(f"{name}: clusters", len(published), len(found), NEAR)
        for places, ours in zip(published, found, strict=False):
            for number, own, (what, digits) in zip(places, ours, PRINTED, strict=False):
                yield printed(f"{name}: {what}", number, own, digits, NEAR)


if __name__ == "__main__":
    show(results())
