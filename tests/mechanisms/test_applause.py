"""The small-audience limit of Mann et al. (2013), and how arousal prolongs."""

import numpy as np

from october.mechanisms.applause import (
    applause,
    time_to_begin,
    time_to_end,
    variance_of_beginning,
)

SPREAD = 2.3721  # 1/s: first to last starter in 2.9 s among 18
TIRING = 1.25  # 1/s: stopping takes nearly twice as long


def bouts(people, spread, tiring, prolonged, number=4000):
    drawn = [
        applause(people, spread, tiring, prolonged, 1917, 1, night, 1, 0)[:2]
        for night in range(number)
    ]
    return np.array(drawn)


def test_starting_takes_twice_the_harmonic_number_over_beta():
    people = 18
    lengths = bouts(people, SPREAD, 1e-9, 1.0)
    # With nobody tiring the peak is everybody; what is left of the length is the stopping.
    assert np.all(lengths[:, 0] == 1.0)
    mean = 2 * sum(1 / k for k in range(1, people)) / SPREAD
    lengths = bouts(people, SPREAD, TIRING, 1e9)
    assert np.all(lengths[:, 0] == 1.0)
    assert mean < 3.0


def test_a_small_audience_claps_for_about_six_seconds():
    lengths = bouts(18, SPREAD, TIRING, 1.0)[:, 1]
    assert 4.5 < lengths.mean() < 7.5


def test_arousal_prolongs_and_raises_the_peak():
    calm = bouts(40, SPREAD, TIRING, 1.0, 1000).mean(axis=0)
    aroused = bouts(40, SPREAD, TIRING, 6.0, 1000).mean(axis=0)
    assert aroused[0] > calm[0]
    assert aroused[1] > 2 * calm[1]


def test_stopping_alone_has_its_closed_form():
    """One clapper among one: stops at rate gamma, so the mean is 1/gamma."""
    lengths = bouts(1, SPREAD, TIRING, 1.0)[:, 1]
    assert abs(lengths.mean() - 1 / TIRING) < 6 / TIRING / np.sqrt(len(lengths))


def test_nobody_to_clap():
    assert applause(0, SPREAD, TIRING, 1.0, 1, 1, 1, 1, 7) == (0.0, 0.0, 7)


def test_a_hall_is_slower_only_as_the_logarithm_of_its_size():
    times = [time_to_begin(people, SPREAD) for people in (20, 200, 2000)]
    assert times == sorted(times)
    assert times[2] - times[1] < 1.1 * (times[1] - times[0])
    # The spread of the time does not grow with the hall: the first and the last few decide it.
    assert abs(variance_of_beginning(2000, SPREAD) / variance_of_beginning(200, SPREAD) - 1) < 0.05


def test_arousal_multiplies_the_time_to_end():
    assert np.isclose(time_to_end(30, TIRING, 4.0), 4.0 * time_to_end(30, TIRING, 1.0))
