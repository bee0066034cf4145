"""Hope of relief falls while it does not come; a council weighs it against deaths."""

import numpy as np
import pytest

from october.mechanisms.relief import gives_up, hope, still_to_come

PRIOR, MEDIAN, SPREAD, CALLED = 0.7, 13.0, 0.35, 11.0  # share, h, log sd, hour of the day


@pytest.mark.parametrize(("hour", "expected"), [(18.0, 0.69), (23.0, 0.58), (26.0, 0.44)])
def test_hope_at_the_hours_of_the_night(hour, expected):
    survival = still_to_come(hour - CALLED, MEDIAN, SPREAD)
    assert hope(PRIOR, survival) == pytest.approx(expected, abs=0.006)


def test_half_of_the_arrivals_come_before_the_median():
    assert still_to_come(MEDIAN, MEDIAN, SPREAD) == pytest.approx(0.5)
    assert still_to_come(0.0, MEDIAN, SPREAD) == 1.0
    assert still_to_come(-3.0, MEDIAN, SPREAD) == 1.0


def test_hope_is_what_bayes_says_of_those_who_wait():
    generator = np.random.default_rng(1763)
    comes = generator.random(400_000) < PRIOR
    when = np.where(comes, generator.lognormal(np.log(MEDIAN), SPREAD, 400_000), np.inf)
    for waited in (8.0, 13.0, 20.0):
        waiting = comes[when > waited]
        expected = hope(PRIOR, still_to_come(waited, MEDIAN, SPREAD))
        error = (expected * (1 - expected) / len(waiting)) ** 0.5
        assert waiting.mean() == pytest.approx(expected, abs=5 * error)


def test_certain_hope_and_none_do_not_move():
    assert hope(1.0, 0.01) == pytest.approx(1.0)
    assert hope(0.0, 0.5) == 0.0


def share_that_gives_up(aversion, deaths, gain):
    uniforms = (np.arange(10_000) + 0.5) / 10_000
    return np.mean([gives_up(u, aversion, deaths, gain, 0.05) for u in uniforms])


def test_even_odds_when_deaths_weigh_as_much_as_relief():
    assert share_that_gives_up(0.02, 10.0, 0.2) == pytest.approx(0.5, abs=1e-3)
    assert share_that_gives_up(0.02, 12.5, 0.2) == pytest.approx(1 / (1 + np.exp(-1)), abs=1e-3)
    assert share_that_gives_up(0.02, 10.0, 0.4) < 0.02
