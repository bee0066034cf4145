"""Whom units obey: the logit's shares, the settled shares of item 27, and the tipping between."""

import numpy as np
import pytest

from october.mechanisms.coordination import (
    attacks_below,
    better,
    doubt,
    equilibrium_between,
    falls_below,
    gumbel,
    marginal_signal,
    settled_shares,
    worth_of_obeying,
)

WEIGHTS = (0.5, 1.5, 2.0, 1.6)  # temperature, standing, expected, cost


def test_the_noise_gives_the_logit_s_shares():
    generator = np.random.default_rng(1917)
    utilities = np.array([-0.4, 0.3, 0.0])
    draws = np.array([[gumbel(u) for u in row] for row in generator.random((20_000, 3))])
    chosen = [better(*row) for row in utilities + 0.5 * draws]
    expected = np.exp(utilities / 0.5) / np.exp(utilities / 0.5).sum()
    for choice, share in zip((1, 2, 0), expected, strict=True):
        error = (share * (1 - share) / 20_000) ** 0.5
        assert np.mean(np.array(chosen) == choice) == pytest.approx(share, abs=5 * error)


def test_neutrality_is_the_answer_at_the_standings_of_the_night():
    committee, government = settled_shares(0.75, 0.15, *WEIGHTS)
    assert committee == pytest.approx(0.12, abs=0.01)
    assert government == pytest.approx(0.01, abs=0.005)


def test_a_little_more_standing_tips():
    shares = {more: settled_shares(0.75 + more, 0.15, *WEIGHTS)[0] for more in (0.13, 0.20)}
    assert shares[0.13] == pytest.approx(0.27, abs=0.02)
    assert shares[0.20] == pytest.approx(0.77, abs=0.02)


def test_settled_shares_are_what_everybody_expects():
    committee, government = settled_shares(0.7, 0.3, *WEIGHTS)
    worths = [
        worth_of_obeying(standing, share, *WEIGHTS[1:])
        for standing, share in ((0.7, committee), (0.3, government))
    ]
    odds = np.exp(np.array([*worths, 0.0]) / WEIGHTS[0])
    assert [committee, government] == pytest.approx(list(odds[:2] / odds.sum()), abs=1e-9)


def test_nobody_gains_from_a_tie():
    assert better(0.0, 0.0, 0.0) == 0


def test_the_dearer_an_attack_the_fewer_regimes_fall():
    assert falls_below(0.8) < falls_below(0.3)
    assert attacks_below(0.5, 0.7) == pytest.approx(falls_below(0.5))
    assert attacks_below(0.2, 0.7) > falls_below(0.2)


def test_good_news_for_the_regime_saves_it():
    thresholds = [
        equilibrium_between(1e-6, 1 - 1e-6, 0.5, public, 1.0, 1.0) for public in (0.2, 0.5, 0.8)
    ]
    assert thresholds == sorted(thresholds, reverse=True)
    for public, strength in zip((0.2, 0.5, 0.8), thresholds, strict=True):
        assert doubt(strength, 0.5, public, 1.0, 1.0) == pytest.approx(0.0, abs=1e-9)


def test_at_even_strength_the_marginal_signal_is_the_strength():
    assert marginal_signal(0.5, 4.0) == pytest.approx(0.5)
    assert marginal_signal(0.9, 4.0) > marginal_signal(0.9, 16.0) > 0.9
