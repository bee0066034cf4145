"""Civil violence: closed forms, what two programs and a copy of Mesa's play, and what decides it.

Where everybody expects the same chance of arrest, who rebels is a share of a square, and known.
The course of a run is known from runs only: of the example that Mesa 3.3.1 ships, and of an
independent copy of it with exact numbers of citizens and cops. Repetitions with exact numbers vary
a quarter as much as those with cells filled by chance, so most are of that kind; Mesa's own are
brought to them by regression on the number of cops.

Pitfalls. Without the rounding of cops to active, which the paper does not mention, there are no
outbursts. The order of activation matters more than any parameter's tolerance: deciding all at
once, as array programs do, is another model. The first hundred steps lead from a quiet start.

Sources: Epstein (2002); Kazil, Masad & Crooks (2020) for Mesa.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, hypot, sqrt

import numpy as np

from october.mechanisms.civil_violence import (
    ACTIVE,
    COP,
    EXACT,
    FIXED,
    FLOOR,
    HALF_EVEN,
    JAILED,
    QUIET,
    TOGETHER,
    Rules,
    arrest_probability,
    play,
    rebels,
    world,
)
from october.verification.result import ERRORS, Result, exact, holds, printed, sampled, show

EPSTEIN = "epstein_2002"
MESA = "kazil_masad_crooks_2020"
SEED = 2002
RUNS = 50
OTHERS = 20  # runs in another order
MESAS = 30  # runs that Mesa's figures come from
STEPS = 250
TORUS = world(40, 40)
SETTLED = 100  # steps left out
OUTBURST = 50  # active: more begin one, fewer end it
REBELS = Rules(exact_counts=True)  # the run that rebels
CLASS = Rules(cops=0.074, legitimacy=0.8, jail=1000)  # what Mesa's class has by default


def courses(rules: Rules, runs: int, steps: int) -> np.ndarray:
    """Play runs; return the counts of each (run, step, state)."""
    counts = np.zeros((runs, steps, 4), np.int64)
    for run in range(runs):
        play(TORUS, rules, SEED, run, counts[run])
    return counts


def means(counts: np.ndarray, state: int) -> np.ndarray:
    """Return each run's mean number in a state, once it has settled."""
    return counts[:, SETTLED:, state].mean(axis=1)


def outbursts(active: np.ndarray) -> tuple[int, list[int]]:
    """Return how many outbursts began, and the sizes (active, summed) of those that ended."""
    began, size, sizes = 0, 0, []
    for count in active.tolist():
        if size == 0 and count > OUTBURST:
            began += 1
        if size > 0 and count < OUTBURST:
            sizes.append(size)
            size = 0
        elif size > 0 or count > OUTBURST:
            size += count
    return began, sizes


def by_the_same_risk(probability: float) -> list[bool]:
    """Return whether each of many citizens rebels who all expect the same."""
    found = []
    for run in range(20):
        play(TORUS, REBELS, SEED, run, np.zeros((0, 4), np.int64))
        agents = TORUS.agents[: TORUS.counts.sum()]
        drawn = zip(agents["hardship"].tolist(), agents["risk_aversion"].tolist(), strict=True)
        found += [rebels(h, r, 0.82, probability, 0.1) for h, r in drawn]
    return found


def terms(rules: Rules) -> list[int]:
    """Return the terms of all who are jailed in the first step, none of which has begun."""
    found = []
    for run in range(RUNS):
        play(TORUS, rules._replace(order=FIXED), SEED, run, np.zeros((1, 4), np.int64))
        agents = TORUS.agents[: TORUS.counts.sum()]
        found += agents["term"][agents["state"] == JAILED].tolist()
    return found


def rows_to_the_arrested(runs: int) -> np.ndarray:
    """Return how many rows from the only cop, who moves and arrests last, the arrested stands."""
    rules = REBELS._replace(cops=1 / 1600, move_first=True, order=FIXED)
    rows = np.zeros(runs)
    for run in range(runs):
        play(TORUS, rules, SEED, run, np.zeros((1, 4), np.int64))
        agents = TORUS.agents[: TORUS.counts.sum()]
        there, here = (agents["y"][agents["state"] == state][0] for state in (JAILED, COP))
        rows[run] = (there - here + 20) % 40 - 20
    return rows


def one_step(rules: Rules, run: int) -> tuple[np.ndarray, np.ndarray]:
    """Play a step; return how many rows each agent moved, and who kept a place in the order."""
    play(TORUS, rules, SEED, run, np.zeros((0, 4), np.int64))
    agents = int(TORUS.counts.sum())
    rows, order = TORUS.agents["y"][:agents].copy(), TORUS.order[:agents].copy()
    play(TORUS, rules, SEED, run, np.zeros((1, 4), np.int64))
    moved = (TORUS.agents["y"][:agents] - rows + 20) % 40 - 20
    return moved, TORUS.order[:agents] == order


