"""Applause as a social contagion: clapping spreads and stops with the share that does either.

While nobody tires, k of N clap and the next begins after a time of mean N/(βk(N − k)), so that
from the first to the last to begin there pass 2·H(N − 1)/β on average: large halls are slower
only as the logarithm of their size. Stopping has the same form once all clap.
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.random import exponential, uniforms
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="contagion of applause",
    sources=("mann_2013", "gillespie_1977"),
    equation="start rate β·k/N for each who is silent; stop rate γ·(s + 1)/N / prolonged",
    parameters=(
        ("spread", "1/s", 0.0, 10.0, "β: rate of joining when everybody claps"),
        ("tiring", "1/s", 0.0, 10.0, "γ: rate of stopping when everybody has stopped"),
        ("prolonged", "", 1.0, 20.0, "how much longer an aroused audience keeps on"),
    ),
)


@mechanism
def applause(people, spread, tiring, prolonged, seed, stream, night, row, act):
    """One bout among ``people`` who may clap, of whom one begins.

    ``spread`` and ``tiring`` in 1/s. Returns (the largest share clapping at once, its length in
    s, the next act of the row's counter). The bout is played event by event (Gillespie 1977);
    rates depend on shares, so a large audience is slower only as the logarithm of its size.
    Source: Mann et al. (2013): start and stop grow with the share doing either, wherever one sits.
    """
    if people < 1:
        return 0.0, 0.0, act
    clapping = 1
    silent = people - 1
    stopped = 0
    peak = 1
    t = 0.0
    while clapping > 0:
        starts = silent * spread * clapping / people
        stops = clapping * tiring * (stopped + 1.0) / people / prolonged
        u0, u1, _, _ = uniforms(seed, stream, night, row, act)
        act += 1
        t += exponential(u0, 1.0 / (starts + stops))
        if u1 * (starts + stops) < starts:
            silent -= 1
            clapping += 1
            if clapping > peak:
                peak = clapping
        else:
            clapping -= 1
            stopped += 1
    return peak / people, t, act


@mechanism
def time_to_begin(people, spread):
    """Mean time, s, from the first to the last of ``people`` to begin, while nobody tires."""
    total = 0.0
    for k in range(1, people):
        total += people / (spread * k * (people - k))
    return total


@mechanism
def variance_of_beginning(people, spread):
    """Variance, s², of the time from the first to the last of ``people`` to begin."""
    total = 0.0
    for k in range(1, people):
        mean = people / (spread * k * (people - k))
        total += mean * mean
    return total


@mechanism
def time_to_end(people, tiring, prolonged):
    """Mean time, s, that it takes all of ``people`` to stop once all clap: whoever is aroused is
    slower by ``prolonged``; the last to stop has nobody left to follow but stops no later for it.
    """
    total = 0.0
    for stopped in range(people):
        total += people / ((people - stopped) * (stopped + 1.0))
    return total * prolonged / tiring
