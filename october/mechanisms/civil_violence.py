"""Civil violence: people rebel when their grievance outweighs the risk of arrest.

On a torus of cells stand citizens and cops, one a cell. A citizen has a hardship H and an aversion
to risk R, both uniform in (0, 1); the regime has a legitimacy L. Those rebel whose grievance
G = H(1 − L), less the risk R·P, exceeds a threshold, where P = 1 − exp(−k·C/A) guesses the chance
of arrest from the C cops and the A active in view. A cop arrests one active citizen in view, drawn
at random, for a random number of steps. Everybody free moves to a random empty cell in view. Quiet
years are broken by outbursts: Epstein's punctuated equilibrium.

Source: Epstein (2002), Model I. The paper leaves open what decides the outcome, and its two
best-known programs read it differently; hence the switches of ``Rules`` and ``world``. Most
important: without rounding C/A to a whole number there are no outbursts at all. Mesa's reading
(Kazil, Masad & Crooks 2020) is the default. With the other of every switch the rules come near to
NetLogo's but are no replica, as NetLogo counts an active citizen's own cell too.

How many cops and active each cell has in view is kept up to date when a cop or an active citizen
moves and when somebody turns, instead of looked up by each agent in each step (``scan``, which
gives the same run in the same bits). Most agents are quiet, and cost nothing: a step takes 3.3
times less than with a look at 112 cells on a torus of 40 × 40, 3.0 times less on 120 × 120, though
those whom nothing would make rebel do not look (measured by bench/peers/civil_violence.py).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from october.core.kernel import hot_kernel, kernel, mechanism
from october.core.mathematics import ROUNDER, exp
from october.core.random import uniforms
from october.core.torus import in_view, tell, wrapped
from october.mechanisms.registry import Mechanism

# What an agent is; also the columns of World.counts.
QUIET = 0
ACTIVE = 1
JAILED = 2
COP = 3
NOBODY = -1

# Rounding of the ratio of cops to active: Epstein's text, NetLogo, Mesa (half to even).
EXACT = 0
FLOOR = 1
HALF_EVEN = 2

# In which order agents act: a fresh random one each step, always citizens and then cops as they
# stood at the start, or all citizens deciding upon what all see, then the arrests, then the moves.
RANDOM = 0
FIXED = 1
TOGETHER = 2

# Streams of random numbers, and how many acts of an agent's row a step has: 0 is an arrest, then
# the tries to find an empty cell, then the look at all of them.
ACTING = 0
ORDER = 1
START = 2
ACTS = 16
LAST_TRY = 8
LOOK = 15

AGENT = np.dtype(
    [
        ("y", np.int32),
        ("x", np.int32),
        ("next", np.int32),  # agent in the same cell
        ("state", np.int32),
        ("term", np.int32),  # steps left in jail
        ("willing", np.int32),
        ("hardship", np.float64),
        ("risk_aversion", np.float64),
    ]
)


class Rules(NamedTuple):
    """Parameters of the run that rebels, and the switches as Mesa has them."""

    citizens: float = 0.7  # per cell
    cops: float = 0.04  # per cell
    legitimacy: float = 0.82
    threshold: float = 0.1
    k: float = 2.3  # so that one cop and one active make P = 0.9
    jail: int = 30  # steps, the longest term J
    exact_counts: bool = False  # at the start, or each cell filled by chance
    rounding: int = HALF_EVEN
    self_counted: bool = True  # as one of the active, or only so that A is never 0
    move_first: bool = False  # or act first
    jailed_hold: bool = True  # their cells, or let others in and come back to them
    below_longest: bool = False  # terms from 0..J−1, or from 0..J
    order: int = RANDOM
    scan: bool = False


class World(NamedTuple):
    """The state of a run, and the shape of what is in view."""

    agents: np.ndarray  # AGENT, a row a cell; the first counts.sum() are used
    order: np.ndarray  # of their rows
    first: np.ndarray  # agent that holds a cell (height, width)
    cops: np.ndarray  # in view of each cell
    active: np.ndarray  # in view of each cell
    counts: np.ndarray  # of agents in each state
    sight: np.ndarray  # (dy, dx) of each cell in view, one's own left out
    reach: np.ndarray  # how far the view reaches sideways, |dy| rows away


def world(width: int, height: int, vision: float = 7.0, disc: bool = False) -> World:
    """Return room for a run: a torus, and a view that is von Neumann's diamond or a disc.

    Raises ValueError where the view would meet itself around the torus.
    """
    sight, reach = in_view(vision, disc)
    if 2 * len(reach) - 1 > min(width, height):
        raise ValueError(f"found a torus of {width} × {height}, too small for vision {vision}")
    cells = (height, width)
    return World(
        agents=np.zeros(width * height, AGENT),
        order=np.zeros(width * height, np.int32),
        first=np.full(cells, NOBODY, np.int32),
        cops=np.zeros(cells, np.int16),
        active=np.zeros(cells, np.int16),
        counts=np.zeros(4, np.int64),
        sight=sight,
        reach=reach,
    )


@mechanism
def arrest_probability(cops, actives, k, rounding):
    """The chance of arrest that is expected where whole numbers of cops and actives are seen."""
    ratio = cops / actives
    if rounding == FLOOR:
        ratio = np.float64(cops // actives)
    elif rounding == HALF_EVEN:
        ratio = (ratio + ROUNDER) - ROUNDER
    return 1.0 - exp(-k * ratio)


@mechanism
def rebels(hardship, risk_aversion, legitimacy, probability, threshold):
    """Whether grievance less risk exceeds the threshold; all are shares. Source: Epstein (2002)."""
    return hardship * (1.0 - legitimacy) - risk_aversion * probability > threshold


# Small functions are hot: to hand the eight arrays of a World over takes longer than their work.


@hot_kernel
def _enter(world, who):
    """Let an agent hold the cell where it stands."""
    a = world.agents[who]
    a.next = world.first[a.y, a.x]
    world.first[a.y, a.x] = who


@hot_kernel
def _leave(world, who):
    """Let an agent hold its cell no more."""
    a = world.agents[who]
    before = world.first[a.y, a.x]
    if before == who:
        world.first[a.y, a.x] = a.next
        return
    while world.agents[before].next != who:
        before = world.agents[before].next
    world.agents[before].next = a.next


@hot_kernel
def _turn(world, who, state):
    """Give an agent another state, and tell those who see it."""
    a = world.agents[who]
    if a.state == state:
        return
    if a.state == ACTIVE:
        tell(world.active, world.reach, a.y, a.x, -1)
    elif state == ACTIVE:
        tell(world.active, world.reach, a.y, a.x, 1)
    world.counts[a.state] -= 1
    world.counts[state] += 1
    a.state = state


@kernel
def _seen(world, y, x):
    """Count the cops and the active in view by looking at every cell."""
    height, width = world.first.shape
    cops, active = 0, 0
    for i in range(len(world.sight)):
        row = wrapped(y + world.sight[i, 0], height)
        who = world.first[row, wrapped(x + world.sight[i, 1], width)]
        while who != NOBODY:
            cops += world.agents[who].state == COP
            active += world.agents[who].state == ACTIVE
            who = world.agents[who].next
    return cops, active


@hot_kernel
def _wills(world, rules, who):
    """Whether a citizen would rebel upon what it sees."""
    a = world.agents[who]
    if not rebels(a.hardship, a.risk_aversion, rules.legitimacy, 0.0, rules.threshold):
        return False  # not even where no cop is
    cops, actives = int(world.cops[a.y, a.x]), int(world.active[a.y, a.x])
    if rules.scan:
        cops, actives = _seen(world, a.y, a.x)
    actives = max(actives + int(rules.self_counted), 1)
    probability = arrest_probability(cops, actives, rules.k, rules.rounding)
    return rebels(a.hardship, a.risk_aversion, rules.legitimacy, probability, rules.threshold)


@hot_kernel
def _arrest(world, rules, seed, run, step, who):
    """Let a cop jail one of the active in view, if there is one."""
    cop = world.agents[who]
    height, width = world.first.shape
    actives = int(world.active[cop.y, cop.x])
    if rules.scan:
        _, actives = _seen(world, cop.y, cop.x)
    if actives == 0:
        return
    u, v, _, _ = uniforms(seed, ACTING, run, who, step * ACTS)
    left = int(u * actives)
    for i in range(len(world.sight)):
        row = wrapped(cop.y + world.sight[i, 0], height)
        caught = world.first[row, wrapped(cop.x + world.sight[i, 1], width)]
        while caught != NOBODY:
            if world.agents[caught].state == ACTIVE:
                if left == 0:
                    _turn(world, caught, JAILED)
                    terms = rules.jail if rules.below_longest else rules.jail + 1
                    world.agents[caught].term = int(v * terms)
                    if not rules.jailed_hold:
                        _leave(world, caught)
                    return
                left -= 1
            caught = world.agents[caught].next


@hot_kernel
def _go(world, who, y, x):
    """Take an agent to a cell, and tell those who saw it and those who see it now."""
    a = world.agents[who]
    counts = world.cops if a.state == COP else world.active
    told = a.state == COP or a.state == ACTIVE
    if told:
        tell(counts, world.reach, a.y, a.x, -1)
    _leave(world, who)
    a.y = y
    a.x = x
    _enter(world, who)
    if told:
        tell(counts, world.reach, y, x, 1)


@hot_kernel
def _tried(world, seed, run, step, who):
    """An empty cell in view, found by trying cells at random, or NOBODY where luck runs out."""
    a = world.agents[who]
    height, width = world.first.shape
    for act in range(1, LAST_TRY + 1):
        for u in uniforms(seed, ACTING, run, who, step * ACTS + act):
            i = int(u * len(world.sight))
            y = wrapped(a.y + world.sight[i, 0], height)
            x = wrapped(a.x + world.sight[i, 1], width)
            if world.first[y, x] == NOBODY:
                return y * width + x
    return NOBODY


@kernel
def _looked_for(world, seed, run, step, who):
    """A random one of the empty cells in view, found by looking at all, or NOBODY."""
    a = world.agents[who]
    height, width = world.first.shape
    empty = 0
    for i in range(len(world.sight)):
        y = wrapped(a.y + world.sight[i, 0], height)
        empty += world.first[y, wrapped(a.x + world.sight[i, 1], width)] == NOBODY
    u, _, _, _ = uniforms(seed, ACTING, run, who, step * ACTS + LOOK)
    left = int(u * empty)
    for i in range(len(world.sight)):
        y = wrapped(a.y + world.sight[i, 0], height)
        x = wrapped(a.x + world.sight[i, 1], width)
        if world.first[y, x] == NOBODY:
            if left == 0:
                return y * width + x
            left -= 1
    return NOBODY


@hot_kernel
def _move(world, seed, run, step, who):
    """Take an agent to a random empty cell in view, if there is one; all are equally likely."""
    width = world.first.shape[1]
    cell = _tried(world, seed, run, step, who)
    if cell == NOBODY:
        cell = _looked_for(world, seed, run, step, who)
    if cell != NOBODY:
        _go(world, who, cell // width, cell % width)


@hot_kernel
def _sits(world, rules, who):
    """Whether a citizen spends this step in jail; one whose term is over comes back."""
    a = world.agents[who]
    if a.term > 0:
        a.term -= 1
        return True
    if a.state == JAILED and not rules.jailed_hold:
        _enter(world, who)
    return False


@hot_kernel
def _act(world, rules, seed, run, step, who):
    """One agent's turn, in two parts."""
    cop = world.agents[who].state == COP
    if not cop and _sits(world, rules, who):
        return
    for part in range(2):
        if rules.move_first == (part == 0):
            _move(world, seed, run, step, who)
        elif cop:
            _arrest(world, rules, seed, run, step, who)
        else:
            _turn(world, who, ACTIVE if _wills(world, rules, who) else QUIET)


