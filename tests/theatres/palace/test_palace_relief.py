"""Relief at the doors: who breaks, what it costs, and what the council makes of it."""

import numpy as np
from palace_nights import HOUR, ends, palace, played, watched

from october.core.events import BREAKS_IN, RELIEF_MEETS
from october.mechanisms.rout import lost_until_one_breaks, second_breaks_first
from october.theatres.palace.codes import OUTSIDE

NOON = {"relief_arrives": int(2 * HOUR), "step_rate": 0, "side_doors": 0, "relief_luck": 0}
STRONG = NOON | {"relief": 3000, "relief_worth": 10, "crowd_bears": 0.001}
WEAK = NOON | {"relief": 10, "relief_worth": 1, "relief_bears": 0.01, "crowd_bears": 0.02}


def test_relief_that_is_strong_enough_drives_the_besiegers_off():
    for night in played(palace(**STRONG), 10):
        siege = night.siege[1]
        assert siege["relief_won"] == 1
        assert (night.people["state"] == OUTSIDE).sum() == 0 or siege["next_crowd"] == 0
        assert siege["broken"] < 0


def test_relief_that_is_too_weak_turns_back_and_takes_hope_with_it():
    beaten = palace(**WEAK)
    never = palace(**WEAK | {"relief_arrives": 999999})
    read = lambda n: n.siege[1]["hope"]  # noqa: E731
    with_it, without = ends(beaten, 10, read, 3 * HOUR), ends(never, 10, read, 3 * HOUR)
    for night in played(beaten, 10, 3 * HOUR):
        assert night.siege[1]["relief_won"] == 0
        assert (night.people["state"] == OUTSIDE).sum() > 0
    assert (with_it < without).all()


def test_they_meet_once_at_the_hour_and_the_fallen_are_counted():
    plan = palace(**WEAK | {"kill": 0.5})
    for number in range(5):
        night = watched(plan, number, 3 * HOUR)
        log = night.log[: night.clock[0]["log_size"]]
        meets = log[log["kind"] == RELIEF_MEETS]
        assert len(meets) == 1
        assert abs(meets[0]["t"] - 2 * HOUR) <= 60
        crowd = meets[0]["magnitude"]
        cost, lost = lost_until_one_breaks(10.0, crowd, 1.0, 1.0, 0.01, 0.02)
        siege = night.siege[1]
        fallen = siege["killed_besiegers"] + siege["killed_defenders"] + siege["wounded"]
        assert abs(fallen - (cost + lost)) <= 3  # each number is rounded, up or down, by chance
        assert not (log["kind"] == BREAKS_IN).any()


def test_who_breaks_is_what_the_mechanism_says():
    plan, beaten = palace(**NOON), 0
    for night in played(plan, 30, 2 * HOUR + 60):
        keep, siege = night.keep[1], night.siege[1]
        crowd = float((night.people["state"] == OUTSIDE).sum())
        if siege["relief_won"]:
            continue  # those who ran are counted no more
        assert not second_breaks_first(
            keep["relief"],
            crowd + siege["killed_besiegers"] + siege["wounded"],
            keep["relief_worth"],
            1.0,
            keep["relief_bears"],
            keep["crowd_bears"],
        ) or np.isclose(crowd, 0)
        beaten += 1
    assert 0 < beaten < 30  # fmt: skip
