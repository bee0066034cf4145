"""The reasons that a page without a server carries are those that it would be told."""

from __future__ import annotations

import pytest

from october.inquiry import look
from october.web.reasons import reasons


@pytest.fixture(scope="module")
def night():
    return look("october-1917", seed=1, number=4)


@pytest.fixture(scope="module")
def found(night):
    return reasons(night)


def test_what_is_asked_at_a_time_is_carried(night, found):
    for who, table, key in (("martov", "person", "martov"), ("sinegub", "person", "sinegub"),
                            (100, "delegate", "100")):  # fmt: skip
        carried = {(d["clock"], d["what"]) for d in found[table][key]["decisions"]}
        assert carried
        for t in (9_000, 25_200, 46_800):
            asked = night.why(who, t).json()["decisions"]
            assert {(d["clock"], d["what"]) for d in asked} <= carried


def test_decisions_come_in_order_and_once(found):
    for people in found.values():
        for one in people.values():
            times = [decision["t"] for decision in one["decisions"]]
            assert times == sorted(times)
            marks = [(d["clock"], d["what"]) for d in one["decisions"]]
            assert len(set(marks)) == len(marks)


def test_everybody_is_there(night, found):
    named = set(night.plan.names["named"][1:])
    assert set(found["person"]) == named
    seated = int((night.played.night.delegates["seat"] > 0).sum())
    delegates = night.played.night.delegates
    known = int(((delegates["seat"] > 0) & (delegates["person"] > 0)).sum())
    assert len(found["delegate"]) == seated - known


def test_terms_add_up(found):
    for one in found["person"].values():
        for decision in one["decisions"]:
            if decision["total"] is not None and not decision["took"]:
                total = sum(value for _, value in decision["terms"])
                assert total == pytest.approx(decision["total"], abs=0.01, rel=0.01)
