"""Friend or foe: a noisy cue of the other's side, and the belief that it leaves."""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import log, normal_quantile
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="recognition",
    sources=("green_swets_1966",),
    equation="x ~ N(±d′/2, 1); log odds after = log odds before + d′·x",
    parameters=(
        ("sensitivity", "", 0.0, 6.0, "d′, distance between the two distributions of the cue"),
    ),
)


@mechanism
def cue(u, sensitivity, enemy):
    """Return the cue seen: normal with mean +d′/2 for an enemy, −d′/2 for a friend, sd 1."""
    mean = 0.5 * sensitivity if enemy else -0.5 * sensitivity
    return mean + normal_quantile(u)


@mechanism
def updated(log_odds, sensitivity, x):
    """Return the log odds of an enemy after cue ``x`` (Bayes: the log likelihood ratio is d′x)."""
    return log_odds + sensitivity * x


@mechanism
def criterion(sensitivity, prior, cost_false_alarm, cost_miss):
    """Return the cue above which acting costs less (noise at 0, signal at d′).

    Source: Green & Swets (1966): ln[(1−π)C_FA/(πC_miss)]/d′ + d′/2.
    """
    odds = (1.0 - prior) * cost_false_alarm / (prior * cost_miss)
    return log(odds) / sensitivity + 0.5 * sensitivity
