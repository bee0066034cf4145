"""Targets beside nights: covered, not covered, and those that judge nothing."""

from types import SimpleNamespace

import numpy as np
import polars as pl
import pytest

from october.inquiry.compare import judge
from october.night.outcomes import Outcome
from october.scenario.schema.common import Target

OUTCOMES = (
    Outcome("dead", "number", "people", "killed", None),
    Outcome("fell", "time", "s", "when it falls", None),
    Outcome("talks", "category", "", "how far", None, ("none", "met")),
)
ROWS = pl.DataFrame(
    {
        "dead": np.arange(101.0),
        "fell": [None] * 51 + [3600.0] * 50,
        "talks": pl.Series(["met"] * 25 + ["none"] * 76, dtype=pl.Enum(["none", "met"])),
    }
)
PLAYED = SimpleNamespace(plan=SimpleNamespace(outcomes=OUTCOMES, end=7200.0), outcomes=ROWS)


def verdict(**fields):
    target = Target(**({"quantity": "q", "observed": 1, "low": 0, "high": 2} | fields))
    return judge(SimpleNamespace(targets={"T": target}), PLAYED)[0]


@pytest.mark.parametrize(
    ("low", "high", "covered"),
    [(0, 4, False), (0, 5, True), (50, 51, True), (95, 99, True), (96, 200, False)],
)
def test_a_target_is_covered_where_nine_nights_in_ten_overlap_it(low, high, covered):
    assert verdict(outcome="dead", observed=low, low=low, high=high).covered is covered


def test_where_what_was_observed_falls():
    assert verdict(outcome="dead", observed=25, high=30).rank == pytest.approx(25.5 / 101)
    assert verdict(outcome="dead", observed=1e6, high=1e6).rank == 1


def test_a_time_that_does_not_come_counts_as_the_end_and_units_are_converted():
    found = verdict(outcome="fell", unit="min", observed=60, low=50, high=70)
    assert found.nights == {"q05": 60, "q50": 120, "q95": 120}


def test_a_category_is_judged_by_its_label():
    found = verdict(outcome="talks", label="met", observed=1, low=1, high=1)
    assert found.nights["q50"] == 0
    assert found.covered


def test_what_an_input_sets_judges_nothing():
    found = verdict(outcome="dead", judges=False, reason="set by an input", observed=1e6, high=1e6)
    assert not found.judges
    assert found.reason == "set by an input"


def test_a_target_without_an_outcome_is_not_covered_and_says_why():
    found = verdict(outcome="nothing")
    assert found.covered is False
    assert "nothing" in found.reason
