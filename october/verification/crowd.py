"""Entry by thresholds: Kuran's crowds that one person tips.

Kuran's examples are ten people with thresholds in per cent of those who already act. Change one
man's and either nothing follows or nearly all do. They are put to the entry rule through its own
scale, the logarithm of those inside, with no defence. With normal thresholds the settled number
solves y = N·Φ(pull(y)), and jumps as the defence thins.

Sources: Granovetter (1978); Kuran (1989).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, inf, log

import numpy as np

from october.core.mathematics import normal_cdf, normal_quantile
from october.mechanisms.crowd import looks, pull
from october.verification.result import Result, exact, holds, show

KURAN = (
    ("A", (0, 20, 20, 30, 40, 50, 60, 70, 80, 100), 10),
    ("A′", (0, 10, 20, 30, 40, 50, 60, 70, 80, 100), 90),
    ("B", (0, 20, 30, 30, 40, 50, 60, 70, 80, 100), 10),
    ("B′", (0, 10, 30, 30, 40, 50, 60, 70, 80, 100), 20),
)
PEOPLE = 4000
SLOPE = 0.5


def settles(thresholds: np.ndarray, defence: float, push: float = 0.0) -> int:
    """Return how many of the people, whose thresholds are sorted, are in when none follows."""
    inside = -1
    after = 0
    while after != inside:
        inside = after
        after = int(np.searchsorted(thresholds, pull(-3.4, SLOPE, inside, 1.5, defence, push)))
    return inside


def act_in_the_end(percent: tuple[int, ...]) -> int:
    """Return Kuran's per cent that act in the end; one acts whose threshold is reached."""
    # Half a person below, as the rule asks for more than the threshold.
    thresholds = [log(1.0 + one / 10.0 - 0.5) if one else -inf for one in percent]
    acting = -1
    after = 0
    while after != acting:
        acting = after
        after = sum(theta < pull(0.0, 1.0, acting, 0.0, 1.0, 0.0) for theta in thresholds)
    return 10 * acting


def results() -> Iterator[Result]:
    """Yield Kuran's crowds, the tipping of a normal one, and looking."""
    for name, percent, published in KURAN:
        yield exact(f"sequence {name}: per cent that act", published, act_in_the_end(percent),
                    "kuran_1989")  # fmt: skip

    source = "granovetter_1978"
    yield exact("threshold that is passed", -1.0 + 0.5 * log(21.0) - 2.0 * 0.4 + 0.3,
                pull(-1.0, 0.5, 20.0, 2.0, 0.4, 0.3), source)  # fmt: skip
    spread = np.array([normal_quantile((i + 0.5) / PEOPLE) for i in range(PEOPLE)])
    for defence in (0.1, 0.0):
        inside = settles(spread, defence)
        expected = PEOPLE * normal_cdf(pull(-3.4, SLOPE, inside, 1.5, defence, 0.0))
        yield holds(f"settled at a defence of {defence}", abs(inside - expected) <= 1.0, source)
    numbers = [settles(spread, defence / 100) for defence in range(100, -1, -1)]
    jump = int(max(np.diff(numbers)))
    yield holds("it tips at once as the defence thins", jump > PEOPLE / 4, source)
    yield holds("thinner defences hold fewer", numbers == sorted(numbers), source)
    held, pushed = settles(spread, 1.0), settles(spread, 1.0, 1.5)
    yield exact("a push worth the defence does as much", settles(spread, 0.0), pushed, source)
    yield holds("the whole defence holds", held < PEOPLE / 100, source)

    yield exact("seen within the mean time", 1.0 - exp(-1.0), looks(45.0, 45.0), source)
    unseen = (1.0 - looks(20.0, 90.0)) * (1.0 - looks(40.0, 90.0))
    yield exact("missed twice is missed over both times", 1.0 - looks(60.0, 90.0), unseen, source)


if __name__ == "__main__":
    show(results())
