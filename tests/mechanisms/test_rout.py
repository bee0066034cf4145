"""Morale's bounds, and leaving that feeds on those who left."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from october.mechanisms.hazard import loglinear
from october.mechanisms.rout import (
    lost_until_one_breaks,
    pressure,
    second_breaks_first,
    time_to_empty,
    urge,
    worn,
)


def test_morale_stays_between_nothing_and_all():
    assert worn(0.2, 0.5) == 0.0
    assert worn(0.9, -0.5) == 1.0
    assert worn(0.9, 0.25) == pytest.approx(0.65)


def test_what_makes_people_go():
    usual = loglinear(0.2, urge(2.0, 0.5, 0.0, 1.5, 0.0))
    assert usual == 0.2
    assert loglinear(0.2, urge(2.0, 0.3, 0.0, 1.5, 0.0)) > usual
    assert loglinear(0.2, urge(2.0, 0.5, 0.4, 1.5, 0.0)) < usual
    assert loglinear(0.2, urge(2.0, 0.5, 0.0, 1.5, 0.4)) > usual


def test_contagion_empties_a_unit_sooner():
    """With the same luck every wait is shorter but the first, which is the same."""
    for row in range(200):
        assert time_to_empty(8, row, 12, 0.5, 1.0) < time_to_empty(8, row, 12, 0.5, 0.0)
        assert time_to_empty(8, row, 1, 0.5, 1.0) == time_to_empty(8, row, 1, 0.5, 0.0)


def test_pressure_counts_heads_up_to_three_to_one():
    assert pressure(30, 40) == pytest.approx(0.75)
    assert pressure(400, 40) == pressure(4000, 0) == 3.0
    assert pressure(0, 40) == 0.0


@pytest.mark.parametrize("bears", [0.05, 0.3, 0.9])
def test_of_equals_the_one_who_bears_less_breaks_first(bears):
    assert second_breaks_first(100.0, 100.0, 0.1, 0.1, bears, 0.99 * bears)
    assert not second_breaks_first(100.0, 100.0, 0.1, 0.1, 0.99 * bears, bears)


def test_a_side_that_bears_everything_outlasts_one_that_bears_less_than_the_law_asks():
    breaks = [
        second_breaks_first(1000.0, 800.0, 0.1, 0.1, 0.1, share) for share in np.linspace(0, 1, 21)
    ]
    assert breaks == sorted(breaks, reverse=True)


@given(
    st.floats(10, 5000), st.floats(10, 5000), st.floats(0.01, 10), st.floats(0.001, 0.5),
    st.floats(0.001, 0.5),
)  # fmt: skip
def test_losses_until_one_breaks_lie_on_the_square_law(first, second, worth, bears, they_bear):
    """a·(A² − A'²) = b·(B² − B'²), one side has lost what it bears, and the other no more."""
    lost, cost = lost_until_one_breaks(first, second, worth, 1.0, bears, they_bear)
    spent = worth * (first**2 - (first - lost) ** 2)
    assert spent == pytest.approx(second**2 - (second - cost) ** 2, rel=1e-6)
    assert lost / first <= bears * (1 + 1e-6)
    assert cost / second <= they_bear * (1 + 1e-6)
    assert max(lost / first / bears, cost / second / they_bear) == pytest.approx(1, rel=1e-6)
