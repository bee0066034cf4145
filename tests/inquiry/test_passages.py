"""Passages: who did it in which nights, what the lever moved, and when a passage works."""

from types import SimpleNamespace

import numpy as np
import polars as pl
import pytest

import october
from october.core.events import KINDS, Event
from october.core.tables import DTYPES
from october.inquiry import passages as inquiry
from october.night.outcomes import Outcome
from october.scenario.schema.common import Passage

SPEECH = 2


@pytest.fixture(autouse=True)
def one_kind_of_event(monkeypatch):
    events = {SPEECH: Event("speech", 1, who="delegates", what="acts")}
    monkeypatch.setattr(inquiry, "EVENTS", events)


def passage(**fields):
    return Passage(**({"what": "somebody speaks", "events": ["speech"]} | fields))


def night_of(*speeches):
    """A night in which (delegate, act) spoke; delegate 2 is the person 1."""
    log = np.zeros(10, DTYPES["log"])
    tally = np.zeros(KINDS, DTYPES["tally"])
    named = np.zeros((2, KINDS), "i4")
    for row, (who, act) in enumerate(speeches):
        log[row]["kind"], log[row]["who"], log[row]["what"] = SPEECH, who, act
        tally[SPEECH]["count"] += 1
        named[1, SPEECH] += who == 2
    clock = np.zeros(1, DTYPES["clock"])
    clock["log_size"] = len(speeches)
    table = np.zeros(4, [("person", "i4")])
    table["person"][2] = 1
    return SimpleNamespace(log=log, tally=tally, named=named, clock=clock, delegates=table)


NAMES = SimpleNamespace(names={"named": ["", "ophelia"], "acts": ["", "reply", "refuse"]})


@pytest.mark.parametrize(
    ("speeches", "fields", "anyone", "person"),
    [
        ([], {}, False, False),
        ([(1, 1)], {"person": "ophelia"}, True, False),
        ([(1, 1), (2, 2)], {"person": "ophelia"}, True, True),
        ([(2, 2)], {"person": "ophelia", "only": ["reply"]}, False, False),
        ([(2, 2), (1, 1)], {"person": "ophelia", "only": ["reply"]}, True, False),
        ([(2, 1)], {"person": "ophelia", "only": ["reply"]}, True, True),
    ],
)
def test_who_did_it(speeches, fields, anyone, person):
    mark = inquiry._mark(NAMES, passage(**fields))
    assert mark(night_of(*speeches)) == (anyone, person)


def test_settings_are_values_of_the_lever_or_whole_settings():
    found = inquiry.settings_of(passage(lever="a.b", settings=["1", "2"]))
    assert found == (("a.b=1",), ("a.b=2",))
    found = inquiry.settings_of(passage(lever="a.b", settings=["default", "c=1 d=2"]))
    assert found == ((), ("c=1", "d=2"))
    assert inquiry.settings_of(passage(lever="a.b")) == ()


OUTCOMES = (Outcome("dead", "number", "people", "killed", None),)


def nights_of(happened, dead=0.0):
    count = len(happened)
    frame = pl.DataFrame({"dead": np.full(count, dead) + np.arange(count) * 0.01})
    plan = SimpleNamespace(outcomes=OUTCOMES, end=3600.0)
    marks = np.array(happened, dtype=float)[:, None]
    return inquiry.Nights(plan, marks, np.zeros_like(marks), frame)


def answer(fields, base, before, after):
    asked = passage(lever="a", settings=["1", "2"], **fields)
    seen = {(): base, ("a=1",): before, ("a=2",): after}
    return inquiry._answer("P", asked, 0, seen, ())


HALF = nights_of([True, False] * 50)
ALL, NONE = nights_of([True] * 100), nights_of([False] * 100)


def test_a_passage_works_when_it_is_open_and_its_lever_moves_it():
    found = answer({}, HALF, NONE, ALL)
    assert found.works
    assert found.share == 0.5
    assert found.moved.effect == 1
    assert "50 % of nights" in found.why


