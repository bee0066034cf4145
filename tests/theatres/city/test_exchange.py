"""The telephone exchange changes hands, and the lines with it."""

import numpy as np
from city_nights import HOUR

from october.core.events import EXCHANGE_TAKEN
from october.core.tables import CUT, WORKS

SES = 5.0


def through(city, night, owner):
    """States of the lines of a body that go through the exchange and have not failed."""
    links = night.links[1:]
    mine = (links["exchange"] == 1) & (links["owner"] == city.row("bodies", owner))
    return links["state"][mine & (links["failed"] == 0)]


def test_whoever_holds_the_exchange_has_cut_the_others_lines(city):
    holders = set()
    for number in range(20):
        night = city.night(number, parameters__exchange_rate=1.0)
        holder = int(night.city[0]["exchange"])
        holders.add(holder)
        for owner, rival in (("mrc", "government"), ("government", "mrc")):
            cut = holder == city.row("bodies", rival)
            assert (through(city, night, owner) == (CUT if cut else WORKS)).all()
    assert {city.row("bodies", "mrc"), city.row("bodies", "government")} <= holders


def test_lines_that_nobody_owns_are_left_alone(city):
    night = city.night(1, parameters__exchange_rate=50.0)
    links = night.links[1:]
    assert (links["state"][(links["owner"] == 0) & (links["failed"] == 0)] == WORKS).all()


def test_it_is_taken_at_the_rate_of_those_who_would(city):
    """From nobody's hands, by a body that a constant share of the garrison obeys."""
    rate, hours = 1.0, 0.5
    expected, variance, taken = 0.0, 0.0, 0
    for number in range(400):
        night = city.start(
            city.begin(number, parameters__exchange=0.0, parameters__exchange_rate=rate,
                       parameters__core=1.0, parameters__choice_interval=80000.0)
        )  # fmt: skip
        share = night.city[0]["men_committee"] + night.city[0]["men_government"]
        city.play(night, until=hours * HOUR + 10)
        chance = 1 - np.exp(-rate * share * hours)
        expected += chance
        variance += chance * (1 - chance)
        taken += night.city[0]["exchange_taken"] >= 0
    # a body that has taken it may lose it to the other within the half hour, which counts once
    assert abs(taken - expected) < SES * np.sqrt(variance) + 2


def test_nobody_takes_it_without_units_that_obey(city):
    for number in range(20):
        night = city.night(number, parameters__exchange_rate=50.0, parameters__core=0.0)
        assert night.city[0]["exchange_taken"] < 0
        assert night.tally[EXCHANGE_TAKEN]["count"] == 0


def test_a_line_that_has_failed_of_itself_stays_dead(city):
    dead = 0
    for number in range(5):
        night = city.night(number, parameters__exchange_rate=50.0)
        failed = night.links["failed"] == 1
        assert (night.links["state"][failed] == CUT).all()
        dead += failed.sum()
    assert dead
