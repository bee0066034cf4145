"""Choice by expected cost: the weights are Luce's, with costs for utilities.

Costs are expected over who the other is; an act that costs nothing against a friend may be dear
against an enemy, and the chance at which two acts are as good as each other is exact.

Sources: Luce (1959); McFadden (1974).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from october.mechanisms.choice import expected, weight
from october.mechanisms.discrete_choice import share
from october.verification.result import Result, exact, holds, show

SOURCE = "luce_1959"
# cost to a friend and to an enemy, in one unit: wait, challenge, shoot
ACTS = ((0.0, 8.0), (0.5, 4.0), (10.0, 0.5))
TEMPERATURE = 0.9


def results() -> Iterator[Result]:
    """Yield the expectations, the shares and the limits of temperature."""
    for chance in (0.0, 0.3, 1.0):
        costs = np.array([expected(chance, *act) for act in ACTS])
        published = np.array(ACTS) @ [1.0 - chance, chance]
        for act, (cost, ours) in enumerate(zip(published, costs, strict=True)):
            yield exact(f"enemy with {chance}: cost of act {act + 1}", cost, ours, SOURCE)
        weights = [weight(cost, costs.min(), TEMPERATURE) for cost in costs]
        yield exact("the cheapest weighs 1", 1.0, max(weights), SOURCE)
        for act, own in enumerate(weights):
            luce = share(-costs, len(costs), TEMPERATURE, act)
            yield exact(f"… share of act {act + 1}", luce, own / sum(weights), SOURCE)
    alike = 9.5 / (9.5 + 3.5)  # challenge or shoot: .5 + 3.5p = 10 − 9.5p
    same = expected(alike, *ACTS[1]) - expected(alike, *ACTS[2])
    yield exact("the chance at which two acts are alike", 0.0, same, SOURCE)
    yield exact("an act dearer by τ·ln 2 weighs half", 0.5, weight(3 + 0.9 * np.log(2), 3.0, 0.9),
                SOURCE)  # fmt: skip
    cold, hot = weight(2.0, 1.0, 1e-3), weight(2.0, 1.0, 1e3)
    yield holds("cold: only the cheapest; hot: any", cold == 0.0 and hot > 0.999, SOURCE)


if __name__ == "__main__":
    show(results())
