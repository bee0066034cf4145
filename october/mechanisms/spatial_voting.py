"""Votes between a motion and the status quo: spatial utility, party cue, conformity, hands."""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import exp, log1p, logistic
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="spatial voting with conformity",
    sources=("Clinton, Jackman & Rivers (2004)", "Asch (1956)", "Kuran (1989)"),
    equation="P(aye) = logit⁻¹{[(x − q)² − (x − m)²]/σ + d·cue + c·(p̂ − ½)}",
    parameters=(
        ("noise", "utility", 0.01, 5.0, "σ: how little positions decide"),
        ("discipline", "log odds", 0.0, 5.0, "weight of the leader's cue in [−1, 1]"),
        ("conformity", "log odds", 0.0, 10.0, "weight of the share seen to vote aye"),
    ),
)


@mechanism
def gain(x, motion, status_quo):
    """What a voter at ``x`` gains in quadratic utility if the motion replaces the status quo.

    Positions in [−1, 1]. Source: Clinton, Jackman & Rivers (2004), eq. 2.
    """
    return (x - status_quo) * (x - status_quo) - (x - motion) * (x - motion)


@mechanism
def conviction(gained, noise):
    """Chance that the voter's own view, by itself, is for the motion."""
    return logistic(gained / noise)


@mechanism
def aye(gained, noise, discipline, cue, conformity, perceived):
    """Chance of an aye in public: own view, the leader's cue in [−1, 1], the share seen for it.

    Private view and public vote are kept apart after Kuran (1989).
    """
    return logistic(gained / noise + discipline * cue + conformity * (perceived - 0.5))


@mechanism
def nobody_seen(nays, raised, seen):
    """Chance that the chair sees no hand against, when each of ``nays`` raises one with chance
    ``raised`` and it is noticed with chance ``seen``: unanimity is a report, not a count.
    """
    return exp(nays * log1p(-raised * seen))
