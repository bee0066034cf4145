"""The palace against closed forms, and in the direction in which its causes push.

Seeds are fixed; bounds are five standard errors, a false alarm in two million.
"""

import numpy as np
import pytest
from palace_nights import HOUR, ends, palace, played

from october.core.events import (
    HEARS,
    KILLED,
    ORDERS,
    SEARCHES,
    SKIRMISH,
    TOLD,
    WANDERS,
    WOUNDED,
)
from october.night import play_night
from october.theatres.palace.codes import (
    ASSAULT,
    COUNCIL_RULES,
    FULL_POWERS,
    HOLD,
    NO_BLOODSHED,
    OUTSIDE,
    PRESIDING,
    RESIST,
    RING,
    STAND_DOWN,
    STORM,
    SURRENDER,
)

SES = 5.0
QUIET = {"step_rate": 0, "side_doors": 0, "unit_rate": 0, "drift_rate": 0}


def siege(field):
    return lambda night: night.siege[1][field]


def count(kind):
    return lambda night: night.tally[kind]["count"]


def paired(a, b):
    """Mean and standard error of the differences between the same nights."""
    difference = b - a
    return difference.mean(), difference.std(ddof=1) / np.sqrt(len(difference))


def test_people_leave_as_an_exponential_when_nothing_else_moves_them():
    rate, hours, garrison = 0.1, 3.0, 2000
    plan = palace(
        **QUIET,
        garrison=garrison,
        leave_rate=rate,
        leave_morale=0,
        leave_contagion=0,
        officers=0,
        leave_strain=0,
        leave_resolve=0,
    )
    left = ends(plan, 20, lambda n: n.siege[1]["garrison"], hours * HOUR)
    start = ends(plan, 1, lambda n: n.siege[1]["garrison_start"], 10.0)[0]
    stays = np.exp(-rate * hours)
    error = np.sqrt(start * stays * (1 - stays) / len(left))
    # the start counts a few officers who do not leave
    assert abs(left.mean() - start * stays) < SES * error + 10


def test_contagion_makes_more_leave():
    calm, caught = (
        ends(palace(**QUIET, leave_contagion=c), 40, siege("desertions"), 6 * HOUR)
        for c in (0, 2.5)
    )
    mean, error = paired(calm, caught)
    assert mean > SES * error


def test_a_school_calls_its_people_back_with_the_chance_that_the_scenario_gives():
    plan = palace()
    chances, called = [], []
    for night in played(plan, 60, 10.0):
        chances.extend(night.unit_traits["recalled"][1:])
        called.extend(night.squads["recall"][1:] <= plan.end)
    chances, called = np.array(chances), np.array(called)
    error = np.sqrt((chances * (1 - chances)).sum())
    assert abs(called.sum() - chances.sum()) < SES * error


def test_a_step_without_reasons_waits_an_exponential_time():
    rate = 2.0
    plan = palace(step_rate=rate, step_pressure=0, step_defenders=0, step_aversion=0, ready_guns=0)
    times = ends(plan, 80, siege("ultimatum"), 10 * HOUR)
    assert (times >= 0).all()
    waited = times / HOUR
    # looked at in windows of ten seconds
    assert abs(waited.mean() - 1 / rate) < SES / rate / np.sqrt(len(waited)) + 10 / HOUR


def test_a_command_that_never_steps_fires_no_gun():
    for night in played(palace(**QUIET), 5):
        assert night.siege[1]["stage"] == RING
        assert night.guns["fired"].sum() == 0


def test_blood_holds_back_the_assault_and_not_the_ultimatum():
    light, heavy = palace(blood_assault=0.5), palace(blood_assault=6)
    assaults = [ends(p, 100, lambda n: n.siege[1]["stage"] == ASSAULT) for p in (light, heavy)]
    mean, error = paired(*assaults)
    assert mean < -SES * error
    summons = [ends(p, 40, siege("ultimatum")) for p in (light, heavy)]
    assert np.array_equal(*summons)


