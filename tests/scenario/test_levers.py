"""Levers: from what a user writes to the values that are set."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from october.core.parameters import PARAMETERS
from october.scenario import LeverError, load, load_texts
from october.scenario.levers import Setting, describe, resolve
from october.scenario.references import lever_keys
from october.scenario.schema.common import Lever
from october.scenario.value import parse_value
from tests.scenario.texts import petrograd, problems

CORE = "city.parameters.core"
TURNOUT = "city.parameters.turnout"
GATHERING = "city.parameters.gathering"
EXCHANGE = "city.parameters.exchange"


@pytest.fixture(scope="module")
def scenario():
    return load_texts(petrograd())


@pytest.fixture(scope="module")
def hall(scenario):
    """A scenario with two factions, and one lever for each of them."""
    grievance = next(p for p in PARAMETERS["factions"] if p.name == "grievance")
    factions = {
        key: SimpleNamespace(grievance=parse_value({"value": v, "source": "X"}, grievance))
        for key, v in (("srs", 0.4), ("left_srs", 0.2))
    }
    lever = Lever(meaning="grievance of FACTION", sets="assembly.factions.FACTION.grievance")
    levers = {**scenario.levers, "leader.grievance.FACTION": lever}
    return replace(scenario, assembly=SimpleNamespace(factions=factions), levers=levers)


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("core.size=0.5", [Setting(CORE, 0.5, False, None, "core.size", "0.5")]),
        ("core.size=.5@22:30", [Setting(CORE, 0.5, False, 16_200, "core.size", ".5@22:30")]),
        ("core.size=2@02:00", [Setting(CORE, 2.0, False, 28_800, "core.size", "2@02:00")]),
        (
            "core.half=half",
            [
                Setting(CORE, 0.5, False, None, "core.half", "half"),
                Setting(TURNOUT, 0.1, False, None, "core.half", "half"),
            ],
        ),
        (
            "quiet=0",
            [
                Setting("city.parameters.alarm_gain", 0.0, True, None, "quiet", "0"),
                Setting("city.parameters.alarm_at_start", 0.0, True, None, "quiet", "0"),
            ],
        ),
        ("gathering=45", [Setting(GATHERING, 2700.0, False, None, "gathering", "45")]),
        (" exchange = nobody ", [Setting(EXCHANGE, 0.0, False, None, "exchange", "nobody")]),
    ],
)
def test_resolve(scenario, text, settings):
    assert resolve(scenario, [text]) == settings


def test_the_last_setting_of_a_value_holds(scenario):
    assert [s.value for s in resolve(scenario, ["core.size=2", "core.size=3"])] == [3.0]
    assert len(resolve(scenario, ["core.size=2", "core.size=3@23:00"])) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("core.size", "expected KEY=VALUE or KEY=VALUE@HH:MM"),
        ("core.size=", "expected KEY=VALUE"),
        ("core.sise=1", "there is no lever 'core.sise'; near it: core.size"),
        ("core.size=many", "found 'many', expected 0 to 3 .ratio."),
        ("core.size=4", "found '4', expected 0 to 3"),
        ("core.size=-1", "expected 0 to 3"),
        ("core.size=nan", "expected 0 to 3"),
        ("core.size=inf", "expected 0 to 3"),
        ("core.size=1@7pm", "expected a clock time HH:MM"),
        ("core.size=1@12:00", "12:00 is outside the night, 18:00 to 07:00"),
        ("core.half=whole", "found 'whole', expected full, half"),
        ("quiet=3", "expected 0 to 2"),
        ("quiet=1@23:00", "settled when the night starts"),
        ("exchange=both", "expected nobody, mrc, government"),
        ("gathering=1500", "expected 0 to 1440 .min."),
    ],
)
def test_what_cannot_be_set(scenario, text, message):
    with pytest.raises(LeverError, match=message):
        resolve(scenario, [text])


def test_a_lever_for_each_faction(hall):
    assert lever_keys(hall)[-2:] == ["leader.grievance.srs", "leader.grievance.left_srs"]
    (setting,) = resolve(hall, ["leader.grievance.left_srs=0.9"])
    assert (setting.path, setting.value) == ("assembly.factions.left_srs.grievance", 0.9)
    row = describe(hall)[-1]
    assert (row.meaning, row.default) == ("grievance of left_srs", "0.2")
    for key in ("leader.grievance.FACTION", "leader.grievance.kadets", "leader.grievance."):
        with pytest.raises(LeverError, match="there is no lever"):
            resolve(hall, [f"{key}=1"])


def test_describe(scenario):
    rows = {row.key: row for row in describe(scenario)}
    assert list(rows) == list(scenario.levers)
    assert (rows["core.size"].default, rows["core.size"].high) == ("1", 3)
    assert rows["core.size"].source == ("MODEL",)
    assert rows["quiet"].default == "1"
    assert rows["gathering"].default == "50 [30 to 90]"
    assert (rows["exchange"].default, rows["exchange"].options[0]) == ("mrc", "nobody")
    assert rows["core.half"].options == ("full", "half")


@pytest.mark.parametrize(
    ("lever", "field", "expected"),
    [
        ("sets: city.parameters.cor", "X.sets", "perhaps 'city.parameters.core'"),
        ("sets: []", "X.sets", "at least one value"),
        ("sets: city", "X.sets", "something that exists"),
        ("sets: {city.parameters.core: {a: 9}}\n  type: choice", "X.sets", "a number in"),
        ("sets: {city.parameters.core: {a: 1}}", "X.type", "choice"),
        ("sets: city.parameters.core\n  type: choice", "X.options", "options here"),
        ("sets: city.parameters.core\n  type: clock", "X.type", "another type"),
        ("sets: city.parameters.core\n  low: 2\n  high: 1", "X.low", "up to high"),
        ("sets: city.parameters.core\n  source: NOWHERE", "X.source", "something that exists"),
        ("sets: city.parameters.core\n  type: colour", "X.type", "'number'"),
    ],
)
def test_a_lever_that_cannot_work(lever, field, expected):
    texts = petrograd() | {"levers.yaml": f"X:\n  meaning: none\n  {lever}\n"}
    found = problems(texts)
    assert [(p.file, p.field) for p in found] == [("levers.yaml", field)]
    assert expected in found[0].expected


def test_a_lever_with_fewer_options_than_its_value_means_the_same_by_them():
    scenario = load("roberts-rules")
    (setting,) = resolve(scenario, ["vote.method=roll"])
    value = scenario.value("assembly.parameters.vote_method")
    assert value.options[int(setting.value)] == "roll"