@pytest.mark.parametrize(("direction", "works"), [("up", True), ("down", False)])
def test_a_lever_must_move_what_is_measured_as_was_stated(direction, works):
    found = answer({"direction": direction}, HALF, NONE, ALL)
    assert found.works == works
    assert ("not down as stated" in found.why) != works


def test_a_lever_without_effect_does_not_work():
    found = answer({}, HALF, HALF, HALF)
    assert not found.works
    assert "not seen to move" in found.why


def test_what_never_happens_does_not_work_and_says_so():
    found = answer({}, NONE, NONE, ALL)
    assert not found.works
    assert "none of 100" in found.why


def test_what_always_happens_works_only_with_a_reason():
    assert not answer({}, ALL, NONE, ALL).works
    found = answer({"certain": "the door is the only one"}, ALL, NONE, ALL)
    assert found.works
    assert "the door is the only one" in found.why


def test_a_lever_may_have_to_move_an_outcome():
    few, many = nights_of([True, False] * 50, dead=1), nights_of([True, False] * 50, dead=3)
    found = answer({"measure": "dead"}, HALF, few, many)
    assert found.moved.effect == pytest.approx(2)
    assert found.works


def test_what_works_by_effect_has_no_share():
    few, many = nights_of([False] * 100, dead=1), nights_of([False] * 100, dead=3)
    found = answer({"measure": "dead", "by_effect": True}, NONE, few, many)
    assert found.works
    assert found.share is None


def test_the_named_person_is_reported_apart():
    assert "hamlet does it in 0 % of nights" in answer({"person": "hamlet"}, HALF, NONE, ALL).why


def test_the_answer_has_the_fields_of_the_contract():
    assert list(answer({}, HALF, NONE, ALL).json()) == [
        "id", "event", "share", "lever", "lever_effect", "low", "high", "works", "why",
    ]  # fmt: skip


def test_a_second_look_is_taken_where_the_first_did_not_tell(monkeypatch):
    """The half that is left goes to the undecided, from the night where the first look ended."""
    played = []
    night = SimpleNamespace(outcomes=OUTCOMES, end=3600.0)

    def witness(scenario, settings, first, nights, seed, workers, tick):
        played.append((settings, first, nights))
        rows = np.arange(first, first + nights)
        shown = (rows % 2 == 0) if settings != ("clear=2",) else rows >= 0
        moved = shown | (settings == ("faint=2",)) & (rows % 20 == 1)
        marks = np.stack([moved, moved], axis=1).astype(float)
        return inquiry.Nights(night, marks, marks * 0, pl.DataFrame({"dead": rows * 1.0}))

    monkeypatch.setattr(inquiry, "witness", witness)
    settings = {"clear": passage(lever="clear", settings=["default", "2"])}
    settings["faint"] = passage(lever="faint", settings=["default", "2"])
    monkeypatch.setattr(inquiry, "Scenario", SimpleNamespace)
    scenario = SimpleNamespace(passages=settings)
    without, answers = inquiry.passages(scenario, nights=240)
    assert played == [
        ((), 0, 40), (("clear=2",), 0, 40), (("faint=2",), 0, 40),
        ((), 40, 60), (("faint=2",), 40, 60),
    ]  # fmt: skip
    assert without == 100
    assert [a.moved.pairs for a in answers] == [40, 100]
    assert answers[1].moved.effect == pytest.approx(0.05)


def test_two_looks_together_err_in_five_per_cent():
    """Pocock's bound: of walks without drift, a twentieth pass it at one look or the other."""
    steps = np.random.default_rng(5).normal(size=(400_000, 2)).cumsum(axis=1)
    beyond = np.abs(steps) > inquiry.POCOCK * np.sqrt([1, 2])
    assert beyond.any(axis=1).mean() == pytest.approx(0.05, abs=5 * np.sqrt(0.05 * 0.95 / 400_000))


def test_every_passage_of_october_states_its_direction_and_why():
    for passage in october.load("october-1917").passages.values():
        assert passage.direction
        assert passage.because
