"""Friend or foe: detection, Bayes and the sequential test.

Wald's numbers for the sequential test leave out that the last look overshoots the bound. What is
played is therefore compared with the exact answer, the solution of the test's integral equation,
and must lie above Wald's mean and below the nominal error. With signs that count ±1 nothing
overshoots and the formulas are exact. Rates of 0 and 1 have no d′: pooled or small samples need
a correction first, and none is made here. Where enemies are few, most of those suspected are
friends, however good the eye: that is the base rate.

Sources: Green & Swets (1966); Bayes (1763); Wald (1945).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

import numpy as np

from october.core.mathematics import logistic, logit, normal_cdf
from october.core.random import uniforms
from october.mechanisms.recognition import (
    after_sign,
    area_under,
    bounds,
    criterion,
    cue,
    expected_looks,
    fixed_looks,
    hit_rate,
    lead_taken,
    looked_at,
    signs_counted,
    told_apart,
    updated,
)
from october.verification.result import Result, exact, holds, printed, sampled, show

SEED = 1945
TRIALS = 100_000
NODES = 200  # of Gauss and Legendre's rule, for the integral equation
DETECTION = "green_swets_1966"

# hits, false alarms, d′, area under the curve
OBSERVERS = ((0.69, 0.31, 0.991701, 0.758423), (0.9, 0.1, 2.563103, 0.965037))
# prior, cost of a false alarm against a miss, criterion at d′ = 1
CRITERIA = ((0.5, 1.0, 0.5), (0.2, 1.0, 1.886294), (0.2, 5.0, 3.495732))


def sequential(drift: float, upper: float, lower: float) -> tuple[float, float]:
    """Return the mean number of looks and the chance of the lower bound, without approximation.

    A step of the log odds is normal with mean ``drift`` and variance 2·drift; from x, the mean
    number of looks is 1 + ∫ (density of a step from x to y)·(that from y) dy between the bounds.
    """
    spread = (2.0 * drift) ** 0.5
    nodes, weights = np.polynomial.legendre.leggauss(NODES)
    places = lower + (upper - lower) * (nodes + 1.0) / 2.0
    weights = weights * (upper - lower) / 2.0
    start = np.append(places, 0.0)
    steps = (places[None, :] - start[:, None] - drift) / spread
    kernel = np.exp(-0.5 * steps**2) / (spread * np.sqrt(2.0 * np.pi)) * weights
    below = np.array([normal_cdf((lower - x - drift) / spread) for x in start])
    inside = np.eye(NODES) - kernel[:NODES]
    looks = np.linalg.solve(inside, np.ones(NODES))
    misses = np.linalg.solve(inside, below[:NODES])
    return 1.0 + float(kernel[NODES] @ looks), float(below[NODES] + kernel[NODES] @ misses)


def detection() -> Iterator[Result]:
    """Yield what hits and false alarms say, and where to draw the line."""
    for hits, alarms, sensitivity, area in OBSERVERS:
        ours, _ = told_apart(hits, alarms)
        yield printed(f"d′ of {hits} and {alarms}", sensitivity, ours, 6, DETECTION)
        yield printed("… area under its curve", area, area_under(ours), 6, DETECTION)
        yield exact("… hits on its curve", hits, hit_rate(ours, alarms), DETECTION)
    sensitivity, line = told_apart(0.8, 0.05)
    yield printed("d′ of .8 and .05", 2.486475, sensitivity, 6, DETECTION)
    yield printed("… its criterion c", 0.401616, line, 6, DETECTION)
    yield printed("… its likelihood ratio", 2.714502, exp(sensitivity * line), 6, DETECTION)
    yield printed("area at d′ = 1", 0.760250, area_under(1.0), 6, DETECTION)
    yield printed("area at d′ = 2", 0.921350, area_under(2.0), 6, DETECTION)
    for prior, cost, published in CRITERIA:
        ours = criterion(1.0, prior, cost, 1.0)
        yield printed(f"criterion at {prior}, cost {cost:g}", published, ours, 6, DETECTION)
    yield exact("criterion, misses cost fivefold, d′ = 2", 1.0 - np.log(5.0) / 2.0,
                criterion(2.0, 0.5, 1.0, 5.0), DETECTION)  # fmt: skip
    yield exact("one sd above a friend's mean, d′ = 3", -0.5, cue(normal_cdf(1.0), 3.0, False),
                DETECTION)  # fmt: skip
    luck = [uniforms(SEED, 0, 0, row, 0) for row in range(TRIALS)]
    right = [updated(0.0, 1.0, cue(u, 1.0, True)) > 0.0 for u, _, _, _ in luck]
    yield sampled("enemies told rightly at d′ = 1", 0.691462, right, DETECTION)
    apart = [cue(u, 2.0, True) - cue(v, 2.0, False) for u, v, _, _ in luck]
    yield sampled("distance of the cues at d′ = 2", 2.0, apart, DETECTION)
    yield sampled("pairs told rightly at d′ = 2", 0.921350, [x > 0.0 for x in apart], DETECTION)


def beliefs() -> Iterator[Result]:
    """Yield what a sign is worth."""
    source = "bayes_1763"
    for prior, enemies, friends, belief in ((0.1, 0.9, 0.1, 0.5), (0.01, 0.99, 0.05, 1 / 6)):
        ours = logistic(after_sign(logit(prior), enemies, friends))
        yield exact(f"suspects that are enemies, {prior} of all", belief, ours, source)
    log_odds = logit(0.3)
    for _ in range(3):
        log_odds = after_sign(log_odds, 0.8, 0.3)
    yield printed("three signs of three", 0.890435, logistic(log_odds), 6, source)
    log_odds = updated(updated(0.4, 1.5, 0.7), 1.5, -0.2)
    yield exact("two looks add up: log odds", 0.4 + 1.5 * 0.7 - 1.5 * 0.2, log_odds, source)


def sequences() -> Iterator[Result]:
    """Yield the sequential test."""
    source = "wald_1945"
    upper, lower = bounds(0.05, 0.05)
    yield printed("bound at 5 % and 5 %", 2.944439, upper, 6, source)
    yield exact("… and the other", -upper, lower, source)
    upper, lower = bounds(0.01, 0.1)
    yield exact("bounds at 1 % missed, 10 % false", float(np.log(9.9) - np.log(0.9 / 0.01)),
                upper + lower, source)  # fmt: skip
    yield exact("… the upper", float(np.log(9.9)), upper, source)
    yield printed("Wald's looks, d′ = ½", 21.19996, expected_looks(0.5, 0.05, 0.05), 5, source)
    yield printed("a fixed number of looks", 43.28870, fixed_looks(0.5, 0.05, 0.05), 5, source)
    share = expected_looks(0.5, 0.05, 0.05) / fixed_looks(0.5, 0.05, 0.05)
    yield printed("the one of the other", 0.48973, share, 5, source)
    yield exact("Wald's looks, unequal errors", (0.99 * upper + 0.01 * lower) / 0.125,
                expected_looks(0.5, 0.01, 0.1), source)  # fmt: skip
    upper, lower = bounds(0.05, 0.05)
    looks, missed = sequential(0.125, upper, lower)
    played = [looked_at(SEED, row, 0.5, True, upper, lower) for row in range(TRIALS)]
    yield sampled("looks at an enemy", looks, [n for n, _ in played], source)
    yield sampled("enemies missed", missed, [not found for _, found in played], source)
    friends = [looked_at(SEED + 1, row, 0.5, False, upper, lower)[1] for row in range(TRIALS)]
    yield sampled("friends taken for enemies", missed, friends, source)
    mean = sum(n for n, _ in played) / TRIALS
    yield holds("more looks than Wald's, for the overshoot",
                mean > expected_looks(0.5, 0.05, 0.05), source)  # fmt: skip
    yield holds("fewer errors than nominal", 0 < sum(friends) < 0.05 * TRIALS, source)
    for right, lead, wrong, signs in (
        (0.6, 5, 0.1163636, 19.181818),
        (0.7, 3, 0.0729730, 6.4054054),
    ):
        ours = lead_taken(right, lead)
        yield printed(f"signs right at {right}, lead {lead}: wrong", wrong, ours[0], 7, source)
        yield printed("… signs needed", signs, ours[1], 6, source)
        counted = [signs_counted(SEED, row, right, lead) for row in range(TRIALS)]
        yield sampled("… wrong, played", ours[0], [not led for _, led in counted], source)
        yield sampled("… signs, played", ours[1], [n for n, _ in counted], source)


def results() -> Iterator[Result]:
    """Yield detection, belief and the sequential test."""
    yield from detection()
    yield from beliefs()
    yield from sequences()


if __name__ == "__main__":
    show(results())
