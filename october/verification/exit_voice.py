"""Exit, voice and loyalty: the game's equilibria, and the walkout that the simulator plays.

The game must be solved from its end. As a table of strategies it has a second equilibrium, in
which the majority gives nothing because it is threatened at once; asking for "a" Nash equilibrium
may return that one. The whole plane of (outside value, need) is compared with the game's tree,
searched for the strategies that are best in every subgame. Who votes for leaving, and who then
follows, are sums of log odds and of shares: they are compared term by term.

Sources: Clark, Golder & Golder (2017), with the payoffs of their complete-information game;
Hirschman (1970).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np

from october.mechanisms.exit_voice import (
    HEARD,
    LEFT,
    SILENT,
    exit_log_odds,
    held_back,
    outcome,
    pull_to_leave,
    responds,
    would_leave,
)
from october.verification.result import Result, exact, holds, show

SOURCE = "clark_golder_golder_2017"
IDEA = "hirschman_1970"
COST = 0.2
# outside value, need, how it ends
CASES = (
    (0.2, 1.5, HEARD),
    (0.6, 1.5, HEARD),
    (0.95, 1.5, LEFT),
    (0.2, 0.5, LEFT),
    (-0.5, 0.5, SILENT),
    (-0.5, 1.5, SILENT),
)


def payoffs(end: tuple[str, str, str], value: float, need: float) -> tuple[float, float]:
    """Return what the citizen and the state get when a play of the game ends so."""
    first, answer, last = end
    if first == "exit":
        return value, 1.0
    if first == "loyal":
        return 0.0, 1.0 + need
    if answer == "respond":
        return 1.0 - COST, need
    return (value - COST, 1.0) if last == "exit" else (-COST, 1.0 + need)


def perfect(value: float, need: float) -> list[tuple[str, str, str]]:
    """Return the strategies from which nobody gains by departing, in any subgame."""
    found = []
    for end in product(("exit", "loyal", "voice"), ("respond", "ignore"), ("exit", "loyal")):
        first, answer, last = end
        at_last = {step: payoffs(("voice", "ignore", step), value, need)[0]
                   for step in ("exit", "loyal")}  # fmt: skip
        at_answer = {step: payoffs(("voice", step, last), value, need)[1]
                     for step in ("respond", "ignore")}  # fmt: skip
        at_first = {step: payoffs((step, answer, last), value, need)[0]
                    for step in ("exit", "loyal", "voice")}  # fmt: skip
        if (
            at_last[last] == max(at_last.values())
            and at_answer[answer] == max(at_answer.values())
            and at_first[first] == max(at_first.values())
        ):
            found.append(end)
    return found


def results() -> Iterator[Result]:
    """Yield the game's cases, the plane, and the terms of a walkout."""
    for value, need, end in CASES:
        name = f"outside {value}, need {need}: 0 left, 1 silent, 2 heard"
        yield exact(name, end, outcome(value, need, COST), SOURCE)
    names = {"exit": LEFT, "loyal": SILENT, "voice": HEARD}
    same = threats = 0
    plane = list(product(np.linspace(-0.485, 0.985, 40), np.linspace(0.015, 2.975, 40)))
    for value, need in plane:
        ((first, answer, last),) = perfect(value, need)
        same += outcome(value, need, COST) == names[first]
        threats += would_leave(value) == (last == "exit")
        threats += responds(value, need) == (answer == "respond")
    yield exact("points of the plane that end as the tree does", len(plane), same, SOURCE)
    yield exact("… and their threats and answers", 2 * len(plane), threats, SOURCE)
    yield holds("at no value beyond staying nobody leaves", not would_leave(0.0), SOURCE)
    yield holds("who is not worth more than the issue is not heard",
                not responds(0.3, 1.0), SOURCE)  # fmt: skip
    yield exact("voice is no better than leaving: they leave", LEFT, outcome(0.75, 2, 0.25), SOURCE)
    yield from walkout()


def walkout() -> Iterator[Result]:
    """Yield the terms of a vote for leaving, of following, and of the door."""
    weights = (2.0, 1.5, 0.7, 1.1, 0.9)
    felt = np.array([0.6, 2.0, 0.4, 0.3, 0.8])
    signs = np.array([1.0, 1.0, 1.0, -1.0, -1.0])
    published = -0.43 + float(felt * signs @ np.array(weights))
    yield exact("log odds of leaving", published, exit_log_odds(-0.43, *felt, weights), IDEA)
    pull = (0.31, 0.27, 0.35, 0.15, 0.42, 0.3)
    for voted, term in ((1, 0.35), (0, 0.0), (-1, -0.15)):
        published = 0.31 * 0.5 + 0.27 * 0.2 + 0.42 * (0.9 - 0.3) + term
        ours = pull_to_leave(0.5, 0.2, voted, 0.9, pull)
        yield exact(f"pull on one who voted {voted}", published, ours, IDEA)
    for affinity, gone in ((0.5, 0), (0.5, 1), (-0.7, 1)):
        published = 1.0 / (1.0 + np.exp(2.2 * gone - 1.8 * affinity))
        ours = held_back(affinity, gone, 1.8, 2.2)
        yield exact(f"held at the door by {affinity}, side gone {gone}", published, ours, IDEA)


if __name__ == "__main__":
    show(results())
