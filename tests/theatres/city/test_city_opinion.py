"""Standing, denial and obedience: they move with what is heard, and the right way."""

import numpy as np
import pytest
from city_nights import HOUR, Told

from october.core import events
from october.core.tables import NEVER
from october.theatres.city.council import TURNED_BACK

OPENED = Told(4.7 * HOUR, events.CONGRESS_OPENED, "congress", "congress", "", 0.0, 650.0, 0.95)
OUT = Told(6 * HOUR, events.WALKED_OUT, "congress", "srs", "congress", 0.3, 70.0)
CLAIM = Told(9 * HOUR, events.POWER_CLAIMED, "congress", "congress", "government", 0.6, 0.95, 0.95)
ARREST = Told(8 * HOUR, events.GOVERNMENT_ARRESTED, "square", "mrc", "government", 0.8, 16.0, 0.95)
CALL = Told(HOUR, events.CALL_FOR_HELP, "palace", "government", "", 0.9, 30.0)
GUNS = [
    Told((3.6 + n / 60) * HOUR, events.GUNFIRE, "fortress", "mrc", "government", 0.3, 1.0)
    for n in range(20)
]
EVENING = [CALL, *GUNS, OPENED, OUT, ARREST, CLAIM]
NIGHTS = range(16)


def holding(city, night, body, group):
    groups = len(city.plan.names["groups"]) - 1
    row = 1 + (city.row("bodies", body) - 1) * groups + city.row("groups", group) - 1
    return night.standing[row]


def test_peasants_hear_nothing_and_the_front_almost_nothing(city):
    for number in NIGHTS:
        night = city.night(number, EVENING)
        for body in city.plan.names["bodies"][1:]:
            for group in ("peasants", "country"):
                row = holding(city, night, body, group)
                assert row["value"] == row["start"]
            front = holding(city, night, body, "front")
            assert abs(front["value"] - front["start"]) < 0.2


def test_nothing_moves_without_news(city):
    quiet = {f"arrivals__{a}__hour": 90.0 for a in city.plan.names["arrivals"][1:]}
    night = city.night(
        1, parameters__turnout=0.0, parameters__known_at_start=0.0, parameters__side_cost=5.0,
        parameters__notes_rate=0.0, **quiet,
    )  # fmt: skip
    assert np.array_equal(night.standing["value"], night.standing["start"])
    assert night.city[0]["rumours"] == 0


def test_the_fall_of_the_government_raises_the_winners_and_lowers_the_fallen(city):
    for number in NIGHTS:
        base, fallen = city.night(number, [OPENED]), city.night(number, [OPENED, ARREST])
        for body, sign in (("mrc", 1), ("government", -1)):
            before = holding(city, base, body, "garrison")["value"]
            after = holding(city, fallen, body, "garrison")["value"]
            assert sign * (after - before) >= 0
    assert fallen.bodies[city.row("bodies", "government")]["fell"] == ARREST.t


def test_representativeness_counts_only_when_it_is_heard_of(city):
    night = city.start(city.begin(2, groups__garrison__reach=0.9))
    city.play(night, [OPENED], until=7 * HOUR)
    row = holding(city, night, "congress", "garrison")
    before, fit = float(row["value"]), float(row["fit"])
    assert 0 < fit < 1
    first = night.bodies[city.row("bodies", "congress")]["composition"]
    bolsheviks = first + city.row("parties", "bolsheviks") - 1
    night.composition[bolsheviks]["share"] = 0.0
    city.play(night, until=7.5 * HOUR)
    assert row["fit"] == fit
    heard = Told(7.5 * HOUR, events.WALKED_OUT, "congress", "bolsheviks", "congress", 0.3, 300.0)
    city.play(night, [heard], until=10 * HOUR)
    assert row["fit"] < fit
    assert row["value"] < before


def test_representativeness_at_the_start_is_that_of_the_record(city):
    # 300/110/83/68/14/95 seats against the country's votes, whatever the split of the SR lists.
    fits = [city.outcome(city.night(n), "representativeness_start_country") for n in range(6)]
    assert all(0.55 < fit < 0.8 for fit in fits)
    assert max(fits) - min(fits) > 0.005


def denials(city, script, **values):
    nights = [city.night(n, script, **values) for n in NIGHTS]
    return [night.bodies["disowned"][1:] for night in nights]


def test_nobody_denies_a_congress_of_which_nothing_is_heard(city):
    assert all((times == NEVER).all() for times in denials(city, [CALL, *GUNS, OPENED]))


def test_the_more_have_left_the_more_it_is_denied_and_the_sooner(city):
    def first(gone):
        out = OUT._replace(magnitude=gone)
        times = [t[t >= 0].min() if (t >= 0).any() else 14 * HOUR for t in
                 denials(city, [OPENED, out])]  # fmt: skip
        return np.mean(times)

    assert first(10.0) > first(150.0) > first(400.0)


