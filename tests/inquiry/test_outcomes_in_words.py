"""Figures and sentences, made from what the outcomes declare."""

from types import SimpleNamespace

import pytest

from october.inquiry import outcomes as words
from october.night.outcomes import Outcome

PLAN = SimpleNamespace(clock=lambda t: f"{18 + int(t // 3600):02d}:{int(t % 3600 // 60):02d}")
FALLS = Outcome("it_falls", "share", "", "the house falls", None)
FELL = Outcome("fell_at", "time", "s", "the house falls down", None)
DEAD = Outcome("dead", "number", "people", "killed in all", None)
TALKS = Outcome("talks", "category", "", "how far they got", None, ("none", "far_off", "met"))


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0 %"), (1, "100 %"), (0.5, "50 %"), (0.034, "3.4 %"), (0.0001, "< 0.1 %"),
        (0.999, "99.9 %"), (0.99999, "> 99.9 %"),
    ],
)  # fmt: skip
def test_a_share_never_reads_as_none_or_all_unless_it_is(share, text):
    assert words.percent(share) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (3.0, "3"), (0.123, "0.12"), (3.14159, "3.1"), (12345.6, "12,346"), (-2.5, "-2.5")],
)
def test_numbers_have_the_digits_that_count(value, text):
    assert words.number(value) == text


def test_figures_by_kind():
    share = {"value": 0.8, "low": 0.75, "high": 0.85}
    assert words.figure(FALLS, share, PLAN) == ("80 %", "75 to 85 %")
    time = {"occurs": 0.8, "q05": 3600, "q50": 7200, "q95": 10800}
    assert words.figure(FELL, time, PLAN) == ("20:00", "19:00 to 21:00, in 80 %")
    number = {"mean": 7.1, "sd": 2, "q05": 3, "q50": 7, "q95": 11}
    assert words.figure(DEAD, number, PLAN) == ("7.1", "3 to 11 people")
    category = {"shares": {"none": 0.2, "far_off": 0.7, "met": 0.1}}
    assert words.figure(TALKS, category, PLAN) == ("far off 70 %", "none 20 %, met 10 %")


def test_what_never_comes_has_no_figure():
    nothing = {"occurs": 0.0, "q05": None, "q50": None, "q95": None}
    assert words.figure(FELL, nothing, PLAN) == ("never", "")
    undefined = {"value": None, "low": None, "high": None}
    assert words.figure(FALLS, undefined, PLAN)[0] == "–"


def test_findings_say_what_was_decided_when_and_how_far(monkeypatch):
    plan = SimpleNamespace(clock=PLAN.clock, outcomes=(DEAD, FALLS, FELL, TALKS))
    monkeypatch.setattr(words, "grouped", lambda plan: {"palace": list(plan.outcomes), "city": []})
    summary = {
        "it_falls": {"value": 0.97, "low": 0.96, "high": 0.98},
        "fell_at": {"occurs": 0.97, "q05": 3600, "q50": 7200, "q95": 10800},
        "dead": {"mean": 7.1, "sd": 2, "q05": 3, "q50": 7, "q95": 11},
        "talks": {"shares": {"none": 0.4, "far_off": 0.6, "met": 0.0}},
    }
    found = words.findings(plan, summary)
    assert found == [
        "In 97 % of nights (96 to 98 %) the house falls.",
        "The house falls down: at 20:00 in the middle night, 19:00 to 21:00 in nine of ten; never "
        "in 3.0 %.",
        "How far they got: far off 60 %, none 40 %.",
    ]
    assert words.findings(plan, summary, ["talks", "unknown", "fell_at"]) == [found[2], found[1]]
