"""The same (scenario, seed, night) is the same night, bit for bit, however it is played."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

import october
from october.night import (
    Workspace,
    advance,
    begin,
    branch,
    copy_night,
    play_night,
    play_on,
    play_until,
    prepare,
    state_hash,
)

SEED = 1917
NIGHTS = range(6)


@pytest.fixture(scope="module")
def plan():
    return prepare(october.load("october-1917"))


@pytest.fixture(scope="module")
def alone(plan):
    return [state_hash(play_night(plan, SEED, number).night) for number in NIGHTS]


def test_no_two_nights_are_the_same(alone):
    assert len(set(alone)) == len(alone)


def test_in_any_order_and_in_one_workspace(plan, alone):
    workspace = Workspace(plan)
    for number in reversed(NIGHTS):
        played = play_night(plan, SEED, number, workspace=workspace)
        assert state_hash(played.night) == alone[number]


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_on_any_number_of_threads(plan, alone, threads):
    def play(number):
        return state_hash(play_night(plan, SEED, number, workspace=Workspace(plan)).night)

    with ThreadPoolExecutor(threads) as pool:
        assert list(pool.map(play, NIGHTS)) == alone


def test_watching_changes_nothing(plan, alone):
    for number in NIGHTS:
        played = play_night(plan, SEED, number, watched=True)
        assert played.night.clock[0]["log_size"] > 0
        assert state_hash(played.night) == alone[number]


def test_stopping_anywhere_changes_nothing(plan, alone):
    cuts = np.random.default_rng(5).integers(1, int(plan.end / 10), size=(3, 12))
    for number, row in enumerate(cuts):
        night = begin(plan, SEED, number)
        for cut in sorted(row):
            advance(plan, night, float(cut) * 10)
            night = copy_night(night)
        advance(plan, night, plan.end)
        assert state_hash(night) == alone[number]


def test_a_branch_without_a_lever_ends_as_the_night_did(plan, alone):
    night = play_until(plan, SEED, 2, plan.time("22:10"))
    played = play_on(plan, branch(plan, night))
    assert state_hash(played.night) == alone[2]


def test_a_branch_with_another_seed_ends_otherwise(plan, alone):
    night = play_until(plan, SEED, 2, plan.time("22:10"))
    ends = {state_hash(play_on(plan, branch(plan, night, seed=s)).night) for s in range(4)}
    assert len(ends) == 4
    assert alone[2] not in ends


def test_a_log_that_is_full_says_so_and_is_played_again(plan, monkeypatch):
    monkeypatch.setattr("october.night.play.LOG_ROWS", 8)
    night = begin(plan, SEED, 0, log_rows=8)
    advance(plan, night, plan.end)
    assert night.clock[0]["log_full"] == 1
    played = play_night(plan, SEED, 0, watched=True)
    assert played.night.clock[0]["log_full"] == 0
    assert played.night.clock[0]["log_size"] > 8


def test_a_night_stops_on_its_grid(plan):
    night = begin(plan, SEED, 0)
    with pytest.raises(ValueError, match="grid"):
        advance(plan, night, 5.0)