def test_below_the_quorum_it_is_held_not_to_have_taken_place(city):
    for gone, charge in ((70.0, 1), (500.0, 2)):
        night = city.night(3, [OPENED, OUT._replace(magnitude=gone)], parameters__denial_rate=5.0)
        charges = night.bodies["charge"][night.bodies["disowned"] > 0]
        assert (charges == charge).any()


def test_denial_costs_standing_by_the_trust_in_who_denies(city):
    def standing(rate):
        nights = [city.night(n, [OPENED, OUT], parameters__denial_rate=rate) for n in NIGHTS]
        return np.mean([holding(city, n, "congress", "middle_classes")["value"] for n in nights])

    assert standing(20.0) < standing(0.0)


def test_a_rival_committee_needs_a_denial(city):
    rival = city.row("bodies", "salvation")
    for number in NIGHTS:
        night = city.night(number, EVENING)
        formed = night.bodies[rival]["formed"]
        if formed >= 0:
            assert formed >= night.bodies["disowned"][night.bodies["disowned"] >= 0].min()
            assert night.bodies[rival]["claimed"] == formed


def units(city, **values):
    nights = [city.night(n, [], **values) for n in NIGHTS]
    return np.mean([night.city[0]["units_committee"] for night in nights])


def test_mass_support_is_what_units_follow(city):
    path = "bodies__mrc__standing__garrison"
    few, usual, many = (units(city, **{path: s}) for s in (0.4, 0.75, 0.95))
    assert few < usual < many
    assert few < 5


def test_most_of_the_garrison_stands_aside(city):
    nights = [city.night(n, EVENING) for n in range(40)]
    neutral = np.array([night.city[0]["units_neutral"] for night in nights])
    government = np.array([night.city[0]["units_government"] for night in nights])
    assert np.median(neutral) > 11
    assert government.mean() < 2


def test_a_smaller_core_brings_fewer_into_the_streets(city):
    def men(core):
        night = city.night(1, [], parameters__core=core)
        kind = night.messages["kind"] == events.UNIT_OBEYS
        return night.messages["magnitude"][kind].sum()

    assert men(0.5) < men(1.0)


def test_the_council_marches_only_when_called_and_only_when_alarmed(city):
    def marches(script):
        return np.mean([city.night(n, script).march[0]["began"] >= 0 for n in range(24)])

    assert marches([]) == 0
    assert marches(GUNS) == 0
    assert marches([CALL, *GUNS]) > 0.3


@pytest.mark.parametrize(("passes", "end"), [(0.0, 1), (1.0, 2)])
def test_what_the_cordon_does(city, passes, end):
    ends = [
        city.night(
            n, [CALL, *GUNS], parameters__cordon_passes=passes, parameters__cordon_fires=0.0
        ).march[0]["end"]
        for n in range(12)
    ]
    assert set(ends) <= {0, end}
    assert end in ends
    assert TURNED_BACK == 1


def test_councillors_of_the_joining_party_arrive_at_the_congress(city):
    site = city.row("sites", "congress")
    for number in range(24):
        night = city.night(number, [CALL, *GUNS])
        joined = night.messages["kind"] == events.DELEGATION_JOINS
        if joined.any():
            message = night.messages[joined][0]
            assert message["origin"] == site
            assert night.march[0]["voted"] < message["t"]
            assert message["magnitude"] == night.march[0]["joined"] > 0
            return
    pytest.fail("no delegation in 24 nights")


def test_relief_comes_if_the_front_obeys_the_government(city):
    loyal = {f"regiments__{r}__loyalty": 9.0 for r in
             ("third_cavalry_corps", "cyclist_battalions", "twelfth_army")}  # fmt: skip
    called = [
        city.night(n, [], parameters__side_cost=0.0, parameters__relief_time=2.0, **loyal)
        for n in range(6)
    ]
    assert all(night.city[0]["relief_called"] >= 0 for night in called)
    assert any((night.messages["kind"] == events.RELIEF_COMING).sum() > 1 for night in called)
    disloyal = {**dict.fromkeys(loyal, -9.0), "parameters__temperature": 0.05}
    assert all(city.night(n, [], **disloyal).city[0]["relief_called"] < 0 for n in range(6))


def test_notes_press_the_rising_as_there_is_pressure(city):
    def notes(pressure):
        night = city.night(1, [], parameters__pressure=pressure, parameters__notes_rate=4.0)
        return (night.messages["kind"] == events.PRESS_RISING).sum()

    assert notes(0.0) == 0
    assert notes(0.3) < notes(1.0)
