"""Civil violence: what holds in every step, and that each switch does what it says."""

import numpy as np
import pytest

from october.mechanisms.civil_violence import (
    ACTIVE,
    AGENT,
    COP,
    EXACT,
    FIXED,
    FLOOR,
    HALF_EVEN,
    JAILED,
    NOBODY,
    QUIET,
    TOGETHER,
    Rules,
    arrest_probability,
    play,
    settle,
    step,
    world,
)

SIDE = 20
USUAL = Rules(exact_counts=True)  # rebels from the first step on


def agents(found):
    """Return the rows in use."""
    return found.agents[: found.counts.sum()]


def holding(found):
    """Return the rows of each cell, from the lists of who holds it."""
    cells = {}
    for y in range(SIDE):
        for x in range(SIDE):
            who = found.first[y, x]
            while who != NOBODY:
                cells.setdefault((y, x), []).append(int(who))
                who = found.agents[who]["next"]
    return cells


def recount(found, state, sees):
    """Count, for every cell, the agents in a state that it has in view."""
    here = np.zeros((SIDE, SIDE), int)
    for cell, rows in holding(found).items():
        here[cell] = sum(found.agents[who]["state"] == state for who in rows)
    counts = np.zeros_like(here)
    for dy in range(-SIDE // 2, SIDE // 2):
        for dx in range(-SIDE // 2, SIDE // 2):
            if (dy, dx) != (0, 0) and sees(abs(dy), abs(dx)):
                counts += np.roll(here, (dy, dx), axis=(0, 1))
    return counts


def course(rules, steps=60, disc=False, run=0):
    """Play a run on a small torus; return its last state and its counts."""
    found = world(SIDE, SIDE, 5.0, disc)
    series = np.zeros((steps, 4), np.int64)
    play(found, rules, 2002, run, series)
    return found, series


@pytest.fixture(scope="module")
def usual():
    return course(USUAL)[1]


@pytest.mark.parametrize("disc", [False, True])
@pytest.mark.parametrize(
    "rules",
    [
        USUAL,
        USUAL._replace(jailed_hold=False, move_first=True, below_longest=True),
        USUAL._replace(order=TOGETHER, rounding=FLOOR),
        USUAL._replace(order=FIXED, self_counted=False, exact_counts=False),
    ],
)
def test_every_step_leaves_counts_and_cells_in_order(rules, disc):
    def sees(dy, dx):
        return dy * dy + dx * dx <= 25 if disc else dy + dx <= 5

    found = world(SIDE, SIDE, 5.0, disc)
    settle(found, rules, 7, 1)
    citizens, cops = found.counts[QUIET], found.counts[COP]
    rebelled = 0
    for number in range(1, 13):
        step(found, rules, 7, 1, number)
        rows = agents(found)
        rebelled += found.counts[ACTIVE]
        assert np.array_equal(np.bincount(rows["state"], minlength=4), found.counts)
        assert (found.counts[:COP].sum(), found.counts[COP]) == (citizens, cops)
        assert np.array_equal(found.cops, recount(found, COP, sees))
        assert np.array_equal(found.active, recount(found, ACTIVE, sees))
        cells = holding(found)
        held = sorted(who for rows_here in cells.values() for who in rows_here)
        free = [i for i, a in enumerate(rows) if rules.jailed_hold or a["state"] != JAILED]
        assert held == free
        for (y, x), rows_here in cells.items():
            assert all((rows[who]["y"], rows[who]["x"]) == (y, x) for who in rows_here)
            assert len(rows_here) == 1 or not rules.jailed_hold
        assert sorted(found.order[: len(rows)]) == list(range(len(rows)))
    assert rebelled > 0


@pytest.mark.parametrize(("below", "longest"), [(False, 3), (True, 2)])
def test_terms_are_drawn_from_the_whole_range_and_no_further(below, longest):
    """Whoever is jailed by the last to act, the cops, has the whole term before him."""
    rules = USUAL._replace(jail=3, below_longest=below, order=FIXED)
    found = world(SIDE, SIDE, 5.0)
    settle(found, rules, 3, 0)
    terms = set()
    for number in range(1, 120):
        before = agents(found)["state"].copy()
        step(found, rules, 3, 0, number)
        rows = agents(found)
        terms |= set(rows["term"][(before != JAILED) & (rows["state"] == JAILED)].tolist())
        assert (rows["term"][rows["state"] != JAILED] == 0).all()
    assert terms == set(range(longest + 1))


def test_a_term_is_served_step_by_step_without_a_move():
    found, _ = course(USUAL, 20)
    for number in range(21, 25):
        before = agents(found).copy()
        step(found, USUAL, 2002, 0, number)
        after = agents(found)
        sat = (before["state"] == JAILED) & (before["term"] > 0)
        assert sat.any()
        assert (after["term"][sat] == before["term"][sat] - 1).all()
        assert (after[["y", "x"]][sat] == before[["y", "x"]][sat]).all()


def test_looking_at_every_cell_gives_the_same_run():
    for rules in (USUAL, USUAL._replace(jailed_hold=False), USUAL._replace(order=TOGETHER)):
        kept, series = course(rules)
        looked, again = course(rules._replace(scan=True))
        assert np.array_equal(series, again)
        assert np.array_equal(kept.agents, looked.agents)


@pytest.mark.parametrize(
    "change",
    [
        {"rounding": EXACT},
        {"rounding": FLOOR},
        {"self_counted": False},
        {"move_first": True},
        {"jailed_hold": False},
        {"below_longest": True},
        {"order": FIXED},
        {"order": TOGETHER},
        {"exact_counts": False},
    ],
)
def test_every_switch_makes_another_run(usual, change):
    assert not np.array_equal(course(USUAL._replace(**change))[1], usual)


def test_a_torus_must_be_wider_than_the_view():
    with pytest.raises(ValueError, match="too small"):
        world(14, 40, 7.0)


def test_counts_at_the_start_are_exact_or_vary():
    exact = {course(USUAL, 1, run=run)[1][0, COP] for run in range(10)}
    varied = {course(USUAL._replace(exact_counts=False), 1, run=run)[1][0, COP] for run in range(9)}
    assert exact == {16}
    assert len(varied) > 2


@pytest.mark.parametrize(
    ("cops", "actives", "rounding", "ratio"),
    [(1, 2, HALF_EVEN, 0), (3, 2, HALF_EVEN, 2), (3, 2, FLOOR, 1), (3, 2, EXACT, 1.5)],
)
def test_the_ratio_of_cops_to_active_is_rounded(cops, actives, rounding, ratio):
    assert arrest_probability(cops, actives, 2.3, rounding) == pytest.approx(
        1 - np.exp(-2.3 * ratio), abs=1e-15
    )


def stage(rules, *placed):
    """Return a world with these (y, x, state, hardship) in it, whose counts in view are kept."""
    found = world(SIDE, SIDE, 5.0)
    settle(found, rules._replace(citizens=0.0, cops=0.0), 1, 0)
    for who, (y, x, state, hardship) in enumerate(placed):
        found.agents[who] = np.array((y, x, NOBODY, state, 0, 0, hardship, 1.0), AGENT)
        found.first[y, x] = who
        found.counts[state] += 1
        found.order[who] = who
        near = [((y + dy) % SIDE, (x + dx) % SIDE) for dy, dx in found.sight]
        for cell in near:
            found.cops[cell] += state == COP
            found.active[cell] += state == ACTIVE
    return found


def test_oneself_is_one_of_the_active_or_only_keeps_their_number_from_zero():
    """One cop is set against the other active alone, P = 0.9, or against both, P = 0."""
    for counted in (False, True):
        rules = Rules(legitimacy=0.0, self_counted=counted, order=FIXED)
        found = stage(rules, (9, 9, QUIET, 0.5), (9, 8, ACTIVE, 0.9), (8, 9, COP, 0.0))
        step(found, rules, 1, 0, 1)
        assert (found.agents[0]["state"] == QUIET) == (not counted)


def test_others_enter_the_cell_of_a_prisoner_only_if_he_does_not_hold_it():
    """Prisoners stand in every cell in view of a citizen."""
    around = [(9 + dy, 9 + dx, JAILED, 0.0) for dy, dx in world(SIDE, SIDE, 5.0).sight.tolist()]
    for holds in (True, False):
        rules = Rules(jailed_hold=holds, order=FIXED, legitimacy=1.0)
        found = stage(rules, (9, 9, QUIET, 0.0), *around)
        found.agents["term"][1:] = 5
        if not holds:
            found.first[:] = NOBODY
            found.first[9, 9] = 0
        step(found, rules, 1, 0, 1)
        assert (tuple(found.agents[0][["y", "x"]].tolist()) == (9, 9)) == holds


def test_all_empty_cells_in_view_are_equally_likely():
    """Two are empty, so that trying at random finds them in two cases of three, looking in one."""
    around = world(SIDE, SIDE, 5.0).sight.tolist()
    prisoners = [(9 + dy, 9 + dx, JAILED, 0.0) for dy, dx in around[:20] + around[22:]]
    went = []
    for run in range(600):
        found = stage(Rules(order=FIXED, legitimacy=1.0), (9, 9, QUIET, 0.0), *prisoners)
        found.agents["term"][1:] = 5
        step(found, Rules(order=FIXED, legitimacy=1.0), 1, run, 1)
        went.append([found.agents[0]["y"] - 9, found.agents[0]["x"] - 9])
    assert all(place in around[20:22] for place in went)
    assert abs(went.count(around[20]) - 300) < 4 * np.sqrt(150)


def test_whoever_moves_first_decides_upon_what_is_seen_from_there():
    """A cop stands at the edge of what a citizen sees at the start, and acts after."""
    for first in (False, True):
        rules = Rules(legitimacy=0.0, threshold=0.2, move_first=first, order=FIXED)
        rebelled = set()
        for run in range(20):
            found = stage(rules, (9, 9, QUIET, 0.9), (9, 4, COP, 0.0))
            step(found, rules, 1, run, 1)
            y, x = found.agents[0][["y", "x"]].tolist()
            sees = abs(y - 9) + abs(x - 4) <= 5 if first else True
            rebelled.add((sees, bool(found.agents[0]["state"] != QUIET)))
        assert rebelled == ({(True, False), (False, True)} if first else {(True, False)})
