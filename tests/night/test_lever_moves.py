"""A lever at its default is the same night; a lever that is moved makes another."""

from functools import cache

import pytest

import october
from october.core.parameters import PARAMETERS
from october.core.tables import Night
from october.night import Workspace, copy_night, play_night, prepare, state_hash
from october.scenario import available
from october.scenario.levers import describe, resolve
from tests.night.lever_moves import default_of, moves_of

SEED, NIGHTS = 1917, 300  # what moves one night in a hundred is missed once in twenty changes
SCENARIOS = {name: october.load(name) for name in available()}
PLANS = {name: prepare(scenario) for name, scenario in SCENARIOS.items()}
LEVERS = [(name, row) for name, scenario in SCENARIOS.items() for row in describe(scenario)]

MOVES = [
    pytest.param(name, row.key, move)
    for name, row in LEVERS
    for move in moves_of(SCENARIOS[name], row)
]


@pytest.mark.parametrize(("name", "row"), LEVERS, ids=lambda part: getattr(part, "key", part))
def test_at_its_default_it_changes_nothing(name, row):
    """Where the default is drawn anew each night, the night is the one that drew the best guess."""
    scenario, base = SCENARIOS[name], PLANS[name]
    text = f"{row.key}={default_of(scenario, row)}"
    facts = base.draw(SEED, [0])[0]
    places = {fact.path: column for column, fact in enumerate(base.facts)}
    for setting in resolve(scenario, [text]):
        if setting.path in places and not setting.scale:
            facts[places[setting.path]] = setting.value
    moved = play_night(prepare(scenario, [text]), SEED, 0).night
    assert state_hash(moved) == state_hash(play_night(base, SEED, 0, facts=facts).night)


@pytest.mark.parametrize(("name", "key", "move"), MOVES)
def test_moved_it_changes_some_night(name, key, move):
    plan = prepare(SCENARIOS[name], [f"{key}={move}"])
    space = Workspace(plan)
    assert any(
        what_came_of(play_night(plan, SEED, night, workspace=space).night) != unmoved(name, night)
        for night in range(NIGHTS)
    )


@cache
def unmoved(name: str, number: int) -> str:
    return what_came_of(play_night(PLANS[name], SEED, number).night)


def what_came_of(night: Night) -> str:
    """Return a hash of everything but the parameters, which differ by what the lever set."""
    night = copy_night(night)
    for table, parameters in PARAMETERS.items():
        for parameter in parameters:
            getattr(night, table)[parameter.name] = 0.0
    return state_hash(night)