def shared(rules: Rules) -> int:
    """Return how many agents, the jailed among them, share a cell with another after a run."""
    courses(rules, 1, SETTLED)
    agents = TORUS.agents[: TORUS.counts.sum()]
    return len(agents) - len({(int(a["y"]), int(a["x"])) for a in agents})


def closed_forms() -> Iterator[Result]:
    """Yield the rule by itself, and first steps whose outcome is known."""
    yield holds("the aggrieved who dares rebels", rebels(0.9, 0.1, 0.5, 0.5, 0.1), EPSTEIN)
    yield holds("the one who fears does not", not rebels(0.9, 0.9, 0.5, 0.8, 0.1), EPSTEIN)
    yield holds("nor does the content", not rebels(0.1, 0.1, 0.5, 0.5, 0.1), EPSTEIN)
    yield holds("nor who is just at the threshold", not rebels(0.5, 0.3, 0.5, 0.0, 0.25), EPSTEIN)
    yield printed("one cop, one active: arrest", 0.89974,
                  arrest_probability(1, 1, 2.3, HALF_EVEN), 5, EPSTEIN)  # fmt: skip
    for name, cops, actives, rounding, ratio, source in (
        ("5 cops, 2 active: as they are", 5, 2, EXACT, 2.5, EPSTEIN),
        ("… rounded half to even", 5, 2, HALF_EVEN, 2.0, MESA),
        ("7 cops, 2 active: rounded half to even", 7, 2, HALF_EVEN, 4.0, MESA),
        ("… rounded down", 7, 2, FLOOR, 3.0, MESA),
        ("3 cops, 4 active: rounded", 3, 4, HALF_EVEN, 1.0, MESA),
        ("… rounded down", 3, 4, FLOOR, 0.0, MESA),
    ):
        found = arrest_probability(cops, actives, 2.3, rounding)
        yield exact(name, 1.0 - exp(-2.3 * ratio), found, source)
    for probability, share in ((0.89974, 0.0197588), (0.5, 0.0355556), (0.05, 0.3055556)):
        rebelling = by_the_same_risk(probability)
        yield sampled(f"rebels where P = {probability}", share, rebelling, EPSTEIN)

    first = courses(REBELS._replace(cops=0.0), RUNS, 1)
    yield sampled("rebels where no cop is", 4 / 9, first[:, 0, ACTIVE] / 1120, EPSTEIN)
    # With so large a k one cop in view is certain arrest; who is jailed by the end rebelled too.
    sure = courses(REBELS._replace(cops=0.2, k=1e6, rounding=EXACT), RUNS, 1)
    rebelled = (sure[:, 0, ACTIVE] + sure[:, 0, JAILED]) / 1120
    yield sampled("… where arrest is sure", 0.08**2 / 0.36, rebelled, EPSTEIN)

    drawn = terms(REBELS)
    yield sampled("mean term", 15.0, drawn, MESA)
    yield holds("terms are 0 to J", set(drawn) == set(range(31)), MESA)
    drawn = terms(REBELS._replace(below_longest=True))
    yield holds("… or 0 to J − 1", set(drawn) == set(range(30)), MESA)

    rows = rows_to_the_arrested(300)
    yield sampled("the arrested stands as often above as below", 0.0, rows, EPSTEIN)
    # Of the diamond's 112 cells 15 − 2d lie d rows above, and as many below.
    yield sampled("… and anywhere in view of the cop", 2.5, abs(rows), EPSTEIN)
    alone = REBELS._replace(citizens=1 / 1600, cops=0.0)
    moved = np.array([one_step(alone, run)[0][0] for run in range(2000)])
    yield sampled("moves go as often up as down", 0.0, moved, EPSTEIN)
    yield sampled("… and anywhere in view", 2.5, abs(moved), EPSTEIN)
    kept = [one_step(REBELS, run)[1].sum() for run in range(200)]
    yield sampled("agents that keep their place in a random order", 1.0, kept, MESA)
    same = courses(REBELS, 1, SETTLED) == courses(REBELS._replace(scan=True), 1, SETTLED)
    yield holds("counts kept up to date are those of a look at every cell", same.all(), EPSTEIN)


