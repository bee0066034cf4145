"""The repeated dilemma (R, S, T, P) = (3, 0, 5, 1): strategies that remember one round, and more.

Shown are payoffs under slips of the hand, the discounted game, strategies that fix the other's
payoff, and a tournament of machines. Pitfalls: tit-for-tat against itself earns 2.25 in the long
run at any error rate and 3 at none, and in a finite match something between, so that matches are
held against the chain of that length; a grudger remembers all, a memory-one strategy does not; both
hands slip, each for itself. That tit-for-tat wins is not a result: here it does not.

Sources: Nowak & Sigmund (1992, 1993), Molander (1985), Press & Dyson (2012), Axelrod (1984).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from october.core.random import uniforms
from october.mechanisms.repeated_games import (
    cooperation,
    generosity,
    match,
    meet,
    memory_one,
    pass_round,
    perceived,
    round_robin,
    settle,
    shifted,
    trembled,
    worth,
)
from october.verification.result import Result, exact, holds, printed, sampled, show

NOISE = "nowak_sigmund_1993"
GENEROUS = "nowak_sigmund_1992"
ALTERNATING = "nowak_sigmund_1994"
EXTORTION = "press_dyson_2012"
TOURNAMENT = "axelrod_1984"
SEED = 1984
GAME = (3.0, 0.0, 5.0, 1.0)

TFT, WSLS, GTFT, ALLC, ALLD = (
    (1.0, 0.0, 1.0, 0.0), (1.0, 0.0, 0.0, 1.0), (1.0, 1 / 3, 1.0, 1 / 3), (1.0,) * 4, (0.0,) * 4,
)  # fmt: skip
GRIM = (1.0, 0.0, 0.0, 0.0)
ALTERNATOR = (0.0, 0.0, 1.0, 1.0)
NAMES = ("TFT", "WSLS", "GTFT⅓", "ALLC", "ALLD")
STRATEGIES = (TFT, WSLS, GTFT, ALLC, ALLD)
ONE_PER_CENT = (
    (2.25, 2.25, 2.96967, 3.0094, 1.02),
    (2.25, 2.95109, 2.92663, 3.965, 0.535),
    (2.92427, 2.76808, 2.97032, 3.0029, 0.69337),
    (2.9604, 1.515, 2.97023, 2.9899, 0.0401),
    (1.069, 2.985, 2.35937, 4.9401, 1.0299),
)
FIVE_PER_CENT = (2.25, 2.7765, 2.85937, 2.9475, 1.1475)

# A machine: per state whether it cooperates, and the next state after CC, CD, DC, DD.
COPY = ((1, 0, 1, 0, 1), (0, 0, 1, 0, 1))
MACHINES = {
    "TitForTat": COPY,
    "Cooperator": ((1, 0, 0, 0, 0),),
    "Defector": ((0, 0, 0, 0, 0),),
    "WinStayLoseShift": ((1, 0, 1, 1, 0), (0, 0, 1, 1, 0)),
    "Grudger": ((1, 0, 1, 0, 1), (0, 1, 1, 1, 1)),
    "TitFor2Tats": ((1, 0, 1, 0, 1), (1, 0, 2, 0, 2), (0, 0, 2, 0, 2)),
    "Alternator": ((1, 1, 1, 1, 1), (0, 0, 0, 0, 0)),
    "SuspiciousTFT": ((0, 1, 0, 1, 0), (1, 1, 0, 1, 0)),
    "AntiTitForTat": ((1, 1, 0, 1, 0), (0, 1, 0, 1, 0)),
    "Bully": ((0, 0, 1, 0, 1), (1, 0, 1, 0, 1)),
}
SCORES = (4497, 3300, 5012, 3883, 5379, 4215, 4057, 3908, 3469, 4469)
PER_TURN = {
    "TitForTat": (3, 3, 0.995, 3, 3, 3, 2.49, 2.5, 2.25, 2.25),
    "Defector": (1.02, 5, 1, 3, 1.02, 1.04, 3, 1, 5, 4.98),
    "Grudger": (3, 3, 0.995, 3, 3, 3, 2.985, 1.015, 4.945, 4.955),
    "Alternator": (2.515, 4, 0.5, 2.25, 0.535, 4, 2, 2.5, 2, 1.985),
    "Bully": (2.25, 5, 0.005, 3, 0.03, 2.8, 2.01, 2.25, 5, 2),
}


def machine(name: str) -> np.ndarray:
    """Return a machine's table, as long as any has states."""
    table = np.zeros((3, 5), np.int64)
    table[: len(MACHINES[name])] = MACHINES[name]
    return table