def test_what_the_besiegers_believe_lags_behind_what_is():
    quick, slow = (palace(belief_life=life, overestimate=1) for life in (1, 1000))
    gaps = [
        ends(p, 20, lambda n: n.siege[1]["believed"] - n.siege[1]["garrison"], 3 * HOUR)
        for p in (quick, slow)
    ]
    mean, error = paired(*gaps)
    assert mean > SES * error


def test_without_wounds_nobody_is_hurt():
    for night in played(palace(wound=0), 20):
        assert night.tally[WOUNDED]["count"] == night.tally[KILLED]["count"] == 0


def test_a_larger_crowd_comes_in_in_larger_numbers():
    small, large = (ends(palace(crowd=size), 40, siege("entered")) for size in (1000, 8000))
    mean, error = paired(small, large)
    assert mean > SES * error


def test_relief_before_the_doors_keeps_the_crowd_out():
    plan = palace(relief_arrives=0, relief=3000, relief_worth=10, crowd_bears=0.001)
    assert ends(plan, 10, siege("broken")).max() < 0


@pytest.mark.parametrize("command", [COUNCIL_RULES, PRESIDING, FULL_POWERS])
def test_a_council_that_counts_no_deaths_does_not_give_up(command):
    plan = palace(aversion=0, gain=1, decision_width=0.001, command=command, resolute=0)
    found = ends(plan, 20, lambda n: (n.siege[1]["ceased"], n.siege[1]["how"]))
    assert (found[:, 0] < 0).all()
    assert (found[:, 1] != SURRENDER).all()


def test_a_council_that_counts_every_death_gives_up_before_it_is_stormed():
    plan = palace(aversion=1, hope=0.001, decision_width=0.001)
    found = ends(plan, 30, lambda n: (n.siege[1]["ceased"], n.siege[1]["how"]))
    assert (found[:, 0] >= 0).mean() > 0.5
    assert (found[:, 1] == STORM).mean() < 0.5


def test_a_council_hears_less_through_heavier_doors():
    thin, thick = (ends(palace(door_open=loss), 30, count(HEARS)) for loss in (0, 60))
    mean, error = paired(thin, thick)
    assert mean < -SES * error


def test_word_from_the_council_keeps_men_at_their_posts():
    silent, heard = (ends(palace(hold_on=chance), 30, count(WANDERS)) for chance in (0, 1))
    mean, error = paired(silent, heard)
    assert mean < -SES * error


def test_who_is_told_to_shed_no_blood_fights_less():
    spared, resisting = (
        ends(palace(force=force), 300, count(SKIRMISH)) for force in (NO_BLOODSHED, RESIST)
    )
    mean, error = paired(spared, resisting)
    assert mean > SES * error


def test_searchers_who_know_where_to_go_search_fewer_rooms():
    lost, sure = (ends(palace(knowledge=share), 250, count(SEARCHES)) for share in (0, 1))
    mean, error = paired(lost, sure)
    assert mean < -SES * error


def test_whom_the_units_do_not_send_is_not_there():
    shares = (0.2, 0.9)
    few, many = (
        ends(palace(crowd_alone=s), 30, lambda n: (n.people["state"] == OUTSIDE).sum(), 10.0)
        for s in shares
    )
    size = ends(
        palace(), 30, lambda n: n.siege[1]["last_crowd"] - n.siege[1]["first_crowd"] + 1, 10
    )
    for found, share in zip((few, many), shares, strict=True):
        error = np.sqrt(share * (1 - share) * size.sum())
        leaders = 20 * len(size)
        assert abs(found.sum() - share * size.sum()) < SES * error + leaders


PUSHED = QUIET | {"leave_rate": 0, "entry_intercept": -1, "stop": 1}  # all try, nobody has left


