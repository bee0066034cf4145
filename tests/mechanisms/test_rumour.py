"""Daley and Kendall's .203 that never hear, and Maki and Thompson's chain for small groups."""

import numpy as np
import pytest

from october.mechanisms.rumour import (
    law_of_ignorants,
    left_ignorant,
    never_hears,
    next_pair,
)

THETA = 0.20318787  # −½ W(−2 e⁻²)
# Maki–Thompson: N who do not know and one who tells; mean share that never hears.
SMALL_GROUPS = {10: 0.222592, 100: 0.204519}
SPREADS = {10: 0.187, 100: 0.0534}


def test_a_fifth_never_hears():
    assert never_hears(1.0, 1.0) == pytest.approx(THETA, abs=1e-8)


@pytest.mark.parametrize("telling", [0.05, 0.3, 0.9])
@pytest.mark.parametrize("silencing", [0.2, 1.0])
def test_the_share_solves_its_equation_and_is_the_smaller_root(telling, silencing):
    share = never_hears(telling, silencing)
    assert share == pytest.approx(np.exp(-(1 + telling / silencing) * (1 - share)), rel=1e-12)
    assert 0 < share < 1 / (1 + telling / silencing)


def test_what_nobody_tells_nobody_hears():
    assert never_hears(0.0, 1.0) == 1.0
    assert never_hears(0.5, 0.0) == 0.0


def test_it_is_heard_more_the_more_it_is_told():
    shares = [never_hears(telling, 1.0) for telling in np.linspace(0.05, 1, 20)]
    assert np.all(np.diff(shares) < 0)


@pytest.mark.parametrize("ignorants", SMALL_GROUPS)
def test_small_groups_as_in_the_exact_chain(ignorants):
    nights = 4000
    shares = [left_ignorant(1965, row, ignorants, False) / ignorants for row in range(nights)]
    error = SPREADS[ignorants] / nights**0.5
    assert np.mean(shares) == pytest.approx(SMALL_GROUPS[ignorants], abs=5 * error)
    assert np.std(shares) == pytest.approx(SPREADS[ignorants], rel=0.1)


def test_one_teller_and_two_who_do_not_know():
    # P(2, 1, 0 never hear) = 0, 1/4, 3/4 (Gani).
    left = np.array([left_ignorant(7, row, 2, False) for row in range(20_000)])
    assert not (left == 2).any()
    assert (left == 1).mean() == pytest.approx(0.25, abs=5 * (0.25 * 0.75 / 20_000) ** 0.5)


@pytest.mark.parametrize("pairs", [True, False])
def test_the_chain_is_played_by_its_exact_law(pairs):
    law = np.zeros(6)
    law_of_ignorants(5, pairs, law, np.zeros(8), np.zeros(8))
    assert law.sum() == pytest.approx(1.0, rel=1e-12)
    played = np.bincount([left_ignorant(3, row, 5, pairs) for row in range(20_000)], minlength=6)
    error = np.sqrt(law * (1 - law) / 20_000)
    assert np.all(np.abs(played / 20_000 - law) <= 4 * error)


def test_two_spreaders_alone_silence_each_other():
    assert next_pair(0.5, 0, 2, 2) == -2
    assert next_pair(0.5, 0, 1, 2) == -1
    assert next_pair(0.5, 1, 1, 2) == 1
