"""Pace in a crowd, the flow through doors, and how long a journey takes.

The curve of pace against density is Weidmann's formula with his three constants. The greatest
flow follows from it and is compared with a search over densities. Experiments give more through
short bottlenecks (1.2 to 1.9 persons a second and metre), so that the figure is no ceiling for a
short door. A journey is log-normal about its median, whose mean lies above it.

Source: Weidmann (1993).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from october.core.random import uniforms
from october.mechanisms.travel import (
    best_density,
    distance,
    flow_through,
    journey,
    pace_in_crowd,
)
from october.verification.result import Result, exact, holds, printed, sampled, show

SOURCE = "weidmann_1993"
WALKERS = (1.34, 1.913, 5.4)  # free pace, steepness, density of a jam
SEED = 1993
JOURNEYS = 100_000


def flow(density: float) -> float:
    """Return persons per second and metre of door."""
    return flow_through(1.0, density, pace_in_crowd(density, *WALKERS))


def results() -> Iterator[Result]:
    """Yield pace and flow by density, and journeys."""
    for density, pace in ((0.5, 1.298376), (1.0, 1.058063), (2.0, 0.606238)):
        ours = pace_in_crowd(density, *WALKERS)
        yield printed(f"pace at {density} per m²", pace, ours, 6, SOURCE)
    yield exact("free pace", 1.34, pace_in_crowd(0.0, *WALKERS), SOURCE)
    almost_free = 1.34 * (1.0 - np.exp(-0.1 * (20.0 - 1.0 / 5.4)))
    yield exact("pace of one on 20 m² who needs room", almost_free,
                pace_in_crowd(0.05, 1.34, 0.1, 5.4), SOURCE)  # fmt: skip
    yield exact("pace in a jam", 0.0, pace_in_crowd(5.4, *WALKERS), SOURCE)
    yield exact("pace beyond it", 0.0, pace_in_crowd(9.0, *WALKERS), SOURCE)
    best = best_density(*WALKERS)
    yield printed("density of the greatest flow", 1.7506652, best, 7, SOURCE)
    yield printed("pace there", 0.6996873, pace_in_crowd(best, *WALKERS), 7, SOURCE)
    yield printed("greatest flow", 1.2249182, flow(best), 7, SOURCE)
    densities = np.linspace(0.01, 5.39, 539)
    yield holds("no density lets more through", max(map(flow, densities)) <= flow(best), SOURCE)
    yield exact("a door twice as wide lets twice as many", 2 * flow(best),
                flow_through(2.0, best, pace_in_crowd(best, *WALKERS)), SOURCE)  # fmt: skip

    luck = [uniforms(SEED, 0, 0, row, 0)[0] for row in range(JOURNEYS)]
    times = [journey(u, 1200.0, 1.5, 100.0, 0.4) for u in luck]
    yield sampled("log of a journey of median 900 s", np.log(900.0), np.log(times), SOURCE)
    yield sampled("mean of it", 900.0 * np.exp(0.08), times, SOURCE)
    yield exact("without spread", 900.0, journey(0.3, 1200.0, 1.5, 100.0, 0.0), SOURCE)
    yield exact("by wire", 100.0, journey(0.3, 1200.0, 0.0, 100.0, 0.0), SOURCE)
    yield exact("at a crawl", 500.0, journey(0.3, 20.0, 0.05, 100.0, 0.0), SOURCE)
    yield exact("the shortest", 0.05, journey(0.5, 0.0, 1.5, 0.05, 0.4), SOURCE)
    yield exact("no way at all", 0.0, journey(0.3, 0.0, 1.5, 0.0, 0.4), SOURCE)
    yield exact("three across and four along", 5.0, distance(1.0, 7.0, 4.0, 3.0), SOURCE)


if __name__ == "__main__":
    show(results())
