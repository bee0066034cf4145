"""Informational cascades: the printed chances, the law person by person, and crowds played.

The rule for ties is worth up to nine points of probability: with a coin, as the authors have it,
a cascade of p = .7 is right at .753, with the own signal at .845. The chances of a right and a
wrong cascade depend on which act is right; without knowing, both are as likely.

Source: Bikhchandani, Hirshleifer & Welch (1992), eq. 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from october.core.random import uniforms
from october.mechanisms.cascades import (
    decides,
    leads,
    people_before,
    right,
    right_by_own_signal,
    undecided,
    wrong,
)
from october.verification.result import Result, exact, holds, printed, sampled, show

SOURCE = "bikhchandani_hirshleifer_welch_1992"
SEED = 1992
CROWDS = 20_000
# quality of signals, chance that the cascade is right with a coin for ties
COIN = ((0.51, 0.513332), (0.55, 0.566445), (0.6, 0.631579), (0.7, 0.753165), (0.8, 0.857143),
        (0.9, 0.939560))  # fmt: skip
OWN = ((0.6, 0.692308), (0.7, 0.844828), (0.8, 0.941176))
FOREVER = 2_000
ENDS = (-2, -1, 0, 1, 2)


def law(quality: float, people: int, coin: bool) -> dict[int, float]:
    """Return the chance of every lead after so many people, the act 1 being right."""
    chances = dict.fromkeys(ENDS, 0.0) | {0: 1.0}
    for _ in range(people):
        after = dict.fromkeys(ENDS, 0.0)
        for ahead, chance in chances.items():
            for signal, likely in ((1, quality), (-1, 1.0 - quality)):
                for tie in (1, -1) if coin else (signal, signal):
                    act = decides(ahead, signal, tie)
                    after[leads(ahead, act)] += 0.5 * chance * likely
        chances = after
    return chances


def played(quality: float, row: int) -> tuple[bool, int]:
    """Return whether a crowd's cascade is right, and how many decided before it held."""
    ahead = people = 0
    while abs(ahead) < 2:
        u, v, _, _ = uniforms(SEED, 0, 0, row, people)
        signal = 1 if u < quality else -1
        ahead = leads(ahead, decides(ahead, signal, 1 if v < 0.5 else -1))
        people += 1
    return ahead > 0, people


def results() -> Iterator[Result]:
    """Yield the figures, the law against the formulas, and crowds played."""
    for quality, published in COIN:
        yield printed(f"p = {quality}: right", published, right(quality, FOREVER), 6, SOURCE)
    for quality, published in OWN:
        ours = right_by_own_signal(quality)
        yield printed(f"p = {quality}: right, ties by the own signal", published, ours, 6, SOURCE)
    for name, published, formula in (
        ("right", 0.752857, right),
        ("undecided", 0.000408, undecided),
        ("wrong", 0.246735, wrong),
    ):
        yield printed(f"p = .7, 10 people: {name}", published, formula(0.7, 10), 6, SOURCE)
    yield printed("p = .7: people before", 2.531646, people_before(0.7), 6, SOURCE)
    for quality, people in ((0.55, 2), (0.6, 4), (0.8, 6)):
        chances = law(quality, people, coin=True)
        name = f"p = {quality}, {people} people"
        yield exact(f"{name}: right", right(quality, people), chances[2], SOURCE)
        yield exact(f"{name}: wrong", wrong(quality, people), chances[-2], SOURCE)
        middle = 1.0 - chances[2] - chances[-2]
        yield exact(f"{name}: undecided", undecided(quality, people), middle, SOURCE)
    longest = law(0.65, 200, coin=False)
    yield exact("p = .65, ties by the own signal: right", right_by_own_signal(0.65), longest[2],
                SOURCE)  # fmt: skip
    waits = sum(1.0 - sum(law(0.65, n, True)[end] for end in (-2, 2)) for n in range(120))
    yield exact("p = .65: people before, person by person", people_before(0.65), waits, SOURCE)
    stays = all(
        decides(end, signal, -end // 2) == end // 2 and leads(end, act) == end
        for end in (-2, 2)
        for signal in (-1, 1)
        for act in (-1, 1)
    )
    yield holds("in a cascade nobody's signal counts", stays, SOURCE)
    crowds = [played(0.7, row) for row in range(CROWDS)]
    published = right(0.7, FOREVER)
    yield sampled("p = .7, played: right", published, (good for good, _ in crowds), SOURCE)
    yield sampled("p = .7, played: people before", people_before(0.7), (n for _, n in crowds),
                  SOURCE)  # fmt: skip


if __name__ == "__main__":
    show(results())
