"""Applause as a social contagion: clapping spreads and stops with the share that does either."""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.random import exponential, uniforms
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="contagion of applause",
    sources=("Mann et al. (2013)",),
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
