"""Conformity: Kuran's four societies, and two states of a hall that is of one mind.

Ten people with revolutionary thresholds in per cent: one threshold of 20 that falls to 10 turns a
tenth into nine tenths in one society, and into a fifth in another, and nobody could have told
which. For many alike, above a conformity of 4 the same private views keep up two public states;
a hall may be for a motion, man by man, and show nothing until the spark.

The societies' thresholds are those of Kuran's examples as they are commonly retold; what they end
in is worked out. Sources: Kuran (1989), Kuran (1991), Brock & Durlauf (2001).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from october.core.mathematics import logistic
from october.core.random import uniforms
from october.mechanisms.conformity import aye, nobody_seen, settled_share, spark, turning_share
from october.mechanisms.thresholds import cascade
from october.verification.result import Result, exact, holds, sampled, show

SOURCE = "kuran_1991"
TWO_STATES = "brock_durlauf_2001"
SHOWN = "kuran_1989"
# thresholds in per cent, opposition in the end
SOCIETIES = (
    ("A", (0, 20, 20, 30, 40, 50, 60, 70, 80, 100), 10),
    ("A′", (0, 10, 20, 30, 40, 50, 60, 70, 80, 100), 90),
    ("B", (0, 20, 30, 30, 40, 50, 60, 70, 80, 100), 10),
    ("B′", (0, 10, 30, 30, 40, 50, 60, 70, 80, 100), 20),
)
SEED = 1989
HALLS = 100_000


def results() -> Iterator[Result]:
    """Yield the societies, the vote in the open, the two states and the unseen hands."""
    for name, thresholds, opposition in SOCIETIES:
        ours = 10 * cascade(np.array(thresholds) / 10.0, len(thresholds))
        yield exact(f"society {name}: opposition, per cent", opposition, ours, SOURCE)
        # The same people, each by own log odds under a conformity of 8.
        own = [8.0 * (0.5 - share / 100.0) for share in thresholds]
        same = np.array([10.0 * turning_share(odds, 8.0) for odds in own])
        yield exact("… by their own views", opposition, 10 * cascade(same, len(same)), SHOWN)

    yield exact("in secret: the own view", logistic(3.0), aye(0.6, 0.2, 0.0, -1, 0.0, 0.9), SHOWN)
    ours = aye(0.6, 0.4, 2.0, -0.7, 3.0, 0.8)
    yield exact("in the open: view, cue and company", 1 / (1 + np.exp(-1.0)), ours, SHOWN)
    for view, conformity in ((0.8, 2.0), (-1.3, 5.0)):
        share = turning_share(view, conformity)
        yield exact(f"at the turning share of {view}, {conformity}: half", 0.5,
                    aye(view, 1.0, 0.0, 0.0, conformity, share), SHOWN)  # fmt: skip
    yield from two_states()

    published = (1.0 - 0.3 * 0.1) ** 25
    yield exact("no hand of 25 is seen", published, nobody_seen(25, 0.3, 0.1), "asch_1956")
    counted = [
        all(u >= 0.6 or v >= 0.5 for u, v in zip(draws[:2], draws[2:], strict=True))
        for draws in (uniforms(SEED, 0, 0, row, 0) for row in range(HALLS))
    ]
    yield sampled("no hand of two, counted", nobody_seen(2, 0.6, 0.5), counted, "asch_1956")


def two_states() -> Iterator[Result]:
    """Yield what many alike settle at, against the hyperbolic form of the same model."""
    for conformity in (3.9, 6.0, 10.0):
        low, high = settled_share(0.0, conformity, 0.01), settled_share(0.0, conformity, 0.99)
        several = high - low > 0.1
        yield holds(f"c = {conformity}: two states", several == (conformity > 4), TWO_STATES)
    for own, conformity, seen in ((0.3, 2.0, 0.9), (0.2, 6.0, 0.0), (0.2, 6.0, 1.0)):
        # m = tanh(βh + βJm), m = 2p − 1, by Newton's method from the same side.
        m = 2.0 * seen - 1.0
        for _ in range(200):
            curve = np.tanh(own / 2 + conformity / 4 * m)
            m -= (m - curve) / (1.0 - conformity / 4 * (1.0 - curve**2))
        yield exact(f"own {own}, c = {conformity}, seen {seen}: share", (1 + m) / 2,
                    settled_share(own, conformity, seen), TWO_STATES)  # fmt: skip
    for conformity in (5.0, 6.0, 9.0):
        odds, share = spark(conformity)
        yield exact(f"spark at c = {conformity}: the curve is met", share,
                    aye(odds, 1.0, 0.0, 0.0, conformity, share), TWO_STATES)  # fmt: skip
        yield exact("… and touched", 1.0, conformity * share * (1.0 - share), TWO_STATES)
        before = settled_share(odds - 1e-3, conformity, 0.0)
        after = settled_share(odds + 1e-3, conformity, 0.0)
        yield holds("… for it, shown by few", before < share < 0.5 < logistic(odds), TWO_STATES)
        yield holds("… a thousandth more, by most", after > 0.5, TWO_STATES)
    for what, published, ours in zip(("odds", "share"), (0.0, 0.5), spark(3.0), strict=True):
        yield exact(f"little conformity, no spark: {what}", published, ours, TWO_STATES)


if __name__ == "__main__":
    show(results())
