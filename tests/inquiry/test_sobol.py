"""Saltelli's design and Sobol's estimators: functions whose indices are known, and nights."""

from statistics import NormalDist

import numpy as np
import pytest

import october
from october.inquiry.sobol import REST, indices

pytest.importorskip("SALib")
ROWS = 4096
normal = np.vectorize(NormalDist().inv_cdf)


def ishigami(u, a=7.0, b=0.1):
    x = np.pi * (2 * u - 1)
    return np.sin(x[:, 0]) + a * np.sin(x[:, 1]) ** 2 + b * x[:, 2] ** 4 * np.sin(x[:, 0])


def test_ishigami_with_luck():
    """First-order and total indices in closed form: Ishigami & Homma (1990). Luck adds variance."""
    luck = 2.0
    (found,), count = indices(
        lambda u: (ishigami(u) + luck * normal(u[:, 3]))[:, None], ["x1", "x2", "x3", REST], ROWS, 1
    )
    one, two = 0.5 * (1 + 0.1 * np.pi**4 / 5) ** 2, 7**2 / 8
    both = 0.01 * np.pi**8 * (1 / 18 - 1 / 50)
    whole = one + two + both + luck**2
    assert count == 6 * ROWS
    assert found.variance == pytest.approx(whole, rel=0.03)
    exact = {
        "x1": (one, one + both), "x2": (two, two), "x3": (0.0, both), REST: (luck**2, luck**2)
    }  # fmt: skip
    for index in (*found.by_fact, found.rest):
        first, total = (share / whole for share in exact[index.key])
        assert index.first == pytest.approx(first, abs=0.03)
        assert index.total == pytest.approx(total, abs=0.03)
        assert index.first_low < index.first < index.first_high
        assert index.total_low < index.total < index.total_high
    assert found.enough


def test_sobols_g():
    """Saltelli & Sobol' (1995): eight facts, of which the first two matter."""
    a = np.array([0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0])
    parts = 1 / (3 * (1 + a) ** 2)
    whole = (1 + parts).prod() - 1
    (found,), _ = indices(
        lambda u: ((abs(4 * u - 2) + a) / (1 + a)).prod(axis=1)[:, None],
        [f"x{i}" for i in range(8)], ROWS, 2,
    )  # fmt: skip
    assert found.rest is None
    for index, part in zip(found.by_fact, parts, strict=True):
        assert index.first == pytest.approx(part / whole, abs=0.03)
        assert index.total == pytest.approx(part * (whole + 1) / (1 + part) / whole, abs=0.03)


def test_intervals_hold_the_truth_at_their_rate():
    """x + y with luck, 60 designs: each share is known; 95 % of 240 intervals hold it."""
    held = 0
    for seed in range(60):
        (found,), _ = indices(
            lambda u: (3 * u[:, 0] + u[:, 1] + u[:, 2])[:, None], ["x", "y", REST], 128, seed
        )
        for index, share in zip((found.by_fact), (9 / 11, 1 / 11), strict=True):
            held += index.first_low <= share <= index.first_high
            held += index.total_low <= share <= index.total_high
    assert held >= 190  # quasi-random designs err less than the bootstrap says


def test_what_is_not_defined_is_left_out_and_what_does_not_vary_is_not_divided():
    def evaluate(u):
        undefined = np.where(u[:, 0] < 0.1, np.nan, u[:, 0] + u[:, 1])
        return np.column_stack([undefined, np.ones(len(u))])

    (found, still), _ = indices(evaluate, ["x", "y"], 512, 3)
    assert still is None
    assert found.by_fact[1].first > 0.3


def test_few_rows_say_that_they_were_too_few():
    (found,), _ = indices(lambda u: normal(u[:, 1])[:, None] + u[:, :1], ["x", REST], 32, 4)
    assert not found.enough


FACTS = ["assembly.parameters.conformity", "assembly.parameters.mixing"]


def test_facts_of_nights_have_their_indices():
    found = october.sobol("hamlet", FACTS, nights=400, outcomes=["conformity"])
    assert found.nights == 64 * 5
    one = found.outcomes["conformity"]
    assert [index.key for index in one.by_fact] == FACTS
    assert one.by_fact[0].total > one.by_fact[1].total + 0.02
    again = october.sobol("hamlet", FACTS, nights=400, outcomes=["conformity"])
    assert again.json() == found.json()
    assert found.frame.height == 3


@pytest.mark.parametrize(
    ("facts", "nights", "said"),
    [
        (FACTS, 100, "at least 160"),
        ([], 400, "Name a few"),
        (["assembly.parameters.conformty"], 400, "near it: assembly.parameters.conformity"),
        ([FACTS[0], FACTS[0]], 400, "one fact"),
    ],
)
def test_what_cannot_be_asked_is_said(facts, nights, said):
    with pytest.raises(ValueError, match=said):
        october.sobol("hamlet", facts, nights=nights)
