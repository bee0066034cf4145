"""First passage: the law of the time, its moments, and Brownian motion walked step by step.

The walk looks only at the ends of its steps and so passes late; the chance that it passed within
a step, e^{−2·(distance before)·(distance after)/s²Δ}, makes it exact.

Sources: Schrödinger (1915) for the law; Ratcliff (1978) for decisions; Michael, Schucany & Haas
(1976) for drawing it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from october.core.mathematics import normal_quantile
from october.core.random import uniforms
from october.mechanisms.drift_diffusion import first_passage, passed_by
from october.verification.result import Result, exact, holds, sampled, show

LAW = "schrodinger_1915"
DRAW = "michael_schucany_haas_1976"
SEED = 1915
DRAWS = 50_000
SETTINGS = ((4.0, 0.6), (120.0, 0.3), (1.0, 1.5))


def density(time: np.ndarray, mean: float, variation: float) -> np.ndarray:
    """Return the density of the time."""
    shape = mean / variation**2
    peak = np.sqrt(shape / (2.0 * np.pi * time**3))
    return np.asarray(peak * np.exp(-shape * (time - mean) ** 2 / (2.0 * mean**2 * time)))


def walked(walks: int, drift: float, noise: float, threshold: float, until: float) -> np.ndarray:
    """Return which of so many walks have reached the threshold by a time."""
    steps = 24
    step = until / steps
    place = np.zeros(walks)
    passed = np.zeros(walks, bool)
    for at in range(steps):
        luck = np.array([uniforms(SEED, 1, at, row, 0)[:2] for row in range(walks)])
        error = np.array([normal_quantile(u) for u in luck[:, 0]])
        after = place + drift * step + noise * np.sqrt(step) * error
        left = np.maximum(threshold - place, 0.0) * np.maximum(threshold - after, 0.0)
        passed |= luck[:, 1] < np.exp(-2.0 * left / (noise**2 * step))
        place = after
    return passed


def results() -> Iterator[Result]:
    """Yield the law, the draws and the walks."""
    for mean, variation in SETTINGS:
        name = f"mean {mean}, variation {variation}"
        grid = np.linspace(0.0, 1.4 * mean, 20_001)[1:]
        # The density vanishes at 0, with all its slopes: Simpson's rule is exact to rounding.
        weights = np.where(np.arange(1, 20_001) % 2 == 1, 4.0, 2.0)
        weights[-1] = 1.0
        published = float(weights @ density(grid, mean, variation)) * (grid[1] - grid[0]) / 3.0
        yield exact(f"{name}: passed by 1.4 means", published,
                    passed_by(1.4 * mean, mean, variation), LAW)  # fmt: skip
        draws = [uniforms(SEED, 0, 0, row, 0)[:2] for row in range(DRAWS)]
        times = np.array([first_passage(u, v, mean, variation) for u, v in draws])
        yield sampled(f"{name}: mean", mean, times, DRAW)
        squares = (times - mean) ** 2
        yield sampled(f"{name}: variance", (mean * variation) ** 2, squares, DRAW)
        for part in (0.4, 1.0, 1.8):
            published = passed_by(part * mean, mean, variation)
            yield sampled(f"{name}: passed by {part} means", published, times <= part * mean, DRAW)
    drift, noise, threshold = 0.5, 0.8, 1.7
    mean, variation = threshold / drift, noise / np.sqrt(threshold * drift)
    published = passed_by(3.0, mean, variation)
    reached = walked(4_000, drift, noise, threshold, 3.0)
    yield sampled("walks that have passed", published, reached, LAW)
    near, far = first_passage(0.2, 1e-9, 0.4, 0.6), first_passage(0.2, 1.0 - 1e-9, 0.4, 0.6)
    yield exact("the two times of one error mirror each other", 0.4, (near * far) ** 0.5, DRAW)
    yield holds("… the sooner is the likelier", near < 0.4 < far, DRAW)
    yield exact("no mean, no delay", 0.0, first_passage(0.3, 0.6, 0.0, 0.6), DRAW)
    yield holds("nobody has passed at 0", passed_by(0.0, 1.0, 0.5) == 0.0, LAW)


if __name__ == "__main__":
    show(results())
