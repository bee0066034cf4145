"""A lever at its default is the same night; a lever that is moved makes another."""

from functools import cache

import pytest

import october
from october.core.parameters import PARAMETERS
from october.core.tables import Night
from october.night import Workspace, copy_night, play_night, prepare, state_hash
from october.scenario.levers import describe, resolve
from tests.night.lever_moves import default_of, moves_of

SEED, NIGHTS = 1917, 100
SCENARIO = october.load("october-1917")
BASE = prepare(SCENARIO)
ROWS = {row.key: row for row in describe(SCENARIO)}

# What changes nothing, and why: of a dead lever every move, of a slack one that move alone.
OWN_CONGRESS = "the leading party never holds a caucus on leaving, so that its pledge binds nobody"
DEAD = {"faction.pledge.bolsheviks": OWN_CONGRESS}
SLACK = {
    (
        "vote.method",
        "hands",
    ): "what the orders say too, unless a vote they put otherwise is unanimous",
    ("rules.debate_limit", "50"): "debates end for want of speakers before the default is reached",
    ("rules.quorum", "0"): "the default is met in every night",
}
MOVES = [
    pytest.param(key, move, marks=pytest.mark.xfail(strict=True, reason=DEAD[key]))
    if key in DEAD
    else (key, move)
    for key, row in ROWS.items()
    for move in moves_of(SCENARIO, row)
    if (key, move) not in SLACK
]


@pytest.mark.parametrize("key", ROWS)
def test_at_its_default_it_changes_nothing(key):
    """Where the default is drawn anew each night, the night is the one that drew the best guess."""
    text = f"{key}={default_of(SCENARIO, ROWS[key])}"
    facts = BASE.draw(SEED, [0])[0]
    places = {fact.path: column for column, fact in enumerate(BASE.facts)}
    for setting in resolve(SCENARIO, [text]):
        if setting.path in places and not setting.scale:
            facts[places[setting.path]] = setting.value
    moved = play_night(prepare(SCENARIO, [text]), SEED, 0).night
    assert state_hash(moved) == state_hash(play_night(BASE, SEED, 0, facts=facts).night)


@pytest.mark.parametrize(("key", "move"), MOVES)
def test_moved_it_changes_some_night(key, move):
    plan = prepare(SCENARIO, [f"{key}={move}"])
    space = Workspace(plan)
    assert any(
        what_came_of(play_night(plan, SEED, number, workspace=space).night) != unmoved(number)
        for number in range(NIGHTS)
    )


@cache
def unmoved(number: int) -> str:
    return what_came_of(play_night(BASE, SEED, number).night)


def what_came_of(night: Night) -> str:
    """Return a hash of everything but the parameters, which differ by what the lever set."""
    night = copy_night(night)
    for table, parameters in PARAMETERS.items():
        for parameter in parameters:
            getattr(night, table)[parameter.name] = 0.0
    return state_hash(night)
