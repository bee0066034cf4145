"""One value: what it may be, and what is said when it may not."""

from __future__ import annotations

import numpy as np
import pytest

from october.core.parameters import Parameter
from october.scenario.value import RoleError, ValueProblem, parse_value

METRES = Parameter("area", "m2", 0, 100_000, "area")
SECONDS = Parameter("opens", "s", 0, 86_400, "opening")
OPTION = Parameter("holder", "option", 0, 2, "who")
SOURCES = frozenset({"REED", "FIG"})


def parse(raw, parameter=METRES, start=0.0):
    return parse_value(raw, parameter, start, SOURCES)


def faults(raw, parameter=METRES):
    with pytest.raises(ValueProblem) as error:
        parse(raw, parameter)
    return error.value.faults


def test_the_whole_form():
    value = parse(
        {"value": 5, "low": 1, "high": 9, "distribution": "uniform", "unit": "m2",
         "source": ["REED", "FIG"], "confidence": "high", "note": "paced out"}
    )  # fmt: skip
    assert (value.value, value.low, value.high, value.distribution) == (5, 1, 9, "uniform")
    assert value.source == ("REED", "FIG")
    assert value.uncertain
    assert value.number == 5


def test_defaults():
    assert parse({"value": 5, "source": "REED"}).distribution == "fixed"
    assert parse({"value": 5, "low": 1, "high": 9, "source": "REED"}).distribution == "triangular"
    assert parse({"value": 5, "low": 1, "high": 9, "source": "guess"}).confidence == "low"


def test_clock_times_count_from_the_start():
    start = 18 * 3600.0
    value = parse(
        {"value": "22:30", "low": "22:00", "high": "01:00", "source": "REED"}, SECONDS, start
    )
    assert (value.value, value.low, value.high) == (16_200, 14_400, 25_200)


def test_a_choice():
    options = {"value": "mrc", "options": ["nobody", "mrc"], "source": "guess"}
    assert parse(options, OPTION).value == 1.0
    assert not parse(options, OPTION).uncertain
    assert parse(options | {"weights": [1, 3]}, OPTION).distribution == "choice"


@pytest.mark.parametrize(
    ("raw", "field", "expected"),
    [
        ({"value": -3, "source": "REED"}, "value", "a number in [0, 100000] (m2)"),
        ({"value": "five", "source": "REED"}, "value", "a number in"),
        ({"value": float("inf"), "source": "REED"}, "value", "a number in"),
        ({"source": "REED"}, "value", "a number in"),
        ({"value": 5, "unit": "m", "source": "REED"}, "unit", "m2"),
        ({"value": 5}, "source", "a source, or guess with a range"),
        ({"value": 5, "source": []}, "source", "a source, or guess with a range"),
        ({"value": 5, "source": "REID"}, "source", "a key of sources.yaml, perhaps 'REED'"),
        ({"value": 5, "source": "guess"}, "low", "low and high around a guess"),
        ({"value": 5, "low": 1, "source": "REED"}, "high", "both low and high, or neither"),
        ({"value": 5, "low": 6, "high": 9, "source": "REED"}, "value", "between low"),
        ({"value": 5, "low": 5, "high": 5, "source": "REED"}, "high", "above low"),
        ({"value": 5, "distribution": "normal", "source": "REED"}, "low", "both low and high"),
        ({"value": 5, "low": 0, "high": 9, "distribution": "lognormal"}, "low", "positive"),
        ({"value": 5, "distribution": "gamma", "source": "REED"}, "distribution", "one of fixed"),
        ({"value": 5, "confidence": "sure", "source": "REED"}, "confidence", "one of high"),
        ({"value": 5, "role": "judge", "source": "REED"}, "role", "one of input"),
        ({"value": 5, "sorce": "REED", "source": "REED"}, "sorce", "perhaps 'source'"),
        ([1, 2], "value", "a number in"),
        (None, "value", "a number in"),
    ],
)  # fmt: skip
def test_faults(raw, field, expected):
    found = faults(raw)
    assert any(f == field and expected in e for f, _, e in found), found


def test_faults_of_a_choice():
    options = {"value": "mrc", "options": ["nobody", "mrc"], "source": "REED"}
    for change, field in [
        ({"value": "congress"}, "value"),
        ({"options": ["mrc", "mrc"]}, "options"),
        ({"options": []}, "options"),
        ({"options": ["mrc", "a", "b", "c"]}, "options"),
        ({"weights": [1]}, "weights"),
        ({"weights": [0, 0]}, "weights"),
        ({"weights": [1, -1]}, "weights"),
        ({"low": 0, "high": 1}, "low"),
        ({"distribution": "uniform"}, "low"),
        ({"distribution": "choice"}, "weights"),
    ]:
        assert [f for f, _, _ in faults(options | change, OPTION)] == [field], change


def test_all_faults_are_told_at_once():
    fields = [f for f, _, _ in faults({"value": -1, "unit": "m", "confidence": "x", "role": "y"})]
    assert fields == ["unit", "role", "value", "source", "confidence"]


@pytest.mark.parametrize("role", ["target", "held_out"])
def test_what_is_no_input_gives_no_number(role):
    value = parse({"value": 5, "low": 1, "high": 9, "role": role, "source": "REED"})
    with pytest.raises(RoleError, match=role):
        value.number  # noqa: B018
    with pytest.raises(RoleError, match=role):
        value.quantile(np.array([0.5]))