@kernel
def _all_move(world, seed, run, step, agents):
    for i in range(agents):
        if world.agents[world.order[i]].state != JAILED:
            _move(world, seed, run, step, world.order[i])


@kernel
def _all_act(world, rules, seed, run, step, agents):
    """Everybody's turn at once: citizens decide upon the same picture."""
    if rules.move_first:
        _all_move(world, seed, run, step, agents)
    for who in range(agents):
        if world.agents[who].state != COP:
            world.agents[who].willing = JAILED
            if not _sits(world, rules, who):
                world.agents[who].willing = ACTIVE if _wills(world, rules, who) else QUIET
    for who in range(agents):
        if world.agents[who].state != COP:
            _turn(world, who, world.agents[who].willing)
    for i in range(agents):
        if world.agents[world.order[i]].state == COP:
            _arrest(world, rules, seed, run, step, world.order[i])
    if not rules.move_first:
        _all_move(world, seed, run, step, agents)


@kernel
def _shuffle(order, agents, seed, run, step):
    """Put agents into a fresh random order. Source: Fisher & Yates, as by Durstenfeld (1964)."""
    i = agents - 1
    block = 0
    while i > 0:
        for u in uniforms(seed, ORDER, run, step, block):
            if i > 0:
                j = int(u * (i + 1))
                order[i], order[j] = order[j], order[i]
                i -= 1
        block += 1


