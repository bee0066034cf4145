"""Coalitions still open: a soft choice among majorities, worked out by hand and by listing them.

Pitfalls: half of the seats are no majority; who has left still holds seats but brings no votes, to
the total neither; every member must agree, the leader with them; and the share asked for is that of
coalitions with a far partner among those that are open at all, which is 0 where none is.

Sources: McFadden (1974) for the choice, De Swaan (1973) for the distance to the coalition's mean.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import chain, combinations

import numpy as np

from october.core.random import uniforms
from october.mechanisms.coalition import joint_openness, utility
from october.verification.result import Result, exact, show

CHOICE = "mcfadden_1974"
DISTANCE = "de_swaan_1973"
SEED = 1970
FIELDS = ("seats", "position", "support", "grievance", "absent", "far")
BLOC = np.dtype([(name, "i8" if name in ("absent", "far") else "f8") for name in FIELDS])
LOG2, LOG3 = math.log(2.0), math.log(3.0)

# seats, position, support, grievance, absent, far: a leader, a near partner, a far one
THREE = ((40.0, 0.0, 0.0, 0.0, 0, 0), (30.0, 0.0, 0.0, 0.0, 0, 0), (30.0, 0.0, 0.0, 0.0, 0, 1))


def blocs(rows: tuple) -> np.ndarray:
    """Return a table with its null row, and one behind the last that is not to be asked."""
    table = np.zeros(len(rows) + 2, BLOC)
    table[1:-1] = list(rows)
    table[-1] = (1000.0, 1.0, 1.0, 1.0, 0, 1)
    return table


def with_far(**changes: float) -> tuple:
    """Return the three with another far partner."""
    far = dict(zip(FIELDS, THREE[2], strict=True)) | changes
    return (*THREE[:2], tuple(far.values()))


def weights(
    support: float = 0.0, softness: float = 1.0, resentment: float = 0.0, office: float = 0.0,
    readiness: float = 0.0, absence: float = 0.0, cost: float = 0.0,
) -> tuple:  # fmt: skip
    """Return the weights of the choice, named."""
    return support, softness, resentment, office, readiness, absence, cost


def listed(rows: tuple, leader: int, pressure: float, by: tuple) -> float:
    """Return the share of coalitions with a far partner by listing all, as the equation stands."""
    of_support, softness, resentment, office, readiness, absence, cost = by
    others = [i for i in range(len(rows)) if i != leader]
    there = sum(row[0] for row in rows if not row[4])
    found = {True: 0.0, False: 0.0}
    every = chain.from_iterable(combinations(others, k) for k in range(len(rows)))
    for members in ([leader, *partners] for partners in every):
        inside = [rows[i] for i in members]
        seats = sum(row[0] for row in inside)
        if sum(row[0] for row in inside if not row[4]) <= there / 2.0:
            continue
        mean = sum(row[0] * row[1] for row in inside) / seats
        gains = [
            -((row[1] - mean) ** 2) + office * row[0] / seats - resentment * row[3]
            for row in inside
        ]
        agreed = [
            1.0 / (1.0 + math.exp(-(gain + readiness - absence * row[4]) / softness))
            for gain, row in zip(gains, inside, strict=True)
        ]
        far = sum(row[5] for row in inside)
        liking = gains[0] + of_support * sum(row[2] for row in inside) - pressure * cost * far
        found[far > 0] += math.exp(liking / softness) * math.prod(agreed)
    total = found[True] + found[False]
    return found[True] / total if total else 0.0


def drawn(row: int) -> tuple[tuple, int, tuple]:
    """Return a society of five, its leader and the weights of its choice, by lot."""
    society = []
    a, b, c, d = uniforms(SEED, 0, row, 5, 0)
    e, f, g, h = uniforms(SEED, 0, row, 5, 1)
    leader, by = int(5 * h), (a, 0.1 + b, c, d, e, f, g)
    for i in range(5):
        a, b, c, d = uniforms(SEED, 0, row, i, 0)
        e, f, _, _ = uniforms(SEED, 0, row, i, 1)
        society.append(
            (
                float(int(1 + 99 * a)),
                2.0 * b - 1.0,
                c,
                d,
                int(e < 0.25),
                int(f < 0.3 and i != leader),
            )
        )
    return tuple(society), leader, by


def results() -> Iterator[Result]:
    """Yield shares worked out by hand, then those of societies by lot."""
    yield exact(
        "a member's utility",
        -0.16 + 0.12 - 0.1,
        utility(0.5, 0.1, 30.0, 75.0, 0.2, 0.3, 0.5),
        DISTANCE,
    )
    for name, rows, pressure, by, share in (
        ("all alike: near ¼, far ¼, all ⅛", THREE, 0.0, weights(), 3 / 5),
        ("a far partner costs log 2", THREE, 1.0, weights(cost=LOG2), 3 / 7),
        ("… pressure doubles it", THREE, 2.0, weights(cost=LOG2), 3 / 11),
        ("… softness 2 halves it", THREE, 2.0, weights(cost=LOG2, softness=2.0), 3 / 7),
        ("each is ready at 3 to 1", THREE, 0.0, weights(readiness=LOG3), 7 / 11),
        (
            "the far one resents, 1 to 3",
            with_far(grievance=1.0),
            0.0,
            weights(resentment=LOG3),
            3 / 7,
        ),
        ("the country likes the far one", with_far(support=1.0), 0.0, weights(support=LOG2), 3 / 4),
        ("the far one has left, and the leader is ½", with_far(absent=1), 0.0, weights(), 1 / 3),
        ("… and comes back at 1 to 3", with_far(absent=1), 0.0, weights(absence=LOG3), 1 / 5),
        ("half is no majority", THREE[:1] + with_far(seats=40.0)[2:], 0.0, weights(), 1.0),
        ("a majority alone, a partner at ¼ of ½", THREE[:1] + THREE[2:], 0.0, weights(), 1 / 3),
        ("nobody far", (*THREE[:2], THREE[1]), 0.0, weights(), 0.0),
        ("no seats", (with_far(seats=0.0)[2],), 0.0, weights(), 0.0),
        ("all have left", tuple((*row[:4], 1, row[5]) for row in THREE), 0.0, weights(), 0.0),
    ):
        yield exact(name, share, joint_openness(blocs(rows), len(rows), 1, pressure, by), CHOICE)
    apart = with_far(position=1.0)
    for softness, share in ((0.01, 0.0), (1e4, 3 / 5)):
        ours = joint_openness(blocs(apart), 3, 1, 0.0, weights(softness=softness))
        yield Result(
            f"a distant partner, softness {softness:g}", share, ours, 1e-4, DISTANCE, "a limit"
        )
    for row in range(24):
        rows, leader, by = drawn(row)
        ours = joint_openness(blocs(rows), 5, leader + 1, 0.7, by)
        yield exact(f"five blocs by lot ({row})", listed(rows, leader, 0.7, by), ours, CHOICE)


if __name__ == "__main__":
    show(results())
