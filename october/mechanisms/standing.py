"""How far a group holds a body entitled to be obeyed, and what moves it.

Standing is kept as a logit, so that news adds up and never leaves (0, 1): a declaration for or
against moves it by the trust in who declares, an event by how far it was the body's success or
failure (bandwagon), a change of membership by the change of its representativeness.

Source: an assumption of this model in the form of Weber's legitimacy beliefs (1922); the
bandwagon term after Simon (1954).
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import logistic
from october.mechanisms.registry import Mechanism


@mechanism
def after_declaration(standing, weight, trust, sign):
    """The logit after a declaration for (+1) or against (−1) the body; trust in [0, 1]."""
    return standing + weight * trust * sign


@mechanism
def after_success(standing, weight, success):
    """The logit after news of success in [−1, 1]; −1 is a failure."""
    return standing + weight * success


@mechanism
def after_change(standing, weight, change):
    """The logit after the body's representativeness changed by ``change`` in [−1, 1]."""
    return standing + weight * change


@mechanism
def share_of(standing):
    """The share in (0, 1) of a group that holds the body entitled to be obeyed."""
    return logistic(standing)


MECHANISM = Mechanism(
    name="standing",
    sources=("weber_1922", "simon_1954"),
    equation="logit σ += .3·trust·(±1) | .5·success | 1.0·ΔR",
    parameters=(
        ("declaration", "logit", 0.0, 1.0, "weight of a declaration by one who is fully trusted"),
        ("success", "logit", 0.0, 2.0, "weight of a full success"),
        ("change", "logit", 0.0, 3.0, "weight of a change of representativeness from 0 to 1"),
    ),
)
