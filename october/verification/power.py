"""Power indices of the games that textbooks print, and of the congress under its two seat tables.

The two tables of the congress are different games: with 390 of 649 seats one party is a dictator
and nobody else has any power; with 300 of 670 it is not. "Others" are one bloc here. Pitfalls: a
side wins *with* the quota, not above it; the normalised Banzhaf index is not the absolute one; and
who is absent is no no-voter: a walkout changes blocs and quota, and the game is counted anew.

Sources: Shapley & Shubik (1954), Banzhaf (1965); Luxembourg's null power in the Council of the Six
is the standard example.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from october.mechanisms.power import (
    banzhaf,
    minimal_winning,
    normalised,
    power,
    shapley_shubik,
    winning,
)
from october.verification.result import Result, exact, holds, show

SHAPLEY = "shapley_shubik_1954"
BANZHAF = "banzhaf_1965"
RIKER = "riker_1962"


class Game(NamedTuple):
    """Blocs of equal weight together: their weights and numbers, and what each has."""

    name: str
    quota: int
    blocs: tuple[tuple[int, int], ...]
    swings: tuple[int, ...]
    indices: tuple[str, ...]
    share: tuple[str, ...]
    minimal: int
    wins: int = 0


GAMES = (
    Game("Council of the Six", 12, ((4, 3), (2, 2), (1, 1)), (10, 6, 0),
         ("7/30", "3/20", "0"), ("5/21", "1/7", "0"), 4, 14),
    Game("Council of the Nine", 41, ((10, 4), (5, 2), (3, 2), (2, 1)), (53, 29, 21, 5),
         ("5/28", "17/210", "2/35", "1/105"), ("53/317", "29/317", "21/317", "5/317"), 25),
    Game("Council of the Ten", 45, ((10, 4), (5, 3), (3, 2), (2, 1)), (100, 52, 26, 26),
         ("73/420", "1/14", "19/630", "19/630"), ("50/317", "26/317", "13/317", "13/317"), 46),
    Game("Security Council", 39, ((7, 5), (1, 10)), (848, 84),
         ("421/2145", "4/2145"), ("106/635", "21/1270"), 210, 848),
    Game("Security Council before 1966", 27, ((5, 5), (1, 6)), (57, 5),
         ("76/385", "1/462"), ("19/105", "1/63"), 15),
    Game("50, 49 and 1 of 100", 51, ((50, 1), (49, 1), (1, 1)), (3, 1, 1),
         ("2/3", "1/6", "1/6"), ("3/5", "1/5", "1/5"), 2),
    Game("2, 1 and 1 of 4", 3, ((2, 1), (1, 2)), (3, 1), ("2/3", "1/6"), ("3/5", "1/5"), 2),
    Game("Nassau County, 1958", 16, ((9, 2), (7, 1), (3, 1), (1, 2)), (16, 16, 0, 0),
         ("1/3", "1/3", "0", "0"), ("1/3", "1/3", "0", "0"), 3),
    Game("5, 4, 3 and 2 of 14", 8, ((5, 1), (4, 1), (3, 1), (2, 1)), (5, 3, 3, 1),
         ("5/12", "1/4", "1/4", "1/12"), ("5/12", "1/4", "1/4", "1/12"), 3),
    Game("congress, 390 of 649", 325, ((390, 1), (160, 1), (72, 1), (14, 1), (7, 1), (6, 1)),
         (32, 0, 0, 0, 0, 0), ("1", "0", "0", "0", "0", "0"), ("1", "0", "0", "0", "0", "0"), 1),
    Game("congress, 300 of 670", 336, ((300, 1), (193, 1), (95, 1), (68, 1), (14, 1)),
         (12, 4, 4, 4, 0),
         ("1/2", "1/6", "1/6", "1/6", "0"), ("1/2", "1/6", "1/6", "1/6", "0"), 4),
)  # fmt: skip


def results() -> Iterator[Result]:
    """Yield each game's indices and coalitions, then games with hundreds of seats."""
    for game in GAMES:
        yield from played(game)
    yield from large()
    yield from within()


