"""Effects of paired nights: known cases, coverage, and what is left out."""

import numpy as np
import pytest

from october.inquiry.paired import effect


def test_matched_shares_have_the_adjusted_interval():
    # 100 pairs, 12 only before, 30 only after: (b − c)/(n + 2) with half a pair in each cell
    before = np.repeat([0, 1, 1, 0], [30, 12, 40, 18]).astype(float)
    after = np.repeat([1, 0, 1, 0], [30, 12, 40, 18]).astype(float)
    found = effect(before, after)
    assert found.effect == pytest.approx(0.18)
    middle, discordant = 18 / 102, 43
    half = 1.959964 * np.sqrt(discordant - 18**2 / 102) / 102
    assert (found.low, found.high) == pytest.approx((middle - half, middle + half), abs=1e-6)
    assert found.decided


def test_no_change_in_any_pair_is_not_certainty():
    found = effect(np.zeros(50), np.zeros(50))
    assert found.effect == 0
    assert found.low < 0 < found.high
    assert not found.decided


def test_numbers_have_the_interval_of_the_mean_difference():
    rng = np.random.default_rng(4)
    before = rng.normal(10, 5, 400)
    after = before + rng.normal(1, 2, 400)
    found = effect(before, after)
    difference = after - before
    half = 1.959964 * difference.std(ddof=1) / 20
    assert found.low == pytest.approx(difference.mean() - half, abs=1e-6)
    assert found.decided


def test_pairs_that_are_not_defined_are_left_out():
    found = effect(np.array([1.0, np.nan, 3.0]), np.array([2.0, 5.0, np.nan]))
    assert found is None
    found = effect(np.array([1.0, np.nan, 3.0, 2.0]), np.array([2.0, 5.0, 4.0, 2.5]))
    assert found.pairs == 3


def test_intervals_cover_as_often_as_they_say():
    # 2,000 ensembles of 100 pairs with true shares .30 and .40; at 95 %, fewer than 90 % covered
    # has a chance below 1e-20
    rng = np.random.default_rng(8)
    common = rng.random((2000, 100))
    before, after = (common < 0.3).astype(float), (common < 0.4).astype(float)
    found = [effect(a, b) for a, b in zip(before, after, strict=True)]
    covered = np.mean([f.low <= 0.1 <= f.high for f in found])
    assert 0.9 < covered <= 1