def slipping(strategy: tuple, error: float) -> np.ndarray:
    """Return a strategy's chances when its hand slips."""
    return np.array([trembled(p, error) for p in strategy])


def shares_of(
    p: tuple, q: tuple, error: float = 0.0, discount: float = 1.0, opening: tuple = (1.0, 1.0)
) -> np.ndarray:
    """Return the shares of CC, CD, DC, DD."""
    chain, shares = np.empty((4, 4)), np.empty(4)
    first, second = (trembled(move, error) for move in opening)
    meet(slipping(p, error), slipping(q, error), first, second, discount, chain)
    settle(chain, 4, shares)
    return shares


def payoff(*players: object, **rules: object) -> float:
    """Return what the first of two earns in a round."""
    return worth(shares_of(*players, **rules), GAME)  # type: ignore[arg-type]


def over(turns: int, p: tuple, q: tuple, error: float) -> float:
    """Return what the first earns in a round of so many, the chain begun with CC meant."""
    chain, opening, fresh = np.empty((4, 4)), np.empty((4, 4)), np.empty(4)
    one, other = slipping(p, error), slipping(q, error)
    meet(one, other, 1.0 - error, 1.0 - error, 1.0, chain)
    meet(one, other, 1.0 - error, 1.0 - error, 0.0, opening)
    shares = opening[0].copy()
    total = 0.0
    for _ in range(turns):
        total += worth(shares, GAME)
        pass_round(chain, 4, shares, fresh)
    return total / turns


def results() -> Iterator[Result]:
    """Yield noise, discounting, extortion, the tournament, and the traits that theatres use."""
    yield from noisy()
    yield from within()
    yield from discounted()
    yield from extorted()
    yield from tournament()
    yield from traits()


def noisy() -> Iterator[Result]:
    """Yield long-run payoffs under slips, and those of finite matches."""
    for name, p, row in zip(NAMES, STRATEGIES, ONE_PER_CENT, strict=True):
        for other, q, published in zip(NAMES, STRATEGIES, row, strict=True):
            ours = payoff(p, q, error=0.01)
            yield printed(f"{name} against {other}, 1 % slips", published, ours, 5, NOISE)
    for name, p, published in zip(NAMES, STRATEGIES, FIVE_PER_CENT, strict=True):
        ours = payoff(p, p, error=0.05)
        yield printed(f"{name} against itself, 5 % slips", published, ours, 5, NOISE)
    # 1 − 2⁻⁴⁰ is a double, and 1 − 10⁻¹² is none: that error would be the input's, not the chain's.
    for error in (2.0**-40, 2.0**-10, 0.2, 0.5):
        ours = payoff(TFT, TFT, error=error)
        yield exact(f"TFT against itself, slips {error:.2g}", 2.25, ours, NOISE)
    half = cooperation(shares_of(TFT, TFT, error=0.01))
    yield exact("… it cooperates half of the time", 0.5, half, NOISE)
    seldom = cooperation(shares_of(TFT, ALLD, error=0.01))
    yield exact("… against ALLD when one hand slips and not the other", 0.0198, seldom, NOISE)
    # A slip of either hand ends CC; from anywhere else only a slip of both brings it back.
    ours = shares_of(GRIM, GRIM, error=0.01)[0]
    known = 0.01**2 / (1.0 - 0.99**2 + 0.01**2)
    yield exact("GRIM against itself, 1 % slips: share of CC", known, ours, NOISE)
    yield exact("largest generosity: 1/3", 1 / 3, generosity(*GAME), GENEROUS)
    yield exact("… bound by the other term: 1/4", 0.25, generosity(2.0, 0.0, 3.0, 5 / 3), GENEROUS)
    yield exact("… in the game (4, 1, 6, 2): 1/3", 1 / 3, generosity(4.0, 1.0, 6.0, 2.0), GENEROUS)
    yield exact("a defector earns 7/3 of it", 7 / 3, payoff(ALLD, GTFT), GENEROUS)
    for turns, error, published in (
        (200, 0.01, 2.460385),
        (2000, 0.01, 2.271468),
        (20000, 0.01, 2.252147),
        (200, 0.05, 2.289671),
        (2000, 0.05, 2.253967),
    ):
        ours = over(turns, TFT, TFT, error)
        yield printed(f"TFT, {turns} turns, slips {error}", published, ours, 6, NOISE)