def the_run_that_rebels(counts: np.ndarray) -> Iterator[Result]:
    """Yield means, first steps and outbursts."""
    for name, state, copy, error, mesa, mesa_error in (
        ("active", ACTIVE, 14.433, 1.53 / sqrt(200), 13.8, 0.38),
        ("quiet", QUIET, 893.83, 15.3 / sqrt(200), 898.4, 4.3),
        ("jailed", JAILED, 211.73, 13.9 / sqrt(200), 207.8, 4.0),
    ):
        values = means(counts, state)
        yield sampled(f"{name}: Mesa's rules", copy, values, MESA, error)
        yield sampled(f"{name}: Mesa", mesa, values, MESA, mesa_error)
    for number, copy in ((1, 35.4), (2, 82.0), (3, 112.0), (4, 122.6), (6, 90.4)):
        values = counts[:, number - 1, ACTIVE]
        yield sampled(f"active in step {number}", copy, values, MESA, values.std() / sqrt(200))

    found = [outbursts(course) for course in counts[:, SETTLED:, ACTIVE]]
    rates = [1000 * began / (counts.shape[1] - SETTLED) for began, _ in found]
    sizes = [size for _, ended in found for size in ended] or [0, 0]  # none at all is off, too
    published = 8 * 19.5 * 20.2  # outbursts
    yield sampled("outbursts in 1000 steps", 20.2, rates, MESA,
                  37.4 / 45.5 * 20.2 / sqrt(published))  # fmt: skip
    yield sampled("size of an outburst", 187.7, sizes, MESA, 136.8 / sqrt(published))


def other_rules(rounded: np.ndarray) -> Iterator[Result]:
    """Yield what a change of one rule does."""
    floor = courses(REBELS._replace(rounding=FLOOR), 12, STEPS)
    yield sampled("active: rounded down", 22.0, means(floor, ACTIVE), MESA, 2.02 / sqrt(200))
    yield sampled("jailed: rounded down", 292.13, means(floor, JAILED), MESA, 13.9 / sqrt(200))
    plain = courses(REBELS._replace(rounding=EXACT), 12, STEPS)
    yield sampled("active: not rounded", 2.17, means(plain, ACTIVE), MESA, 0.21 / sqrt(200))
    yield sampled("jailed: not rounded", 65.6, means(plain, JAILED), MESA, 13.9 / sqrt(200))
    yield holds("without rounding no outburst", plain[..., ACTIVE].max() <= OUTBURST, MESA)
    began = min(outbursts(course)[0] for course in rounded[..., ACTIVE])
    yield holds("with it some in every run", began > 0, MESA)

    yield holds("the jailed hold their cells", shared(REBELS) == 0, MESA)
    entered = shared(REBELS._replace(jailed_hold=False))
    yield holds("… or let others in", entered > 0, EPSTEIN)

    for name, order, copies in (
        ("all at once", TOGETHER, {"active": 17.57, "quiet": 916.4, "jailed": 186.0}),
        ("always citizens, then cops", FIXED, {"active": 9.81, "quiet": 880.5, "jailed": 229.7}),
    ):
        counts = courses(REBELS._replace(order=order), OTHERS, STEPS)
        apart = 0.0
        for (word, copy), state in zip(copies.items(), (ACTIVE, QUIET, JAILED), strict=True):
            values, usual = means(counts, state), means(rounded, state)
            yield sampled(f"{word}: {name}", copy, values, MESA, values.std() / sqrt(40))
            error = hypot(values.std() / sqrt(OTHERS), usual.std() / sqrt(RUNS))
            apart = max(apart, abs(values.mean() - usual.mean()) / error)
        yield holds(f"{name} is another model", apart > ERRORS, MESA)


def by_chance() -> Iterator[Result]:
    """Yield Mesa's own runs, of which each has its own number of citizens and cops."""
    counts = courses(REBELS._replace(exact_counts=False), MESAS, STEPS)
    for name, state, mean, sd in (
        ("active", ACTIVE, 15.74, 5.26),
        ("quiet", QUIET, 876.74, 52.9),
        ("jailed", JAILED, 222.35, 50.4),
    ):
        values = means(counts, state)
        yield sampled(f"{name}: Mesa, filled by chance", mean, values, MESA, sd / sqrt(MESAS))
    yield sampled("cops: filled by chance", 64.0, counts[:, 0, COP], MESA)
    squares = (counts[:, 0, COP] - 64.0) ** 2
    yield sampled("… their variance", 1600 * 0.04 * 0.96, squares, MESA)

    counts = courses(CLASS, 20, 200)
    active, jailed = counts[..., ACTIVE].mean(axis=1), counts[..., JAILED].mean(axis=1)
    yield sampled("active: Mesa's class defaults", 0.149, active, MESA, 0.175 / sqrt(MESAS))
    yield sampled("jailed: Mesa's class defaults", 47.8, jailed, MESA, 21.6 / sqrt(MESAS))


def results() -> Iterator[Result]:
    """Yield closed forms, the run that rebels, and what changes it."""
    yield from closed_forms()
    counts = courses(REBELS, RUNS, STEPS)
    yield from the_run_that_rebels(counts)
    yield from other_rules(counts)
    yield from by_chance()


if __name__ == "__main__":
    show(results())
