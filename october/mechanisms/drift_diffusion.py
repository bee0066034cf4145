"""How long a decision takes: evidence drifting, with noise, to a threshold.

The time at which Brownian motion with drift v and noise s first reaches a is inverse Gaussian,
with mean a/v and coefficient of variation s/√(av).
"""

from __future__ import annotations

from math import sqrt

from october.core.kernel import mechanism
from october.core.mathematics import exp, normal_cdf, normal_quantile
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="first passage of a drifting decision",
    sources=("ratcliff_1978", "schrodinger_1915", "michael_schucany_haas_1976"),
    equation="T ~ inverse Gaussian(mean a/v, coefficient of variation s/√(a·v))",
    parameters=(
        ("mean", "time", 0.0, 1e6, "threshold over drift: a/v"),
        ("variation", "", 0.01, 3.0, "coefficient of variation of the time"),
    ),
)


@mechanism
def first_passage(u, v, mean, variation):
    """A time, in the unit of ``mean``, at which Brownian motion with drift first reaches a
    threshold: an inverse Gaussian of this mean and coefficient of variation.

    ``u`` and ``v`` are uniforms. Method: Michael, Schucany & Haas (1976).
    """
    if mean <= 0.0:
        return 0.0
    z = normal_quantile(u)
    y = z * z * variation * variation
    # The smaller root of the quadratic, and its mirror image about the mean.
    x = mean * (1.0 + 0.5 * y - 0.5 * sqrt(4.0 * y + y * y))
    if v * (mean + x) <= mean:
        return x
    return mean * mean / x


@mechanism
def passed_by(time, mean, variation):
    """Chance that the threshold has been reached by ``time``; mean and variation above 0.

    The drift's own share, and that of the paths that were reflected at the threshold, of which
    e^{2/variation²} is the weight. Source: Schrödinger (1915).
    """
    if time <= 0.0:
        return 0.0
    scale = sqrt(mean / time) / variation
    direct = normal_cdf(scale * (time / mean - 1.0))
    mirrored = normal_cdf(-scale * (time / mean + 1.0))
    return direct + exp(2.0 / (variation * variation)) * mirrored
