"""Intervals and quantiles against published and plain figures."""

import numpy as np
import polars as pl
import pytest

from october.ensemble.summary import summarise_column, wilson


@pytest.mark.parametrize(
    ("successes", "nights", "low", "high"),
    [  # Newcombe (1998), table I, method 3; and the closed form at none of ten
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (0, 10, 0.0, 0.2775),
    ],
)
def test_wilson_gives_the_published_intervals(successes, nights, low, high):
    assert wilson(successes / nights, nights) == pytest.approx((low, high), abs=5e-5)


def test_an_interval_holds_its_share_and_stays_in_bounds():
    for nights in (1, 7, 1000):
        for successes in range(nights + 1):
            share = successes / nights
            low, high = wilson(share, nights)
            assert 0 <= low <= share <= high <= 1


def test_a_share_that_is_0_or_1_a_night_has_wilsons_interval():
    found = summarise_column(pl.Series([1.0] * 81 + [0.0] * 182), "share", "")
    assert (found["low"], found["high"]) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_a_share_in_between_has_the_interval_of_its_mean():
    values = np.random.default_rng(1).beta(20, 30, 4000)
    found = summarise_column(pl.Series(values), "share", "")
    half = 1.96 * values.std() / np.sqrt(len(values))
    assert found["high"] - found["low"] == pytest.approx(2 * half, rel=0.01)


def test_a_time_that_need_not_come_says_how_often_it_does():
    found = summarise_column(pl.Series([None, 10.0, 20.0, 30.0]), "time", "s")
    assert found["occurs"] == 0.75
    assert found["q50"] == 20.0


def test_what_never_comes_has_no_quantiles():
    found = summarise_column(pl.Series([None, None], dtype=pl.Float64), "time", "s")
    assert found == {"kind": "time", "occurs": 0.0, "q05": None, "q50": None, "q95": None}


def test_a_category_names_every_label():
    column = pl.Series(["a", "b", "b", None], dtype=pl.Enum(["a", "b", "c"]))
    shares = summarise_column(column, "category", "")["shares"]
    assert shares == pytest.approx({"a": 1 / 3, "b": 2 / 3, "c": 0.0})


def test_a_number_has_mean_sd_and_quantiles():
    found = summarise_column(pl.Series(np.arange(101.0)), "number", "people")
    assert found["mean"] == 50
    assert found["sd"] == pytest.approx(29.3002, abs=1e-4)
    assert (found["q05"], found["q50"], found["q95"]) == (5, 50, 95)