@mechanism
def settle(world, rules, seed, run):
    """Fill the cells, row by row: exact counts, all places equally likely, or each by chance."""
    height, width = world.first.shape
    world.first[:] = NOBODY
    world.cops[:] = 0
    world.active[:] = 0
    world.counts[:] = 0
    citizens = int(rules.citizens * width * height + 0.5)
    cops = int(rules.cops * width * height + 0.5)
    who = 0
    for cell in range(width * height):
        u, hardship, risk_aversion, _ = uniforms(seed, START, run, cell, 0)
        left = width * height - cell
        of_citizen, of_cop = rules.citizens, rules.cops
        if rules.exact_counts:
            of_citizen = (citizens - world.counts[QUIET]) / left
            of_cop = (cops - world.counts[COP]) / left
        if u < of_citizen + of_cop:
            a = world.agents[who]
            a.y = cell // width
            a.x = cell % width
            a.term = 0
            a.hardship = hardship
            a.risk_aversion = risk_aversion
            a.state = QUIET if u < of_citizen else COP
            world.counts[a.state] += 1
            if a.state == COP:
                tell(world.cops, world.reach, a.y, a.x, 1)
            _enter(world, who)
            who += 1
    place = 0
    for state in (QUIET, COP):
        for i in range(who):
            if world.agents[i].state == state:
                world.order[place] = i
                place += 1


