"""Whom to obey: the logit of many, and the global game of regime change.

Three things are shown. The noise gives the logit's shares. Settled expectations are the least
fixed point: where there are several, nobody's obedience is presumed, and a little standing tips
them. And in the global game the threshold is 1 − c for every error while news is private, but with
a public signal of precision α beside private ones of precision β there are three equilibria for
some signals once α/√β > √(2π). The dual claims of a night are public signals: seizing the telegraph
raises α.

Sources: McFadden (1974); Singh (2014); Morris & Shin (1998); Angeletos, Hellwig & Pavan (2007).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import pi, sqrt

import numpy as np

from october.core.mathematics import normal_quantile
from october.core.random import uniforms
from october.mechanisms.coordination import (
    attacks_below,
    better,
    doubt,
    equilibrium_between,
    falls_below,
    gumbel,
    settled_shares,
    worth_of_obeying,
)
from october.verification.result import Result, exact, holds, printed, sampled, show

SEED = 1998
PEOPLE = 100_000
GAME = "angeletos_hellwig_pavan_2007"
EULER = 0.5772156649015329
WORTHS = (0.3, -0.4, 0.0)
TEMPERATURE = 0.5
WEIGHTS = (1.5, 2.0, 1.6)  # standing, expected, cost
# precisions of the public and the private signal, public signal, equilibria at c = ½
GAMES = (
    (1.0, 1.0, 0.5, (0.5,)),
    (1.0, 1.0, 0.4, (0.565871,)),
    (2.0, 1.0, 0.4, (0.770889,)),
    (3.0, 1.0, 0.5, (0.140214, 0.5, 0.859786)),
    (4.0, 1.0, 0.5, (0.030074, 0.5, 0.969926)),
    (1.0, 0.1, 0.5, (0.106941, 0.5, 0.893059)),
)


def equilibria(cost: float, public: float, alpha: float, beta: float) -> list[float]:
    """Return all strengths at which the marginal attacker is indifferent."""
    places = np.linspace(1e-4, 1 - 1e-4, 1000)  # an even number, so that ½ is not among them
    signs = [doubt(x, cost, public, alpha, beta) > 0.0 for x in places]
    return [
        equilibrium_between(places[i], places[i + 1], cost, public, alpha, beta)
        for i in range(len(places) - 1)
        if signs[i] != signs[i + 1]
    ]


def shares(first: float, second: float, one: float, two: float) -> tuple[float, float]:
    """Return the logit shares of the two bodies if these shares are expected."""
    worths = [worth_of_obeying(first, one, *WEIGHTS), worth_of_obeying(second, two, *WEIGHTS)]
    odds = np.exp(np.array(worths) / TEMPERATURE)
    return tuple(odds / (1.0 + odds.sum()))


def logit() -> Iterator[Result]:
    """Yield the noise, the choice and the settled shares."""
    source = "mcfadden_1974"
    noise = [[gumbel(u) for u in uniforms(SEED, 0, 0, person, 0)[:3]] for person in range(PEOPLE)]
    yield sampled("mean of the noise, Euler's constant", EULER, [x for x, _, _ in noise], source)
    chosen = [
        better(*(worth + TEMPERATURE * x for worth, x in zip(WORTHS, row, strict=True)))
        for row in noise
    ]
    odds = np.exp(np.array(WORTHS) / TEMPERATURE)
    for name, choice, share in zip(
        ("first", "second", "neither"), (1, 2, 0), odds / odds.sum(), strict=True
    ):
        yield sampled(f"share for the {name}", share, [c == choice for c in chosen], source)
    yield holds("a tie goes to neither", better(0.4, 0.4, 0.4) == 0, source)

    source = "singh_2014"
    yield exact("worth of a body", 1.5 * 0.25 + 2.0 * 0.3 - 1.6,
                worth_of_obeying(0.75, 0.3, *WEIGHTS), source)  # fmt: skip
    settled = settled_shares(0.75, 0.15, TEMPERATURE, *WEIGHTS)
    for name, ours, expected in zip(
        ("first", "second"), settled, shares(0.75, 0.15, *settled), strict=True
    ):
        yield exact(f"settled: the {name} has what is expected", expected, ours, source)
    below = [shares(0.75, 0.15, x, settled[1])[0] > x for x in np.linspace(0.0, settled[0], 99)]
    yield holds("settled: nobody presumes more", all(below[:-1]), source)
    # Were a tenth presumed to obey, nearly all would.
    for name, place in (("first", 0), ("second", 1)):
        standings = (0.5, 0.0) if place == 0 else (0.0, 0.5)
        low = settled_shares(*standings, 0.25, 5.0, 5.0, 1.01)[place]
        yield holds(f"settled: nobody presumed for the {name}", 0.02 < low < 0.05, source)
    tipped = settled_shares(0.95, 0.15, TEMPERATURE, *WEIGHTS)[0]
    yield holds("a fifth more standing tips most", settled[0] < 0.2 and tipped > 0.5, source)
    mirrored = settled_shares(0.15, 0.75, TEMPERATURE, *WEIGHTS)
    yield exact("the bodies may change places", settled[0], mirrored[1], source)


def global_game() -> Iterator[Result]:
    """Yield thresholds with private news alone, and equilibria with public news."""
    source = "morris_shin_1998"
    for cost, error, signal in ((0.2, 0.05, 0.842081), (0.2, 0.5, 1.220811), (0.7, 0.05, 0.273780)):
        yield exact(f"falls below, c = {cost}, σ = {error}", 1.0 - cost, falls_below(cost), source)
        yield printed("… attacks below", signal, attacks_below(cost, error), 6, source)
    signals = [
        0.8 + 0.5 * normal_quantile(uniforms(SEED, 0, 1, person, 0)[0]) for person in range(PEOPLE)
    ]
    attacks = [signal < attacks_below(0.2, 0.5) for signal in signals]
    yield sampled("at the threshold just enough attack", 0.8, attacks, source)
    faint = equilibria(0.2, 0.5, 1e-9, 4.0)
    yield printed("the limit of a public signal that says nothing", 0.8, faint[0], 6, GAME)
    for alpha, beta, public, published in GAMES:
        found = equilibria(0.5, public, alpha, beta)
        name = f"α = {alpha:g}, β = {beta:g}, z = {public}"
        yield exact(f"{name}: equilibria", len(published), len(found), GAME)
        for strength, ours in zip(published, found, strict=True):
            yield printed(f"{name}", strength, ours, 6, GAME)
    bound = sqrt(2.0 * pi)
    counts = [len(equilibria(0.5, 0.5, bound * (1.0 + off) * 2.0, 4.0)) for off in (-0.01, 0.01)]
    yield holds("three appear as α/√β passes √(2π)", counts == [1, 3], GAME)


def results() -> Iterator[Result]:
    """Yield the logit and the global game."""
    yield from logit()
    yield from global_game()


if __name__ == "__main__":
    show(results())
