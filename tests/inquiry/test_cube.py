"""Answers as xarray objects: every number where its names say."""

import numpy as np
import polars as pl
import pytest

import october
from october.inquiry.cube import cube

pytest.importorskip("xarray")


def test_a_number_lies_where_its_row_says_and_what_is_not_there_is_nan():
    frame = pl.DataFrame(
        {"a": ["x", "y", "y"], "b": ["1", "1", "2"], "v": [1.0, 2.0, 3.0], "said": ["p", "q", "r"],
         "unit": ["s", "s", "m"]}
    )  # fmt: skip
    found = cube(frame, ["a", "b"], {"seed": 1}, "unit")
    assert float(found["v"].sel(a="y", b="2")) == 3
    assert np.isnan(float(found["v"].sel(a="x", b="2")))
    assert found["said"].sel(a="x", b="1").item() == "p"
    assert found["unit"].sel(b="2").item() == "m"
    assert found.attrs == {"seed": 1}


def test_every_answer_becomes_one():
    what_if = october.what_if("hamlet", {"walkout.allowed": False}, nights=20)
    effect = what_if.to_xarray()["effect"].sel(outcome="walked_out").item()
    assert effect == what_if.moved["walked_out"].effect.effect
    grid = october.sweep("hamlet", {"vote.conformity": [0, 4], "walkout.allowed": [True, False]},
                         nights=20)  # fmt: skip
    there = grid.to_xarray()["with"].sel({"vote.conformity": "4", "walkout.allowed": "false"})
    assert there.sel(outcome="walked_out").item() == 0
    parts = october.contingency("hamlet", nights=200, outcomes=["walked_out"])
    share = parts.to_xarray()["ignorance"].sel(outcome="walked_out").item()
    assert share == parts.outcomes["walked_out"].ignorance
    night = october.night("hamlet", number=3)
    curve = october.hinges(night, "talks_met", branches=10, most=14)
    assert curve.to_xarray()["p"].values.tolist() == [point.p for point in curve.points]
    judged = october.claims("october-1917", nights=200)
    tests = judged.to_xarray()
    assert tests["effect"].sel(test="C4.1").item() == judged.judged[3].tests[0].effect
    assert tests["verdict"].sel(test="C8.1").item() == judged.judged[7].verdict