def within() -> Iterator[Result]:
    """Yield that a chain is written where it stands and nowhere else."""
    table, six = np.full((6, 6), 7.0), np.full(6, 0.5)
    meet(six, six, 0.5, 0.5, 0.9, table)
    alone = bool((table[4:] == 7.0).all() and (table[:, 4:] == 7.0).all())
    yield holds("a chain has four by four chances", alone, NOISE)


def discounted() -> Iterator[Result]:
    """Yield when tit-for-tat is stable, at the edges and with the first move made explicit."""
    for delta in (0.3, 0.6, 0.9):
        yield exact(
            f"TFT against itself, δ = {delta}", 3.0, payoff(TFT, TFT, discount=delta), GENEROUS
        )
        ours = payoff(TFT, ALLD, discount=delta, opening=(1.0, 0.0))
        yield exact("… against ALLD: S(1 − δ) + Pδ", delta, ours, GENEROUS)
        ours = payoff(ALLD, TFT, discount=delta, opening=(0.0, 1.0))
        yield exact("… ALLD against it: T(1 − δ) + Pδ", 5.0 - 4.0 * delta, ours, GENEROUS)
        ours = payoff(ALTERNATOR, TFT, discount=delta, opening=(0.0, 1.0))
        yield exact("… alternating: (T + δS)/(1 + δ)", 5.0 / (1.0 + delta), ours, GENEROUS)
        ours = payoff(ALLD, ALLD, discount=delta, opening=(0.0, 0.0))
        yield exact("ALLD against itself: P", 1.0, ours, GENEROUS)
    ours = payoff(ALTERNATOR, TFT, discount=2 / 3, opening=(0.0, 1.0))
    yield exact("at δ = 2/3 alternating is worth as much as R", 3.0, ours, GENEROUS)


def extorted() -> Iterator[Result]:
    """Yield strategies that tie the other's payoff to their own, or fix it."""
    extortion, equaliser = (11 / 13, 1 / 2, 7 / 26, 0.0), (2 / 3, 0.0, 2 / 3, 1 / 3)
    for row in range(5):
        q = uniforms(SEED, 0, 0, row, 0)
        ours = payoff(extortion, q) - 1.0 - 3.0 * (payoff(q, extortion) - 1.0)
        yield exact(f"(s − 1) − 3(s′ − 1) against strategy {row}", 0.0, ours, EXTORTION)
        yield exact("… equalised", 2.0, payoff(q, equaliser), EXTORTION)
    yield printed("extortion of ALLC", 3.727273, payoff(extortion, ALLC), 6, EXTORTION)
    yield printed("… what ALLC keeps", 1.909091, payoff(ALLC, extortion), 6, EXTORTION)