@mechanism
def step(world, rules, seed, run, number):
    """Play one step, whose number is 1 or more and below 2²⁸."""
    agents = 0
    for state in range(4):
        agents += world.counts[state]
    if rules.order != FIXED:
        _shuffle(world.order, agents, seed, run, number)
    if rules.order == TOGETHER:
        _all_act(world, rules, seed, run, number, agents)
        return
    for i in range(agents):
        _act(world, rules, seed, run, number, world.order[i])


@mechanism
def play(world, rules, seed, run, series):
    """Play a run; ``series`` gets the counts (quiet, active, jailed, cops) of each step."""
    settle(world, rules, seed, run)
    for number in range(len(series)):
        step(world, rules, seed, run, number + 1)
        for state in range(4):
            series[number, state] = world.counts[state]


MECHANISM = Mechanism(
    name="civil violence",
    sources=("epstein_2002", "kazil_masad_crooks_2020"),
    equation="active iff H·(1 − L) − R·(1 − exp(−k·round(C/A))) > T",
    parameters=(
        ("legitimacy", "share", 0.0, 1.0, "of the regime, L"),
        ("threshold", "share", 0.0, 1.0, "of grievance less risk, T"),
        ("k", "1", 0.0, 100.0, "how sure an arrest is for each cop to an active"),
        ("cops", "per cell", 0.0, 1.0, "how many cops there are"),
        ("citizens", "per cell", 0.0, 1.0, "how many citizens there are"),
        ("vision", "cells", 1.0, 100.0, "how far everybody sees"),
        ("jail", "steps", 0.0, 1e6, "the longest term, J"),
    ),
    reference="a model of a country over years, kept as the bridge to other frameworks",
)
