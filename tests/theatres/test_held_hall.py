"""A hall in a building that is held: the invented scenario, on the same tables and kernels."""

import numpy as np
import pytest

import october
from october.core.events import (
    ASSEMBLY,
    GRIEVANCE,
    HALL_FREED,
    HALL_TAKEN,
    LEARNS,
    OPENS,
)
from october.night import play_night, prepare
from october.scenario import load

NIGHTS = 40
PASSIVE = (HALL_TAKEN, LEARNS, GRIEVANCE)  # what may happen to those who may not speak


@pytest.fixture(scope="module")
def logs():
    plan = prepare(load("held-chamber"))
    found = []
    for number in range(NIGHTS):
        night = play_night(plan, 5, number, watched=True).night
        log = night.log[: night.clock[0]["log_size"]]
        # in a night now and then the guard is gone before anybody has met
        if (log["kind"] == HALL_TAKEN).any():
            found.append(log)
    assert len(found) > 0.9 * NIGHTS
    return found


@pytest.fixture(scope="module")
def outcomes():
    return october.run("held-chamber", nights=300, seed=5).outcomes


def test_nobody_speaks_votes_or_leaves_while_the_hall_is_held(logs):
    for log in logs:
        hall = log[log["theatre"] == ASSEMBLY]
        freed = hall["t"][hall["kind"] == HALL_FREED]
        until = freed.min() if len(freed) else np.inf
        early = hall[hall["t"] < until]
        assert set(early["kind"]) <= set(PASSIVE)


def test_the_sitting_goes_on_when_the_hall_is_free(logs):
    opened = [log["t"][log["kind"] == OPENS] for log in logs]
    freed = [log["t"][log["kind"] == HALL_FREED] for log in logs]
    assert sum(len(t) > 0 for t in freed) > NIGHTS / 2
    for sits, free in zip(opened, freed, strict=True):
        if len(sits):
            assert sits[0] >= free[0]


def test_the_nights_end_in_more_than_one_way(outcomes):
    ended = (
        outcomes["hall_freed_time"].is_not_null(),
        outcomes["arrest_how"],
        outcomes["talks_met"],
    )
    ways = set(zip(*(column.to_list() for column in ended), strict=True))
    assert len(ways) >= 4
    assert {"surrender", "none"} <= set(outcomes["arrest_how"])


def test_one_who_commands_by_telephone_decides_only_while_the_line_is_alive():
    """With nobody to decide when the line is dead, no order to cease comes after it died."""
    plan = prepare(load("held-chamber"), ["line.hazard=20"])
    column = plan.template.keep.dtype.names.index("silence")
    assert column >= 0
    for number in range(60):
        siege = play_night(plan, 5, number).night.siege[1]
        wait = float(play_night(plan, 5, number).night.keep[1]["silence"]) * 60
        if siege["ceased"] >= 0 and 0 <= siege["cut"] < siege["ceased"]:
            assert siege["ceased"] - siege["contact"] > wait
