"""Doors: how many get through, who bars them, who breaks them open, and what they keep out.

Seeds are fixed; bounds are five standard errors, a false alarm in two million.
"""

import numpy as np
from palace_nights import HOUR, ends, palace, played, watched

from october.core.events import BARRICADES, ENTERS, FORCES, HEARS
from october.night import advance, begin, play_night
from october.theatres.palace.codes import BARRICADED_DOOR, GUARDED_DOOR, LOCKED_DOOR, OPEN_DOOR
from october.theatres.palace.crowd import CROWD_STEP

SES = 5.0
STILL = {"step_rate": 0, "side_doors": 0, "unit_rate": 0, "drift_rate": 0}
ALL_TRY = STILL | {"entry_intercept": 5, "look": 10, "stop": 0, "crowd": 8000, "crowd_alone": 1}


def paired(a, b):
    difference = b - a
    return difference.mean(), difference.std(ddof=1) / np.sqrt(len(difference))


def test_no_door_lets_more_through_than_its_width_allows():
    flow = 0.3
    for number in range(3):
        plan = palace(**ALL_TRY, flow=flow)
        night = watched(plan, number, 0.5 * HOUR)
        log = night.log[: night.clock[0]["log_size"]]
        into = log[log["kind"] == ENTERS]
        gates = night.doors[1 : night.siege[1]["gates"] + 1]
        # a person more than fits may be the last of a step
        most = (flow * night.door_kinds["width"][gates["kind"]] * CROWD_STEP + 1).sum()
        for t in np.unique(into["t"]):
            assert into["magnitude"][into["t"] == t].sum() <= most
        assert into["magnitude"].sum() > most  # so the limit was felt


def test_wider_doors_let_more_in():
    narrow, wide = (
        ends(palace(**ALL_TRY, flow=flow), 40, lambda n: n.siege[1]["entered"], 600)
        for flow in (0.1, 2)
    )
    mean, error = paired(narrow, wide)
    assert mean > SES * error


def test_nobody_bars_a_door_before_the_summons():
    assert ends(palace(**STILL, bar_rate=20), 10, lambda n: n.siege[1]["barred"]).max() == 0


def test_units_bar_the_ways_in_that_nobody_watches():
    plan = palace(bar_rate=20, step_rate=4, force_barricade=0)
    for number in range(5):
        night = play_night(plan, 1917, number, watched=True).night
        log = night.log[: night.clock[0]["log_size"]]
        barred = log[log["kind"] == BARRICADES]
        assert len(barred) == night.siege[1]["barred"] > 0
        assert (barred["t"] >= night.siege[1]["ultimatum"]).all()
        assert (night.doors["state"][barred["what"]] == BARRICADED_DOOR).all()
        assert (barred["what"] <= night.siege[1]["gates"]).all()


def test_barricades_that_hold_keep_people_out():
    firm = {"force_barricade": 0, "force_lock": 0, "stop": 1, "aversion": 0, "step_rate": 4,
            "unit_rate": 0, "leave_rate": 0.1}  # fmt: skip
    none, many = (
        ends(palace(bar_rate=rate, **firm), 250, lambda n: n.siege[1]["entered"])
        for rate in (0, 30)
    )
    mean, error = paired(none, many)
    assert mean < -SES * error


def test_only_who_tries_breaks_a_door_and_it_stays_open():
    plan = palace(**ALL_TRY, force_lock=1)
    night = watched(plan, 1, HOUR)
    log = night.log[: night.clock[0]["log_size"]]
    forced = log[log["kind"] == FORCES]
    assert len(forced) == night.siege[1]["forced"] > 0
    assert (night.doors["state"][forced["what"]] == OPEN_DOOR).all()
    assert (night.people["side"][forced["who"]] == 2).all()


def test_where_every_way_in_is_locked_and_holds_nobody_comes_in():
    plan = palace(**ALL_TRY, force_lock=0, force_barricade=0)
    for number in range(3):
        night = begin(plan, 1917, number)
        gates = night.doors[1 : night.siege[1]["gates"] + 1]
        gates["state"] = LOCKED_DOOR
        advance(plan, night, 2 * HOUR)
        assert night.siege[1]["entered"] == 0


def test_shut_doors_keep_out_sound():
    heard = {}
    for loss in (8, 60):
        plan = palace(door_open=8, door_shut=loss)
        heard[loss] = ends(plan, 60, lambda n: n.tally[HEARS]["count"])
    mean, error = paired(heard[8], heard[60])
    assert mean < -SES * error


def test_what_a_door_is_at_first_follows_from_its_kind():
    plan = palace()
    expected, found = 0.0, 0
    variance = 0.0
    for night in played(plan, 60, 10.0):
        kinds = night.door_kinds[night.doors["kind"][1:]]
        watched = (1 - kinds["locked"]) * kinds["guarded"]
        expected += watched.sum()
        variance += (watched * (1 - watched)).sum()
        found += (night.doors["state"][1:] == GUARDED_DOOR).sum()
    assert abs(found - expected) < SES * np.sqrt(variance)
