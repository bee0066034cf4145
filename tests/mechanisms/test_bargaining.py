"""Dividing a prize, whatever everybody expects."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from october.mechanisms.bargaining import expect, kept, propose

shares_of_a_prize = st.lists(st.integers(0, 20), min_size=2, max_size=7).filter(any)


@given(shares_of_a_prize, st.floats(0.0, 1.0), st.data())
def test_a_proposal_divides_the_prize_and_buys_no_more_than_it_needs(parts, discount, data):
    n = len(parts)
    values = np.array(parts) / sum(parts)
    votes = data.draw(st.integers(1, n))
    proposer = data.draw(st.integers(0, n - 1))
    shares = np.empty(n)
    propose(values, n, votes, discount, proposer, shares)
    others = np.delete(values, proposer)
    assert shares.sum() == pytest.approx(1.0)
    cheapest = np.sort(others)[: votes - 1].sum()
    assert shares[proposer] == pytest.approx(1.0 - discount * cheapest)


@given(shares_of_a_prize, st.floats(0.0, 1.0))
def test_what_is_expected_is_the_whole_prize(parts, discount):
    n = len(parts)
    values = np.full(n, 1.0 / n)
    expect(values, np.array(parts) / sum(parts), n, n // 2 + 1, discount, 1.0, *np.empty((2, n)))
    assert values.sum() == pytest.approx(1.0)


def test_haste_and_a_small_majority_favour_the_proposer():
    assert kept(5, 3, 0.5) > kept(5, 3, 0.9) > kept(5, 4, 0.9) > kept(5, 5, 0.9)
    assert kept(7, 4, 1.0) > 0.5
