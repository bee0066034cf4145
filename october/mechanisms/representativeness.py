"""How like a public's votes a body's seats are.

R = 1 − ½ Σ |seat share − vote share|: 1 when every party has its share, 0 when no party with a
vote has a seat. It is one minus Loosemore and Hanby's index of disproportionality, the linear
kin of Gallagher's.

Source: Loosemore & Hanby (1971); Gallagher (1991).
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.mechanisms.registry import Mechanism


@mechanism
def representativeness(seats, votes, first_seat, first_vote, parties):
    """R in [0, 1] of ``parties`` seats from ``first_seat`` against votes from ``first_vote``.

    ``seats`` and ``votes`` are arrays of records with a field ``share`` ≥ 0; each side is scaled
    to add up to 1. An empty side gives 0.
    """
    all_seats = 0.0
    all_votes = 0.0
    for p in range(parties):
        all_seats += seats[first_seat + p].share
        all_votes += votes[first_vote + p].share
    if all_seats <= 0.0 or all_votes <= 0.0:
        return 0.0
    apart = 0.0
    for p in range(parties):
        difference = (
            seats[first_seat + p].share / all_seats - votes[first_vote + p].share / all_votes
        )
        apart += abs(difference)
    return 1.0 - 0.5 * apart


MECHANISM = Mechanism(
    name="representativeness",
    sources=("loosemore_hanby_1971", "gallagher_1991"),
    equation="R = 1 − ½ Σ |seat share − vote share|",
)
