"""Lanchester's laws keep what they must keep, and the chain of single losses tends to them."""

import numpy as np
import pytest

from october.mechanisms.attrition import (
    ambush_margin,
    falls_next,
    fought_out,
    law_of_survivors,
    linear_law,
    second_loses_next,
    square_end,
    square_law,
    struck,
)


@pytest.mark.parametrize("time", [0.0, 3.0, 9.0])
def test_each_law_keeps_its_constant(time):
    first, second = square_law(90.0, 70.0, 0.04, 0.05, time)
    assert 0.04 * first**2 - 0.05 * second**2 == pytest.approx(0.04 * 90**2 - 0.05 * 70**2)
    first, second = linear_law(90.0, 70.0, 4e-4, 5e-4, time)
    assert 4e-4 * first - 5e-4 * second == pytest.approx(4e-4 * 90 - 5e-4 * 70, rel=1e-9)


def test_a_law_played_in_two_parts_is_the_same_law():
    for law, first_kills, second_kills in ((square_law, 0.04, 0.05), (linear_law, 4e-4, 5e-4)):
        halfway = law(90.0, 70.0, first_kills, second_kills, 4.0)
        assert law(*halfway, first_kills, second_kills, 5.0) == pytest.approx(
            law(90.0, 70.0, first_kills, second_kills, 9.0)
        )


def test_the_sides_may_be_called_by_either_name():
    end, first, second = square_end(90.0, 70.0, 0.04, 0.05)
    assert square_end(70.0, 90.0, 0.05, 0.04) == pytest.approx((end, second, first))
    assert linear_law(90.0, 70.0, 4e-4, 5e-4, 6.0) == pytest.approx(
        linear_law(70.0, 90.0, 5e-4, 4e-4, 6.0)[::-1]
    )
    assert second_loses_next(3.0, 2.0, 2.0, True) == pytest.approx(
        1.0 - second_loses_next(2.0, 3.0, 0.5, True)
    )


def test_troops_outweigh_an_ambush_by_their_square():
    assert ambush_margin(400.0, 200.0, 0.05, 0.001) == pytest.approx(0.0)
    assert ambush_margin(399.0, 200.0, 0.05, 0.001) < 0.0


@pytest.mark.parametrize("aimed", [True, False])
def test_somebody_is_left(aimed):
    one, two = np.zeros(13), np.zeros(10)
    law_of_survivors(12, 9, 0.7, aimed, one, two, np.zeros(10))
    assert one[0] == two[0] == 0.0
    assert one.sum() + two.sum() == pytest.approx(1.0, rel=1e-12)


def test_many_fight_as_the_square_law_says():
    one, two = np.zeros(1001), np.zeros(801)
    law_of_survivors(1000, 800, 1.0, True, one, two, np.zeros(801))
    assert one @ np.arange(1001) == pytest.approx(600.0, rel=0.01)


def test_one_against_one_is_a_toss():
    assert falls_next(0.499, 1.0, 1.0, 1.0) == 2
    assert falls_next(0.5, 1.0, 1.0, 1.0) == 1
    assert np.mean([fought_out(5, row, 1, 1, 1.0) for row in range(10_000)]) == pytest.approx(
        0.0, abs=0.04
    )


def test_without_fire_nobody_is_struck():
    assert not struck(1e-12, 0.4, 0.0)
    assert struck(1.0 - 1e-12, 0.4, 3.0)
