"""Decay: half in a half-life, and the same whether it is looked at once or often.

What fades exponentially can be kept as a value and a time, since looking at it in between changes
nothing; a power law, which Wixted and Ebbesen found to fit memory better over days, has no such
property. Within one night the two cannot be told apart, and the half-life is the one parameter.

Source: Wixted & Ebbesen (1991).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, log

from october.mechanisms.decay import kept
from october.verification.result import Result, exact, show

SOURCE = "wixted_ebbesen_1991"


def results() -> Iterator[Result]:
    """Yield the halves, the composition and the mean life."""
    for lives in (1, 2, 10):
        ours = kept(lives * 37.0, 37.0)
        yield exact(f"after {lives} half-lives", 0.5**lives, ours, SOURCE)
    yield exact("after 9 s of a half-life of 60", exp(-0.15 * log(2.0)), kept(9.0, 60.0), SOURCE)
    twice = kept(20.0, 33.0) * kept(45.0, 33.0)
    yield exact("looked at twice", kept(65.0, 33.0), twice, SOURCE)
    steps = 20_000
    width = 50.0 * 40.0 / steps
    area = sum(kept((i + 0.5) * width, 40.0) for i in range(steps)) * width
    # Midpoints leave out a share of (λΔ)²/24 and what lies beyond 50 half-lives.
    mean_life = 40.0 / log(2.0) * (1.0 - (width / 40.0 * log(2.0)) ** 2 / 24.0)
    yield exact("the mean life is the half-life over ln 2", mean_life, area, SOURCE)
    yield exact("all of it at first", 1.0, kept(0.0, 5.0), SOURCE)
    yield exact("what lies ahead has not faded", 1.0, kept(-3.0, 5.0), SOURCE)


if __name__ == "__main__":
    show(results())
