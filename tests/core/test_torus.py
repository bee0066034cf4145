"""What is in view on a torus, by its definition; the counts are held by civil violence's tests."""

import pytest

from october.core.torus import in_view


@pytest.mark.parametrize(
    ("vision", "disc", "number"),
    [(7.0, False, 112), (7.0, True, 148), (1.0, False, 4), (1.0, True, 4), (1.7, True, 8)],
)
def test_a_view_holds_all_that_is_near_enough_and_nothing_else(vision, disc, number):
    cells = {tuple(cell) for cell in in_view(vision, disc)[0].tolist()}
    away = [(dy, dx) for dy in range(-9, 10) for dx in range(-9, 10) if (dy, dx) != (0, 0)]
    near = {
        (dy, dx)
        for dy, dx in away
        if (dy * dy + dx * dx <= vision * vision if disc else abs(dy) + abs(dx) <= vision)
    }
    assert cells == near
    assert len(cells) == number


def test_a_row_reaches_as_far_as_its_last_cell():
    cells, reach = in_view(7.0, True)
    assert [max(dx for y, dx in cells.tolist() if y == dy) for dy in range(8)] == reach.tolist()
