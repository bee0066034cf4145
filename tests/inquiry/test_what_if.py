"""Paired nights: what a lever cannot have touched is the same, and an effect has the right size."""

import math
from dataclasses import replace

import numpy as np
import polars as pl
import pytest

import october
from october.inquiry.frames import used
from october.inquiry.paired import effect
from october.inquiry.sweep import spread
from october.inquiry.what_if import Side, all_moved
from october.night import prepare, state_hash


@pytest.fixture(scope="module")
def scenario():
    return october.load("october-1917")


def test_a_lever_at_its_default_changes_nothing_and_says_so(scenario):
    found = october.what_if(scenario, ["guns.cruiser=true"], nights=30)
    assert found.unchanged == found.nights == 30
    assert not any(m.effect.decided for m in found.moved.values())
    assert all(m.effect.effect == 0 and m.gain is None for m in found.moved.values())


NOT_BEFORE = (
    # what is set, and when: nothing in any theatre may differ before
    ("guns.cruiser=false", "22:00"),
    ("walkout.allowed=false", "21:30"),
    ("news.delay=10", "20:10"),
    ("vote.conformity=6", "23:40"),
    ("council.aversion=0.5", "01:00"),
    ("palace.lights=false", "19:20"),
)


@pytest.mark.parametrize(("setting", "clock"), NOT_BEFORE)
def test_before_its_time_a_lever_has_touched_nothing_in_any_theatre(scenario, setting, clock):
    """The two nights of a pair have every table in common until then, bit for bit."""
    moved = 0
    for number in range(6):
        night, other = (
            october.night(scenario, seed=3, number=number, levers=levers)
            for levers in ([], [f"{setting}@{clock}"])
        )
        at = night.plan.time(clock)
        assert state_hash(night.at(at).night) == state_hash(other.at(at).night)
        before = [one.events.filter(one.events["t"] < at) for one in (night, other)]
        assert before[0].equals(before[1])
        moved += night.state_hash != other.state_hash
    assert moved  # it did touch some night afterwards


START = (  # a lever of one theatre from the start, and another theatre
    ("search.knowledge=1", "assembly"),
    ("crowd.anger=0.9", "assembly"),
    ("vote.conformity=6", "palace"),
    ("vote.confusion=0.4", "palace"),
    ("hall.listening=0.3", "palace"),
)


@pytest.mark.parametrize(("setting", "theatre"), START)
def test_another_theatre_is_bit_equal_until_news_can_have_reached_it(scenario, setting, theatre):
    """Theatres meet by messages alone: until one differs, what happens in the other is the same."""
    counted = 0
    for number in range(6):
        night, other = (
            october.night(scenario, seed=4, number=number, levers=levers)
            for levers in ([], [setting])
        )
        until = first_difference(*(used(one.played.night, "messages") for one in (night, other)))
        here = [
            one.events.filter((one.events["theatre"] == theatre) & (one.events["t"] < until))
            for one in (night, other)
        ]
        assert here[0].equals(here[1])
        counted += here[0].height
    assert counted > 200


def first_difference(a, b):
    """When the first message was sent that only one of two nights has, s; inf if none was."""
    rows = min(len(a), len(b))
    differ = np.flatnonzero(a[:rows] != b[:rows])
    first = differ[0] if len(differ) else rows
    return min((float(one[first]["t"]) for one in (a, b) if first < len(one)), default=np.inf)


def test_a_lever_moves_what_it_is_for(scenario):
    found = october.what_if(scenario, {"walkout.allowed": False}, nights=60)
    gone = found.moved["walked_out"]
    assert gone.effect.with_it == 0
    assert gone.effect.high < 0
    assert found.moved["talks_state=met"].unit == "share"
    walkout = found.moved["walkout_time comes"].effect
    assert walkout.with_it == 0 < walkout.base
    assert found.levers == {"walkout.allowed": "false"}
    assert found.effects.columns[:3] == ["outcome", "unit", "base"]


def test_a_theatre_that_is_hardly_touched_gains_most_by_pairing(scenario):
    found = october.what_if(scenario, {"walkout.allowed": False}, nights=60)
    assert found.moved["arrest_time"].gain > 10 * found.moved["walked_out"].gain


def test_given_levers_hold_on_both_sides(scenario):
    found = october.what_if(scenario, ["vote.conformity=4"], nights=10,
                            given=["walkout.allowed=false"])  # fmt: skip
    assert found.moved["walked_out"].effect.base == 0
    assert set(found.levers) == {"vote.conformity"}


