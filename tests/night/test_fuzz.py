"""Random levers, at random values, in random nights: what must hold, holds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import october
from october.night import play_night, prepare
from october.scenario import Scenario
from october.scenario.levers import LeverRow, describe
from tests.night.invariants import CHECKS

MOST = 1e6  # where a range has no end of its own
SAMPLE = settings(max_examples=25, suppress_health_check=list(HealthCheck))
PROOF = settings(SAMPLE, max_examples=2000)
OCTOBER, HAMLET = october.load("october-1917"), october.load("hamlet")
NUMBERS = st.integers(0, 2**64 - 1), st.integers(0, 2**31 - 1)


def value(row: LeverRow) -> st.SearchStrategy[str]:
    """Return values that a lever can take."""
    if row.options:
        return st.sampled_from(row.options)
    if row.low is not None and row.high is not None:
        return st.floats(row.low, min(row.high, MOST)).map(repr)
    if row.unit == "clock":
        return st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59))
    return st.sampled_from(["true", "false"])


def settings_of(scenario: Scenario) -> st.SearchStrategy[list[str]]:
    """Return two to six levers of a scenario, each at a value of its own; none if it has none."""
    rows = describe(scenario)
    if not rows:
        return st.just([])
    chosen = st.lists(st.sampled_from(rows), min_size=2, max_size=6, unique_by=lambda row: row.key)
    return chosen.flatmap(
        lambda some: st.tuples(*(value(row).map(f"{row.key}={{}}".format) for row in some))
    ).map(list)


def holds(scenario: Scenario, levers: list[str], seed: int, number: int) -> None:
    night = play_night(prepare(scenario, levers), seed, number, watched=True).night
    for check in CHECKS:
        check(night)


# A man shot on the square had once gone in after all.
@example(["mass.support=0.5", "telephone.hazard=0.0"], 2282739, 174)
@given(settings_of(OCTOBER), *NUMBERS)
@SAMPLE
def test_whatever_the_levers_of_october(levers, seed, number):
    holds(OCTOBER, levers, seed, number)


@given(settings_of(HAMLET), *NUMBERS)
@SAMPLE
def test_whatever_the_levers_of_hamlet(levers, seed, number):
    holds(HAMLET, levers, seed, number)


@pytest.mark.proof
@given(settings_of(OCTOBER), *NUMBERS)
@PROOF
def test_whatever_the_levers_of_october_two_thousand_times(levers, seed, number):
    holds(OCTOBER, levers, seed, number)
