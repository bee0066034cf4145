"""Friend or foe: a noisy cue of the other's side, and the belief that it leaves.

What an observer can tell apart (d′) and how readily he calls it an enemy (the criterion) are two
things, told apart by his hits and false alarms. A belief is kept as log odds, to which evidence
adds. One who may look again before he decides goes on until his belief passes a bound: of all
rules with the same errors that one needs the fewest looks in the mean.

Source: Green & Swets (1966); Bayes (1763); Wald (1945).
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import log, normal_cdf, normal_quantile, power
from october.core.random import uniforms
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="recognition",
    sources=("green_swets_1966", "bayes_1763", "wald_1945"),
    equation="x ~ N(±d′/2, 1); log odds after = log odds before + d′·x; stop beyond A or B",
    parameters=(
        ("sensitivity", "", 0.0, 6.0, "d′, distance between the two distributions of the cue"),
        ("miss", "probability", 0.0, 0.5, "β, an enemy is taken for a friend in the end"),
        ("false_alarm", "probability", 0.0, 0.5, "α, a friend is taken for an enemy in the end"),
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


@mechanism
def told_apart(hits, false_alarms):
    """Return d′ and the criterion c, from the shares in (0, 1) of enemies and friends challenged.

    c counts from midway between the two distributions; above 0 the observer is slow to challenge.
    """
    hit, alarm = normal_quantile(hits), normal_quantile(false_alarms)
    return hit - alarm, -0.5 * (hit + alarm)


@mechanism
def hit_rate(sensitivity, false_alarms):
    """Return the share of enemies that is challenged along with that share of friends: the ROC."""
    return normal_cdf(sensitivity + normal_quantile(false_alarms))


@mechanism
def area_under(sensitivity):
    """Return the area under the ROC: the chance to pick the enemy out of one of each."""
    return normal_cdf(sensitivity * 0.7071067811865476)


@mechanism
def after_sign(log_odds, among_enemies, among_friends):
    """Return the log odds after a sign that these shares of enemies and friends show."""
    return log_odds + log(among_enemies / among_friends)


@mechanism
def bounds(miss, false_alarm):
    """Return the log odds above which to stop and call it an enemy, and below which a friend."""
    return log((1.0 - miss) / false_alarm), log(miss / (1.0 - false_alarm))


@mechanism
def expected_looks(sensitivity, miss, false_alarm):
    """Return Wald's mean number of looks at an enemy, as if the bounds were met exactly.

    The last look overshoots, so that it takes more looks than this and the errors are smaller.
    """
    upper, lower = bounds(miss, false_alarm)
    return ((1.0 - miss) * upper + miss * lower) / (0.5 * sensitivity * sensitivity)


@mechanism
def fixed_looks(sensitivity, miss, false_alarm):
    """Return how many looks have those errors if their number is fixed beforehand."""
    apart = (normal_quantile(1.0 - miss) + normal_quantile(1.0 - false_alarm)) / sensitivity
    return apart * apart


@mechanism
def looked_at(seed, row, sensitivity, enemy, upper, lower):
    """Look until the log odds pass a bound: the number of looks, and whether it was the upper."""
    log_odds = 0.0
    looks = 0
    while lower < log_odds < upper:
        u, _, _, _ = uniforms(seed, 0, 0, row, looks)
        log_odds = updated(log_odds, sensitivity, cue(u, sensitivity, enemy))
        looks += 1
    return looks, log_odds >= upper


@mechanism
def signs_counted(seed, row, right, lead):
    """Count signs, each right with chance ``right``, until one side leads by ``lead``."""
    ahead = 0
    signs = 0
    while -lead < ahead < lead:
        u, _, _, _ = uniforms(seed, 0, 0, row, signs)
        ahead += 1 if u < right else -1
        signs += 1
    return signs, ahead > 0


@mechanism
def lead_taken(right, lead):
    """Return the chance of ending wrong and the mean number of signs, at such a lead; right > ½."""
    wrong = 1.0 / (1.0 + power(right / (1.0 - right), lead * 1.0))
    return wrong, lead * (1.0 - 2.0 * wrong) / (2.0 * right - 1.0)
