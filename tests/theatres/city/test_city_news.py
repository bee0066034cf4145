"""How news gets about: distances, sound, lines, relays, loss, and nothing before its time."""

import numpy as np
import pytest
from city_nights import HOUR, Told

from october.core import events
from october.core.tables import ARRIVED, CUT, LOST, TRAVELLING, WORKS

KM = {  # T16, as measured on the map
    "square_congress_car": 4.7,
    "duma_congress": 4.0,
    "palace_duma": 1.15,
    "fortress_palace_sight": 0.94,
    "cruiser_palace_sound": 1.5,
    "palace_exchange": 0.6,
    "square_palace_sight": 0.23,
}
ARREST = Told(8 * HOUR, events.GOVERNMENT_ARRESTED, "square", "mrc", "government", 0.8, 16.0, 0.95)
GUN = Told(3 * HOUR, events.GUNFIRE, "square", "mrc", "government", 0.2, 1.0)
CALL = Told(HOUR, events.CALL_FOR_HELP, "palace", "government", "", 0.8, 30.0)


def chain(night, site):
    found, row = [], night.sites[site]["first"]
    while row:
        found.append(row)
        row = night.deliveries[row]["next"]
    return found


def loss_free(city):
    return {f"means__{m}__loss": 0.0 for m in city.plan.names["means"][1:]}


@pytest.mark.parametrize("link", KM)
def test_distances_are_those_of_the_map(city, link):
    metres = city.plan.template.links[city.row("links", link)]["distance"]
    assert metres / 1000 == pytest.approx(KM[link], rel=0.08, abs=0.04)


def test_gunfire_on_the_square_is_heard_at_the_congress_within_seconds(city):
    night = city.night(1, [GUN], **loss_free(city))
    gun = next(m for m in range(1, 50) if night.messages[m]["kind"] == events.GUNFIRE)
    delivery = city.delivery(night, gun, "congress")
    assert delivery["state"] == ARRIVED
    assert 10 <= delivery["due"] - GUN.t <= 20  # T19
    assert city.plan.names["links"][delivery["link"]] == "square_congress_sound"


def test_nothing_is_known_before_it_was_sent_or_before_it_is_due(city):
    seen = set()

    def look(night, t):
        for site in range(1, len(night.sites)):
            for row in chain(night, site):
                if row not in seen:
                    seen.add(row)
                    delivery = night.deliveries[row]
                    assert night.messages[delivery["message"]]["t"] <= delivery["due"] <= t
                    assert delivery["site"] == site

    for number in range(3):
        seen.clear()
        city.play(city.start(city.begin(number)), [CALL, GUN, ARREST], each=look)
        assert len(seen) > 50


def test_each_message_reaches_a_site_once(city):
    night = city.night(2, [CALL, GUN, ARREST])
    for site in range(1, len(night.sites)):
        messages = [night.deliveries[row]["message"] for row in chain(night, site)]
        assert len(messages) == len(set(messages))
        dues = [night.deliveries[row]["due"] for row in chain(night, site)]
        assert dues == sorted(dues) or np.all(np.diff(dues) > -10)


def test_what_is_on_its_way_is_in_the_list_and_nothing_else(city):
    night = city.play(city.start(city.begin(4)), [GUN, ARREST], until=8 * HOUR + 200)
    listed, row = [], night.city[0]["flight"]
    while row:
        listed.append(int(row))
        row = night.deliveries[row]["next"]
    travelling = np.flatnonzero(night.deliveries["state"] == TRAVELLING)
    assert sorted(listed) == travelling.tolist()
    assert listed
    dues = night.deliveries["due"][listed]
    assert np.all(np.diff(dues) >= 0)


def test_only_those_who_may_learn_of_it_do(city):
    night = city.night(1, [CALL])
    call = next(m for m in range(1, 50) if night.messages[m]["kind"] == events.CALL_FOR_HELP)
    for site in city.plan.names["sites"][1:]:
        state = city.delivery(night, call, site)["state"]
        assert (state == 0) or site in ("duma", "front")


@pytest.mark.parametrize(("holder", "cut", "works"), [
    (0, (), ("palace_duma", "congress_exchange", "palace_reserve")),
    (1, ("palace_duma", "palace_exchange"), ("congress_exchange", "palace_reserve")),
    (2, ("congress_exchange", "mrc_barracks"), ("palace_duma", "palace_reserve")),
])  # fmt: skip
def test_who_holds_the_exchange_cuts_the_other_side(city, holder, cut, works):
    night = city.start(city.begin(1, parameters__exchange=holder))
    states = {name: night.links[city.row("links", name)]["state"] for name in (*cut, *works)}
    assert [states[name] for name in cut] == [CUT] * len(cut)
    assert [states[name] for name in works] == [WORKS] * len(works)


def test_the_line_fails_at_the_rate_of_its_hazard(city):
    nights = [city.start(city.begin(n, links__palace_reserve__hazard=0.08)) for n in range(300)]
    line = city.row("links", "palace_reserve")
    cut = np.mean([night.links[line]["next"] < 8 * HOUR for night in nights])
    expected = 1 - np.exp(-0.08 * 8)
    assert cut == pytest.approx(expected, abs=5 * (expected * (1 - expected) / 300) ** 0.5)


def test_a_call_on_a_line_that_is_cut_meanwhile_is_lost(city):
    night = city.begin(1, links__palace_reserve__hazard=0.0, **loss_free(city))
    city.play(city.start(night), [CALL], until=CALL.t + 10)
    line = city.row("links", "palace_reserve")
    call = next(m for m in range(1, 50) if night.messages[m]["kind"] == events.CALL_FOR_HELP)
    delivery = city.delivery(night, call, "duma")
    assert (delivery["state"], delivery["link"]) == (TRAVELLING, line)
    night.links[line]["state"] = CUT
    city.play(night, until=3 * HOUR)
    if delivery["state"] == ARRIVED:  # then it went another way, through the front
        assert delivery["link"] != line
    else:
        assert delivery["state"] == LOST
    assert night.city[0]["line_cut"] >= 0


def test_delay_and_the_besiegers_news_of_their_own_success(city):
    def told(factor):
        nights = [
            city.night(n, [ARREST], parameters__news_delay=factor, **loss_free(city))
            for n in range(12)
        ]
        return [night.city[0]["arrest_told"] for night in nights]

    quick, usual, slow = told(0.5), told(1.0), told(2.0)
    assert np.mean(quick) < np.mean(usual) < np.mean(slow)
    assert 5 * 60 < np.median(usual) < 60 * 60


def test_doubt_grows_with_every_hand(city):
    night = city.night(3, [ARREST])
    arrest = next(m for m in range(1, 400) if night.messages[m]["kind"] == ARREST.kind)
    for site in ("congress", "duma", "barracks"):
        delivery = city.delivery(night, arrest, site)
        if delivery["state"] == ARRIVED:
            assert 0 < delivery["credence"] < ARREST.credence


def test_every_attempt_lost_means_that_nobody_hears(city):
    deaf = {f"means__{m}__loss": 1.0 for m in city.plan.names["means"][1:]}
    night = city.night(1, [GUN, ARREST], **deaf)
    assert night.city[0]["arrest_told"] == -1
    assert night.city[0]["lost"] > 0
    arrived = night.deliveries["link"][night.deliveries["state"] == ARRIVED]
    assert np.all(arrived == 0)  # a site's own doings only
