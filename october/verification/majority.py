"""Majority and quorum: one table of votes and verdicts, with the traps that counting falls into.

A tie does not pass; no votes cast pass nothing, and two thirds of none are not a majority; the
quorum is asked before the majority; an abstention is no vote of those cast, a no of those present
and of all who have a seat, and breaks no quorum; silence may. "At least two thirds" is met by two
of three, where a share in doubles must not ask for a hair more; "more than half" is not met by
half.

Source: Robert (1915), §§ 46, 48, 64.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from october.mechanisms.majority import (
    ABSENT,
    ABSTAINS,
    CARRIED,
    LOST,
    NO,
    NO_QUORUM,
    OF_CAST,
    OF_ELECTORATE,
    OF_PRESENT,
    OF_VOTING,
    SILENT,
    SPOILS,
    YES,
    carried,
    verdict,
    weighed,
)
from october.verification.result import Result, exact, holds, show

SOURCE = "robert_1915"
HALF = (0.5, False)
MOST = (2 / 3, True)
OVER = (2 / 3, False)

# what is shown; of whom; share asked; quorum, of those who answered; electorate, present;
# yes, no, abstaining, spoiled; verdict
TABLE = (
    ("one more than half", OF_VOTING, HALF, 0, False, 100, 100, 51, 49, 0, 0, CARRIED),
    ("a tie", OF_VOTING, HALF, 0, False, 100, 100, 50, 50, 0, 0, LOST),
    ("no votes cast", OF_VOTING, HALF, 0, False, 100, 60, 0, 0, 60, 0, LOST),
    ("two thirds of none", OF_VOTING, MOST, 0, False, 100, 60, 0, 0, 60, 0, LOST),
    ("two thirds of nobody present", OF_PRESENT, MOST, 0, False, 100, 0, 0, 0, 0, 0, LOST),
    ("all of no electorate", OF_ELECTORATE, (1.0, True), 0, False, 0, 0, 0, 0, 0, 0, LOST),
    ("one yes alone", OF_VOTING, HALF, 0, False, 100, 60, 1, 0, 59, 0, CARRIED),
    ("exactly two thirds, at least asked", OF_VOTING, MOST, 0, False, 9, 9, 6, 3, 0, 0, CARRIED),
    ("exactly two thirds, more asked", OF_VOTING, OVER, 0, False, 9, 9, 6, 3, 0, 0, LOST),
    ("a vote less than two thirds", OF_VOTING, MOST, 0, False, 9, 9, 5, 3, 1, 0, LOST),
    ("more than two thirds", OF_VOTING, OVER, 0, False, 9, 9, 7, 2, 0, 0, CARRIED),
    ("half, at least asked", OF_VOTING, (0.5, True), 0, False, 100, 100, 50, 50, 0, 0, CARRIED),
    ("abstentions, of those voting", OF_VOTING, HALF, 0, False, 100, 90, 40, 30, 20, 0, CARRIED),
    ("abstentions, of votes cast", OF_CAST, HALF, 0, False, 100, 90, 40, 30, 20, 0, CARRIED),
    ("abstentions, of those present", OF_PRESENT, HALF, 0, False, 100, 90, 40, 30, 20, 0, LOST),
    ("spoiled votes, of those voting", OF_VOTING, HALF, 0, False, 100, 90, 40, 38, 0, 2, CARRIED),
    ("spoiled votes, of votes cast", OF_CAST, HALF, 0, False, 100, 90, 40, 38, 0, 2, LOST),
    ("silence, of votes cast", OF_CAST, HALF, 0, False, 100, 90, 40, 38, 0, 1, CARRIED),
    ("silence, of those present", OF_PRESENT, HALF, 0, False, 100, 90, 45, 0, 0, 0, LOST),
    ("the absent, of those present", OF_PRESENT, HALF, 0, False, 100, 90, 46, 44, 0, 0, CARRIED),
    ("the absent, of the electorate", OF_ELECTORATE, HALF, 0, False, 100, 90, 50, 40, 0, 0, LOST),
    ("most of the electorate", OF_ELECTORATE, HALF, 0, False, 100, 90, 51, 39, 0, 0, CARRIED),
    ("unanimous without a quorum", OF_VOTING, HALF, 51, False, 100, 50, 50, 0, 0, 0, NO_QUORUM),
    ("rejected without a quorum", OF_VOTING, HALF, 51, False, 100, 50, 0, 50, 0, 0, NO_QUORUM),
    ("a quorum to the head", OF_VOTING, HALF, 51, False, 100, 51, 26, 25, 0, 0, CARRIED),
    ("a quorum, and a tie", OF_VOTING, HALF, 50, False, 100, 50, 25, 25, 0, 0, LOST),
    ("who sits silent is there", OF_VOTING, HALF, 51, False, 100, 60, 40, 0, 0, 0, CARRIED),
    ("who sits silent answers not", OF_VOTING, HALF, 51, True, 100, 60, 40, 0, 0, 0, NO_QUORUM),
    ("a no answers", OF_VOTING, HALF, 51, True, 100, 60, 40, 11, 0, 0, CARRIED),
    ("55 % of 100, at least", OF_VOTING, (0.55, True), 0, False, 100, 100, 55, 45, 0, 0, CARRIED),
    ("57 % of 100, more asked", OF_VOTING, (0.57, False), 0, False, 100, 100, 57, 43, 0, 0, LOST),
    (
        "55 % of 100 are a quorum",
        OF_VOTING,
        HALF,
        0.55 * 100,
        False,
        100,
        55,
        28,
        27,
        0,
        0,
        CARRIED,
    ),
    ("who abstains answers", OF_VOTING, HALF, 51, True, 100, 60, 40, 0, 11, 0, CARRIED),
    ("who spoils a vote answers", OF_VOTING, HALF, 51, True, 100, 60, 40, 0, 0, 11, CARRIED),
)

ACTS = np.array([YES, NO, NO, ABSTAINS, SPOILS, SILENT, ABSENT])
WEIGHTS = np.array([9.0, 4.0, 3.0, 2.0, 1.0, 5.0, 7.0])


def verdict_on(row: tuple) -> int:
    """Return how a row of the table ends."""
    _, rule, (share, at_least), quorum, answered, electorate, present, *votes, _ = row
    return verdict(
        rule, share, at_least, float(quorum), answered, float(electorate), float(present),
        tuple(float(count) for count in votes),
    )  # fmt: skip


def results() -> Iterator[Result]:
    """Yield the table, what the last bit must not decide, and votes that weigh."""
    for row in TABLE:
        yield exact(f"{row[0]} ({row[-1]})", row[-1], verdict_on(row), SOURCE)
    thirds = range(3, 3000, 3)
    met = [n for n in thirds if carried(2.0 * n / 3.0, float(n), *MOST)]
    yield exact("two thirds of 3, 6, … 2,997 are at least that", len(thirds), len(met), SOURCE)
    over = [n for n in thirds if carried(2.0 * n / 3.0, float(n), *OVER)]
    yield exact("… and never more", 0, len(over), SOURCE)
    least = [
        min(y for y in range(n + 1) if carried(float(y), float(n), *HALF)) for n in range(1, 99)
    ]
    yield holds(
        "the least majority of n is ⌊n/2⌋ + 1", least == [n // 2 + 1 for n in range(1, 99)], SOURCE
    )
    electorate, present, votes = weighed(ACTS, WEIGHTS, len(ACTS))
    yield exact("votes of all, weighed", 31, electorate, SOURCE)
    yield exact("… of those present", 24, present, SOURCE)
    for name, count, ours in zip(
        ("yes", "no", "abstaining", "spoiled"), (9, 7, 2, 1), votes, strict=True
    ):
        yield exact(f"… {name}", count, ours, SOURCE)
    for name, rule, outcome in (
        ("of those voting", OF_VOTING, CARRIED),
        ("of votes cast", OF_CAST, CARRIED),
        ("of those present", OF_PRESENT, LOST),
    ):
        ours = verdict(rule, *HALF, 0.0, False, electorate, present, votes)
        yield exact(f"one voter of nine votes against two, {name}", outcome, ours, SOURCE)


if __name__ == "__main__":
    show(results())
