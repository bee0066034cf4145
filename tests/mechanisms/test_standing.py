"""Standing adds up as a logit and stays between nobody and everybody."""

import pytest

from october.core.mathematics import logit
from october.mechanisms.standing import after_change, after_declaration, after_success, share_of


def test_a_declaration_counts_by_the_trust_in_who_declares():
    before = logit(0.6)
    assert after_declaration(before, 0.3, 0.0, -1.0) == before
    assert after_declaration(before, 0.3, 0.5, -1.0) == pytest.approx(before - 0.15)
    assert after_declaration(before, 0.3, 0.5, 1.0) == pytest.approx(before + 0.15)


def test_for_and_against_by_the_same_cancel():
    moved = after_declaration(after_declaration(0.4, 0.3, 0.7, 1.0), 0.3, 0.7, -1.0)
    assert moved == pytest.approx(0.4)


def test_success_and_a_better_fit_raise_it():
    assert after_success(0.0, 0.5, 1.0) == 0.5
    assert after_change(0.0, 1.0, -0.2) == -0.2


def test_the_share_is_bounded_however_often_it_succeeds():
    value = 0.0
    for _ in range(60):
        value = after_success(value, 0.5, 1.0)
    assert 0.999 < share_of(value) < 1.0