def test_in_the_dark_more_get_past_a_guard():
    lit, dark = (
        ends(palace(**PUSHED, dark=d, force=HOLD), 120, siege("entered"), HOUR) for d in (0, 1)
    )
    mean, error = paired(lit, dark)
    assert mean > SES * error


def test_who_is_told_to_resist_kills_more_at_the_doors():
    spared, resisting = (
        ends(palace(**PUSHED, wound=1, kill=1, force=force), 60, siege("killed_besiegers"), HOUR)
        for force in (NO_BLOODSHED, RESIST)
    )
    mean, error = paired(spared, resisting)
    assert mean > SES * error


def test_envoys_talk_units_round():
    silent, talking = (
        ends(palace(parley_rate=rate, unit_parley=4, step_rate=2), 40, siege("talked_round"))
        for rate in (0, 30)
    )
    mean, error = paired(silent, talking)
    assert mean > SES * error


def test_envoys_who_are_always_kept_talk_nobody_round():
    plan = palace(parley_rate=30, envoy_held=1, step_rate=2)
    for night in played(plan, 5):
        squads = night.squads[1:]
        summoned = night.siege[1]["ultimatum"]
        assert (np.isin(squads["parleyed"], [summoned, -1])).all()


def test_an_order_reaches_the_units_one_by_one():
    plan = palace(aversion=1, hope=0.001, decision_width=0.001, obey=1)
    told = []
    for number in range(20):
        night = play_night(plan, 1917, number, watched=True).night
        log = night.log[: night.clock[0]["log_size"]]
        heard = log[(log["kind"] == TOLD) & (log["what"] == STAND_DOWN)]
        ceased = night.siege[1]["ceased"]
        if not len(heard):
            continue
        assert ceased >= 0
        assert (heard["t"] > ceased).all()
        assert night.siege[1]["reaches"] == heard["t"].min()
        told.append(len(np.unique(heard["t"])))
        for event in heard:  # the bearer stood in the unit's own room
            assert event["where"] == night.squads[event["whom"]]["post"]
    assert max(told) > 1


def test_a_unit_that_does_not_obey_goes_on():
    plan = palace(aversion=1, hope=0.001, decision_width=0.001, obey=0)
    for night in played(plan, 10):
        assert (night.squads["order"][1:] != STAND_DOWN).all()


def test_prisoners_are_freed_where_their_side_has_the_upper_hand():
    weak, strong = (
        ends(palace(crowd=c, entry_intercept=-2, stop=1, force=HOLD), 120, siege("freed"))
        for c in (300, 8000)
    )
    mean, error = paired(weak, strong)
    assert mean > SES * error


def test_leaders_carry_out_an_assault_once_few_are_thought_to_be_left():
    def stormed(dare):
        plan = palace(dare=dare, side_doors=0, aversion=0, crowd_alone=1)
        return ends(plan, 60, lambda n: (n.siege[1]["parties"] > 0, n.siege[1]["stage"]))

    timid, bold = stormed(0), stormed(0.2)
    assert np.array_equal(timid[:, 1], bold[:, 1])
    assert not bold[bold[:, 1] < ASSAULT, 0].any()
    mean, error = paired(timid[:, 0], bold[:, 0])
    assert mean > SES * error


@pytest.mark.parametrize("authority", [0, 1])
def test_ministers_hide_only_where_the_commander_is_not_followed(authority):
    plan = palace(aversion=1, hope=0.001, decision_width=0.001, hides=1, authority=authority)
    names, called = plan.names["orders"], 0
    for number in range(20):
        night = play_night(plan, 1917, number, watched=True).night
        log = night.log[: night.clock[0]["log_size"]]
        orders = log[(log["kind"] == ORDERS) & (log["t"] == night.siege[1]["ceased"])]
        said = [names[what] for what in orders["what"]]
        if "hide" not in said:
            continue
        called += 1
        by = {names[event["what"]]: event["who"] for event in orders}
        assert by["hide"] != by["cease"]
        assert ("sit_at_table" in said) == (authority == 1)
    assert called > 5
