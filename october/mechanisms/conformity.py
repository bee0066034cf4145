"""What people show in public against what they think: conformity and preference falsification.

A vote in the open weighs one's own view, the leader's word and how many are seen to be for it.
Whoever would rather be with the many hides a view until enough others show it: that share is a
threshold, so that a falsified unanimity may turn over at once. With conformity above 4 a hall
that is of two minds has two states that keep themselves up, and which of them is no proof of what
people think. Unanimity is then a report, not a count.

Source: Kuran (1989); Brock & Durlauf (2001) for the multiplicity; Asch (1956).
"""

from __future__ import annotations

from math import sqrt

from october.core.kernel import mechanism
from october.core.mathematics import exp, log1p, logistic, logit
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="conformity and preference falsification",
    sources=("kuran_1989", "brock_durlauf_2001", "asch_1956"),
    equation="P(aye) = logit⁻¹{own + d·cue + c·(p̂ − ½)}; T = ½ − own/c",
    parameters=(
        ("own", "log odds", -50.0, 50.0, "of the own view by itself"),
        ("discipline", "log odds", 0.0, 5.0, "d: weight of the leader's cue in [−1, 1]"),
        ("conformity", "log odds", 0.0, 10.0, "c: weight of the share seen to be for it"),
    ),
)

ROUNDS = 100_000  # enough but at the very jump, where each moves less than the last


@mechanism
def aye(gained, noise, discipline, cue, conformity, perceived):
    """Chance of an aye in public: own view, the leader's cue in [−1, 1], the share seen for it.

    ``gained``: the utility by which the motion is better, in the unit of its ``noise``.
    Private view and public vote are kept apart after Kuran (1989).
    """
    return logistic(gained / noise + discipline * cue + conformity * (perceived - 0.5))


@mechanism
def turning_share(own, conformity):
    """The share seen to act from which somebody of these own log odds rather acts than not.

    Below 0 for one who acts alone, above 1 for one who never does; c > 0.
    Source: the revolutionary threshold of Kuran (1989), for the linear pressure of ``aye``.
    """
    return 0.5 - own / conformity


@mechanism
def settled_share(own, conformity, seen):
    """The share that acts in the end among many with these own log odds, when ``seen`` act now.

    Each looks at the others and draws anew, p ← logit⁻¹{own + c(p − ½)}, which moves one way.
    Source: Brock & Durlauf (2001), of which βh = own/2 and βJ = c/4.
    """
    share = seen
    for _ in range(ROUNDS):
        after = logistic(own + conformity * (share - 0.5))
        if after == share:
            break
        share = after
    return share


@mechanism
def spark(conformity):
    """The own log odds from which a hall that shows nothing acts: (log odds, share at which it
    does). 0 and ½ up to a conformity of 4, above which people may be for it and yet not act.

    There the curve touches the diagonal: c·p(1 − p) = 1, p < ½.
    Source: Brock & Durlauf (2001) for the jump; Kuran (1989) for its meaning.
    """
    if conformity <= 4.0:
        return 0.0, 0.5
    share = 0.5 * (1.0 - sqrt(1.0 - 4.0 / conformity))
    return logit(share) - conformity * (share - 0.5), share


@mechanism
def nobody_seen(nays, raised, seen):
    """Chance that the chair sees no hand against, when each of ``nays`` raises one with chance
    ``raised`` and it is noticed with chance ``seen``: unanimity is a report, not a count.
    """
    return exp(nays * log1p(-raised * seen))