def tournament() -> Iterator[Result]:
    """Yield a round robin of machines without slips, exactly, and matches with slips."""
    n = len(MACHINES)
    machines = np.array([machine(name) for name in MACHINES])
    scores = np.empty((n, n))
    round_robin(machines, n, 200, 0.0, SEED, 0, GAME, scores)
    for i, (name, published) in enumerate(zip(MACHINES, SCORES, strict=True)):
        yield exact(
            f"{name}, ten machines, 200 turns",
            published,
            scores[i].sum() - scores[i, i],
            TOURNAMENT,
        )
        for j, turn in enumerate(PER_TURN.get(name, ())):
            against = list(MACHINES)[j]
            yield exact(f"… against {against}, a turn", turn, scores[i, j] / 200, TOURNAMENT)
    best = list(MACHINES)[int(np.argmax(scores.sum(axis=1) - np.diag(scores)))]
    yield holds("tit-for-tat does not win", best == "Grudger", TOURNAMENT)
    for name, p in (("TitForTat", TFT), ("WinStayLoseShift", WSLS), ("Cooperator", ALLC)):
        played = [
            match(machine(name), machine("WinStayLoseShift"), 200, 0.05, SEED, night, 0, GAME)
            for night in range(2000)
        ]
        known = over(200, p, WSLS, 0.05)
        values = [mine / 200 for mine, _ in played]
        yield sampled(f"{name} against WinStayLoseShift, 5 % slips", known, values, NOISE)
        known = over(200, WSLS, p, 0.05)
        values = [theirs / 200 for _, theirs in played]
        yield sampled("… what the other earns", known, values, NOISE)
    mine = match(machine("Cooperator"), machine("Defector"), 40, 0.3, SEED, 2, 5, GAME)[0]
    draws = [uniforms(SEED, 0, 2, 5, turn) for turn in range(40)]
    luck = sum(GAME[2 * (u < 0.3) + (v >= 0.3)] for u, v, _, _ in draws)
    yield exact("hands slip by the luck of a night and a match", luck, mine, TOURNAMENT)
    round_robin(machines, n, 200, 0.05, SEED, 1, GAME, scores)
    # Not the first machine: a row of luck that leaves out its number would pass.
    alone = match(machines[1], machines[3], 200, 0.05, SEED, 1, n + 3, GAME)
    yield exact(
        "a match of a tournament with slips is that match", alone[0], scores[1, 3], TOURNAMENT
    )
    yield exact("… and the other's score", alone[1], scores[3, 1], TOURNAMENT)


def traits() -> Iterator[Result]:
    """Yield the strategy that two traits make, and what a shift of its log odds does."""
    traits = (0.4, 0.6, 0.97, 0.5, 0.45)
    for own, other, known in ((1, 1, 0.97), (1, 0, 0.4), (0, 1, 0.68), (0, 0, 0.4)):
        name = f"after {'CD'[1 - own]}{'CD'[1 - other]}, forgiving .4, provoked .6"
        yield exact(name, known, memory_one(own, other, *traits), ALTERNATING)
    ends = (
        (0.03, memory_one(1, 0, 0.4, 1.0, 0.97, 0.5, 0.45)),
        (0.97, memory_one(0, 1, 1.0, 0.6, 0.97, 0.9, 0.45)),
    )
    for known, ours in ends:
        yield exact("… never surer than steadiness", known, ours, ALTERNATING)
    odds = shifted(0.4, -0.9) / (1.0 - shifted(0.4, -0.9))
    yield exact("a shift of −.9 divides the odds by e^.9", 2 / 3 * np.exp(-0.9), odds, ALTERNATING)
    seen = [
        perceived(1, 0.05, 0.04),
        perceived(0, 0.05, 0.04),
        perceived(1, 0.05, 0.06),
        perceived(0, 0.05, 0.05),
    ]
    yield holds("an act is misread when the draw lies below the error", seen == [0, 1, 1, 0], NOISE)


if __name__ == "__main__":
    show(results())
