"""Half-lives."""

import pytest

from october.mechanisms.decay import kept


def test_half_is_left_after_a_half_life():
    assert kept(4.0, 4.0) == pytest.approx(0.5)
    assert kept(0.0, 4.0) == 1.0
    assert kept(1.0, 4.0) * kept(3.0, 4.0) == pytest.approx(kept(4.0, 4.0))
