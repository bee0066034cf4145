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
from types import SimpleNamespace

import numpy as np

from october.core.random import uniforms
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
    settle,
    step,
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


class Plain:
    """The rules once more, in plain Python and with every look at every cell.

    It draws the same luck by the same keys, so that a run must be the same run to the last bit.
    """

    def __init__(self, rules: Rules, width: int, height: int, vision: float, disc: bool, run: int):
        self.rules, self.width, self.height, self.run = rules, width, height, run
        rows = range(-int(vision), int(vision) + 1)
        self.view = [
            (dy, dx)
            for dy in rows
            for dx in rows
            if 0 < (hypot(dy, dx) if disc else abs(dy) + abs(dx)) <= (vision if disc else rows[-1])
        ]
        self.agents: list[SimpleNamespace] = []
        self.cells: dict[tuple[int, int], list[SimpleNamespace]] = {}  # who came last, first
        left = [round(width * height * share) for share in (rules.citizens, rules.cops)]
        for cell in range(width * height):
            self.cells[divmod(cell, width)] = []
            u, hardship, aversion, _ = uniforms(SEED, 2, run, cell, 0)
            share = [rules.citizens, rules.cops]
            if rules.exact_counts:
                share = [number / (width * height - cell) for number in left]
            if u < share[0] + share[1]:
                state = QUIET if u < share[0] else COP
                left[state == COP] -= 1
                agent = SimpleNamespace(
                    row=len(self.agents), at=divmod(cell, width), state=state, term=0,
                    hardship=hardship, aversion=aversion,
                )  # fmt: skip
                self.agents.append(agent)
                self.cells[agent.at].insert(0, agent)
        self.order = sorted(self.agents, key=lambda agent: agent.state == COP)
        self.number = 0

    def luck(self, agent: SimpleNamespace, act: int) -> tuple[float, float, float, float]:
        return uniforms(SEED, 0, self.run, agent.row, 16 * self.number + act)

    def around(self, agent: SimpleNamespace) -> list[tuple[int, int]]:
        y, x = agent.at
        return [((y + dy) % self.height, (x + dx) % self.width) for dy, dx in self.view]

    def seen(self, agent: SimpleNamespace, state: int) -> list[SimpleNamespace]:
        return [other for cell in self.around(agent) for other in self.cells[cell]
                if other.state == state]  # fmt: skip

    def would_be(self, agent: SimpleNamespace) -> int:
        rules = self.rules
        active = max(1, len(self.seen(agent, ACTIVE)) + rules.self_counted)
        ratio = len(self.seen(agent, COP)) / active
        ratio = {EXACT: ratio, FLOOR: ratio // 1, HALF_EVEN: round(ratio)}[rules.rounding]
        risk = agent.aversion * (1 - exp(-rules.k * ratio))
        grievance = agent.hardship * (1 - rules.legitimacy)
        return ACTIVE if grievance - risk > rules.threshold else QUIET

    def arrest(self, cop: SimpleNamespace) -> None:
        active = self.seen(cop, ACTIVE)
        if active:
            u, v, _, _ = self.luck(cop, 0)
            caught = active[int(u * len(active))]
            caught.state = JAILED
            caught.term = int(v * (self.rules.jail + (not self.rules.below_longest)))
            if not self.rules.jailed_hold:
                self.cells[caught.at].remove(caught)

    def move(self, agent: SimpleNamespace) -> None:
        cells = self.around(agent)
        empty = [cell for cell in cells if not self.cells[cell]]
        tries = (u for act in range(1, 9) for u in self.luck(agent, act))
        to = next((c for u in tries if not self.cells[c := cells[int(u * len(cells))]]), None)
        if to is None and empty:
            to = empty[int(self.luck(agent, 15)[0] * len(empty))]
        if to is not None:
            self.cells[agent.at].remove(agent)
            self.cells[to].insert(0, agent)
            agent.at = to

    def sits(self, agent: SimpleNamespace) -> bool:
        if agent.term > 0:
            agent.term -= 1
            return True
        if agent.state == JAILED and not self.rules.jailed_hold:
            self.cells[agent.at].insert(0, agent)
        return False

    def together(self) -> None:
        citizens = [agent for agent in self.agents if agent.state != COP]
        willing = [JAILED if self.sits(agent) else self.would_be(agent) for agent in citizens]
        for agent, state in zip(citizens, willing, strict=True):
            agent.state = state
        for agent in self.order:
            if agent.state == COP:
                self.arrest(agent)

    def all_move(self) -> None:
        for agent in self.order:
            if agent.state != JAILED:
                self.move(agent)

    def turn(self, agent: SimpleNamespace) -> None:
        if agent.state != COP and self.sits(agent):
            return
        if self.rules.move_first:
            self.move(agent)
        if agent.state == COP:
            self.arrest(agent)
        else:
            agent.state = self.would_be(agent)
        if not self.rules.move_first:
            self.move(agent)

    def step(self) -> None:
        self.number += 1
        if self.rules.order != FIXED:
            blocks = len(self.agents) // 4 + 1
            drawn = [u for b in range(blocks) for u in uniforms(SEED, 1, self.run, self.number, b)]
            for i, u in zip(range(len(self.agents) - 1, 0, -1), drawn, strict=False):
                j = int(u * (i + 1))
                self.order[i], self.order[j] = self.order[j], self.order[i]
        if self.rules.order == TOGETHER:
            parts = [self.together, self.all_move]
            for part in parts[::-1] if self.rules.move_first else parts:
                part()
            return
        for agent in self.order:
            self.turn(agent)

    def state(self) -> list[tuple[int, int, int, int]]:
        return [(*agent.at, agent.state, agent.term) for agent in self.agents]


def as_by_the_book(rules: Rules, size: tuple[int, int], vision: float, disc: bool) -> bool:
    """Whether a run's agents are where the plain copy's are, as they are there, step by step."""
    torus = world(*size, vision, disc)
    plain = Plain(rules, *size, vision, disc, run=3)
    counts = np.zeros((12, 4), np.int64)
    settle(torus, rules, SEED, 3)
    for number in range(len(counts) + 1):
        if number:
            step(torus, rules, SEED, 3, number)
            plain.step()
            states = [agent.state for agent in plain.agents]
            counts[number - 1] = np.bincount(states, minlength=4)
        agents = torus.agents[: torus.counts.sum()]
        if agents[["y", "x", "state", "term"]].tolist() != plain.state():
            return False
        if torus.order[: len(agents)].tolist() != [agent.row for agent in plain.order]:
            return False
    series = np.zeros_like(counts)
    play(torus, rules, SEED, 3, series)
    return bool((series == counts).all())


def refused(width: int, height: int) -> bool:
    """Whether a torus is refused on which the usual view would meet itself."""
    try:
        world(width, height)
    except ValueError:
        return True
    return False


def by_the_book() -> Iterator[Result]:
    """Yield the same runs in plain Python, under each switch, in open and in crowded places."""
    rebels_here = Rules(legitimacy=0.6, k=0.7, exact_counts=True)
    # 187 cells: 134.47 citizens and 9.47 cops, rounded down; 130.9 and 8.98, rounded up.
    down = rebels_here._replace(citizens=0.71909, cops=0.050642)
    up = rebels_here._replace(citizens=0.7, cops=0.048)
    crowded = rebels_here._replace(citizens=0.93, cops=0.05)
    for name, rules, disc in (
        ("act, then move", down, False),
        ("move, then act; ratio as it is", up._replace(move_first=True, rounding=EXACT), True),
        ("cells filled by chance; rounded down",
         up._replace(exact_counts=False, rounding=FLOOR), False),
        ("crowded; the jailed let others in", crowded._replace(jailed_hold=False, jail=3), False),
        ("crowded; a disc; self not counted", crowded._replace(self_counted=False), True),
        ("always citizens, then cops; short terms",
         down._replace(order=FIXED, below_longest=True, jail=2), False),
        ("all at once", up._replace(order=TOGETHER, jailed_hold=False, jail=3), False),
        ("all at once, moves first", down._replace(order=TOGETHER, move_first=True), True),
    ):  # fmt: skip
        same = as_by_the_book(rules, (17, 11), 3.7, disc)
        yield holds(f"to the last bit as in plain Python: {name}", same, EPSTEIN)
    sizes = [len(world(40, 40, disc=disc).sight) for disc in (False, True)]
    yield exact("cells in a diamond of 7", 112, sizes[0], EPSTEIN)
    yield exact("… in a disc", 148, sizes[1], EPSTEIN)
    fits = [refused(*size) for size in ((14, 40), (40, 14), (15, 40), (40, 15))]
    yield holds("no view meets itself", fits == [True, True, False, False], EPSTEIN)


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
    yield from by_the_book()
    counts = courses(REBELS, RUNS, STEPS)
    yield from the_run_that_rebels(counts)
    yield from other_rules(counts)
    yield from by_chance()


if __name__ == "__main__":
    show(results())