def played(game: Game) -> Iterator[Result]:
    """Yield the indices of one bloc of each weight, and the counts of coalitions."""
    weights = np.array([weight for weight, number in game.blocs for _ in range(number)])
    n, quota = len(weights), game.quota
    # Whatever is read beyond the n by quota that are written is no number, and shows.
    line, table = np.full(2 * quota, np.nan), np.full((n + 1, 2 * quota), np.nan)
    absolute = np.array([banzhaf(weights, n, quota, i, line) for i in range(n)])
    first = 0
    for (weight, number), swings, index, share in zip(
        game.blocs, game.swings, game.indices, game.share, strict=True
    ):
        name = f"{game.name}, a bloc of {weight}"
        phi = float(Fraction(index))
        yield exact(
            f"{name}: Shapley–Shubik {index}", phi, power(weights, n, quota, first), SHAPLEY
        )
        by_size = shapley_shubik(weights, n, quota, first, table)
        yield exact("… from bloc to bloc", phi, by_size, SHAPLEY)
        yield exact("… swings", swings, absolute[first] * 2 ** (n - 1), BANZHAF)
        ours = normalised(absolute, n, first)
        yield exact(f"… normalised Banzhaf {share}", float(Fraction(share)), ours, BANZHAF)
        first += number
    least = minimal_winning(weights, n, quota, line)
    yield exact(f"{game.name}: minimal winning coalitions", game.minimal, least, RIKER)
    if game.wins:
        yield exact("… winning coalitions", game.wins, winning(weights, n, quota, line), RIKER)


def large() -> Iterator[Result]:
    """Yield what is known of large games: equal members, one giant, and the sum of the indices."""
    n = 201
    equal = np.ones(n, np.int64)
    table = np.empty((n, 101))
    yield exact("201 equal members: 1/201", 1 / n, shapley_shubik(equal, n, 101, 7, table), SHAPLEY)
    chance = float(Fraction(_choose(n - 1, 100), 2 ** (n - 1)))
    ours = banzhaf(equal, n, 101, 7, table[0])
    yield exact("… Banzhaf C(200, 100)/2^200", chance, ours, BANZHAF)
    # The giant decides when he comes after 41 to 100 of the 140: 60 of 141 places.
    giant = np.array([60] + [1] * 140)
    ours = shapley_shubik(giant, 141, 101, 0, table)
    yield exact("60 seats of 200 among single ones: 60/141", 60 / 141, ours, SHAPLEY)
    seats = np.array([97, 83, 71, 64, 59, 41, 38, 29, 23, 17, 13, 11, 7, 5, 3, 2, 1])
    half = int(seats.sum()) // 2 + 1
    table = np.empty((len(seats), half))
    indices = [shapley_shubik(seats, len(seats), half, i, table) for i in range(len(seats))]
    yield exact("17 parties of 564: the indices sum to", 1.0, sum(indices), SHAPLEY)
    falls = all(a >= b for a, b in pairwise(indices))
    yield holds("… and nobody has more power with fewer seats", falls, SHAPLEY)


def within() -> Iterator[Result]:
    """Yield that nothing is written beyond the quota."""
    weights = np.array([4, 4, 4, 2, 2, 1])
    line, table = np.full(20, 7.0), np.full((8, 20), 7.0)
    banzhaf(weights, 6, 12, 0, line)
    minimal_winning(weights, 6, 12, line)
    winning(weights, 6, 12, line)
    shapley_shubik(weights, 6, 12, 0, table)
    beyond = np.concatenate([line[12:], table[6:].ravel(), table[:, 12:].ravel()])
    yield holds("what is beyond the quota is left alone", bool((beyond == 7.0).all()), SHAPLEY)


def _choose(n: int, k: int) -> int:
    ways = 1
    for i in range(k):
        ways = ways * (n - i) // (i + 1)
    return ways


if __name__ == "__main__":
    show(results())