@pytest.mark.parametrize("size", [0.0, 0.3])
def test_intervals_cover_at_their_rate(size):
    """A thousand toys with a known effect: 95 % of the intervals hold it, within five errors."""
    rng = np.random.default_rng(12)
    held = 0
    for _ in range(1000):
        base = rng.normal(size=80)
        found = effect(base, base + size + 0.5 * rng.normal(size=80))
        held += found.low <= size <= found.high
    assert abs(held - 950) < 5 * np.sqrt(1000 * 0.95 * 0.05)


def test_a_lever_whose_effect_is_known_is_found_with_its_size(lights):
    """Lights that fail at the rate r are out at the end T with chance 1 − exp(−rT)."""
    scenario, rates, pairs = lights(0.05), (0.05, 0.3), 200
    found = october.what_if(scenario, [f"lights.rate={rates[1]}"], nights=pairs)
    span = found.plan.end / 3600
    out = [1 - math.exp(-rate * span) for rate in rates]
    mean = [3600 * chance / rate for chance, rate in zip(out, rates, strict=True)]
    for name, (before, after), slack in (
        ("lights_failed_time comes", out, 0.001), ("lights_failed_time", mean, 60.0)
    ):  # fmt: skip
        effect = found.moved[name].effect
        error = (effect.high - effect.low) / 2 / 1.96
        assert abs(effect.effect - (after - before)) < 5.5 * error + slack
        assert error < 0.2 * abs(after - before)
        assert effect.decided


def test_what_has_no_effect_is_found_to_have_none_at_the_stated_rate():
    """A hundred comparisons of thirty real nights, of which one side has nothing but other luck."""
    nights = 3000
    side = Side.played(prepare(october.load("hamlet")), 5, nights, None)
    seen = looks = 0
    for first in range(0, nights, 30):
        halves = (
            replace(side, frame=side.frame[a : a + 15], marks=side.marks[a : a + 15])
            for a in (first, first + 15)
        )
        for _, moved in all_moved(*halves):
            if moved.gain is not None:
                seen += moved.effect.decided
                looks += 1
    assert looks > 3000
    # outcomes of a night go together, so that 5 % has the error of some five hundred looks; the
    # normal interval of fifteen pairs is a little short: 7 % by Student's distribution
    assert 0.01 < seen / looks < 0.12


def test_a_share_that_does_not_move_is_found_to_move_in_few_of_a_hundred():
    rng = np.random.default_rng(13)
    seen = 0
    for _ in range(1000):
        a, b = (rng.random((2, 120)) < 0.4).astype(float)
        seen += effect(a, b).decided
    assert seen < 50 + 5 * np.sqrt(1000 * 0.05 * 0.95)


def test_a_sweep_has_every_point(scenario):
    found = october.sweep(
        "hamlet", {"vote.conformity": [0, 4], "walkout.allowed": [True, False]}, nights=12
    )
    assert len(found.points) == 4
    gone = found.frame.filter(
        (pl.col("outcome") == "walked_out") & (pl.col("walkout.allowed") == "false")
    )
    assert gone["with"].to_list() == [0.0, 0.0]


def test_without_a_lever_there_is_nothing_to_compare(scenario):
    with pytest.raises(ValueError, match="nothing to compare"):
        october.what_if(scenario, [])
    with pytest.raises(ValueError, match="grid"):
        october.sweep(scenario, {})


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("false", ["false"]),
        ("0:1:0.25", ["0", "0.25", "0.5", "0.75", "1"]),
        ("0:1:0.3", ["0", "0.3", "0.6", "0.9"]),
        ("3:1:-1", ["3", "2", "1"]),
        ("1,3:5:1", ["1", "3", "4", "5"]),
        ("22:30", ["22:30"]),
        ("22:30,23:00", ["22:30", "23:00"]),
        ("false@22:30", ["false@22:30"]),
        ("0:1:1@22:00,23:00", ["0@22:00", "0@23:00", "1@22:00", "1@23:00"]),
        ("1e-2:3e-2:1e-2", ["0.01", "0.02", "0.03"]),
    ],
)
def test_a_range_or_a_list_is_written_out(text, values):
    assert spread(text) == values


@pytest.mark.parametrize("text", ["0:1:0", "1:0:0.1", "0:1:1e-9"])
def test_a_range_without_an_end_is_an_error(text):
    with pytest.raises(ValueError, match="start:end:step"):
        spread(text)


def test_a_point_of_a_sweep_is_the_what_if_of_its_levers():
    found = october.sweep("hamlet", {"walkout.allowed": "false@22:30,00:30"}, nights=30).frame
    assert found["walkout.allowed"].unique(maintain_order=True).to_list() == [
        "false@22:30", "false@00:30"
    ]  # fmt: skip
    alone = october.what_if("hamlet", ["walkout.allowed=false@00:30"], nights=30).effects
    assert found.filter(pl.col("walkout.allowed") == "false@00:30")[:, 1:].equals(alone)
