"""A city's night is the same night however it is played, and stays within its bounds."""

import numpy as np
from city_nights import HOUR, Told

from october.core import events
from october.core.tables import Night, empty_table
from october.night import copy_night, state_hash

EVENING = [
    Told(HOUR, events.CALL_FOR_HELP, "palace", "government", "", 0.9, 30.0),
    *(Told((3.6 + n / 60) * HOUR, events.GUNFIRE, "fortress", "mrc", "government", 0.3, 1.0)
      for n in range(20)),
    Told(4.7 * HOUR + 3.5, events.CONGRESS_OPENED, "congress", "congress", "", 0.0, 650.0),
    Told(6 * HOUR + 7.25, events.WALKED_OUT, "congress", "srs", "congress", 0.3, 70.0),
    Told(8 * HOUR, events.GOVERNMENT_ARRESTED, "square", "mrc", "government", 0.8, 16.0),
    Told(9 * HOUR + 1, events.POWER_CLAIMED, "congress", "congress", "government", 0.6, 0.9),
]  # fmt: skip


def test_the_same_night_twice_and_no_two_alike(city):
    hashes = [state_hash(city.night(n, EVENING)) for n in range(5)]
    assert hashes == [state_hash(city.night(n, EVENING)) for n in range(5)]
    assert len(set(hashes)) == 5


def test_stopping_anywhere_changes_nothing(city):
    generator = np.random.default_rng(3)
    for number in range(3):
        whole = state_hash(city.night(number, EVENING))
        night, waiting, last = city.start(city.begin(number)), list(EVENING), 0.0
        for cut in sorted(generator.integers(1, 4680, size=8) * 10.0):
            part = [m for m in waiting if last <= m.t < cut]
            city.play(night, part, until=cut)
            night, last = copy_night(night), cut
        city.play(night, [m for m in waiting if m.t >= last])
        assert state_hash(night) == whole


def test_watching_changes_nothing_and_time_never_runs_back(city):
    for number in range(3):
        plain = city.night(number, EVENING)
        watched = city.play(city.start(city.begin(number, log_rows=8000)), EVENING)
        size = watched.clock[0]["log_size"]
        assert 100 < size < 8000
        assert state_hash(watched) == state_hash(plain)
        assert np.all(np.diff(watched.log["t"][:size]) >= 0)
        kinds = set(watched.log["kind"][:size].tolist())
        assert kinds <= set(events.EVENTS)


def test_nothing_leaves_its_bounds(city):
    def look(night, t):
        assert night.clock[0]["next_city"] > t
        assert night.clock[0]["overflow"] == 0

    for number in range(10):
        night = city.play(city.start(city.begin(number)), EVENING, each=look)
        assert np.isfinite(night.standing["value"]).all()
        assert (night.ballots["share"] >= 0).all()
        assert ((night.deliveries["credence"] >= 0) & (night.deliveries["credence"] <= 1)).all()
        units = [night.city[0][f"units_{who}"] for who in ("committee", "government", "neutral")]
        assert sum(units) == (night.regiments["site"][1:] == city.row("sites", "barracks")).sum()
        assert night.march[0]["size"] >= 0
        for outcome in city.plan.outcomes:
            value = float(outcome.read(night))
            if outcome.kind == "share":
                assert 0 <= value <= 1
            if outcome.kind == "category":
                assert outcome.labels[int(value)]
        for series in city.plan.series:
            assert np.isfinite(series.read(night))


def test_the_null_rows_stay_null(city):
    night = city.night(1, EVENING)
    for name in ("bodies", "groups", "links", "regiments", "arrivals", "deliveries", "standing"):
        assert not np.frombuffer(getattr(night, name)[:1].tobytes(), np.uint8).any(), name


def test_a_city_that_is_absent_has_nothing_to_do(city):
    from october.theatres.city.entries import advance_city, start_city

    night = Night(**{name: empty_table(name, 1) for name in Night._fields})
    night.clock[0]["end"] = 100.0
    before = state_hash(night)
    start_city(night)
    advance_city(night, 0.0)
    assert night.clock[0]["next_city"] == 100.0
    night.clock[0]["next_city"] = 0.0
    assert state_hash(night) == before


def test_a_change_for_one_unit_leaves_the_luck_of_the_others(city):
    base = city.start(city.begin(4))
    moved = city.start(city.begin(4, regiments__pavlovsky__leaning=-9.0))
    for field in ("taste_committee", "taste_government", "taste_neither", "next"):
        same = base.regiments[field] == moved.regiments[field]
        assert same[2:].all() or field == "next"
    assert np.array_equal(base.links, moved.links)
