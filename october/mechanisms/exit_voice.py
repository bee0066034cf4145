"""Exit or loyalty: when a group would rather leave, and when one of its members follows."""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import logistic
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="exit, voice and loyalty",
    sources=("Hirschman (1970)", "Clark, Golder & Golder (2017)", "Granovetter (1978)"),
    equation="E = b + a·ḡ + n·D + o·Ô − s·P̂ − l·L;  P(for leaving) = logit⁻¹ E",
    parameters=(
        ("bias", "log odds", -5.0, 5.0, "b: what the group brought with it"),
        ("grievance", "share", 0.0, 1.0, "ḡ toward those who rule the assembly"),
        ("hostile_acts", "", 0.0, 10.0, "D: recent, capped"),
        ("outside", "share", 0.0, 1.0, "Ô: chance that there is somewhere to go"),
        ("settlement", "share", 0.0, 1.0, "P̂: chance that staying brings a settlement"),
        ("loyalty", "share", 0.0, 1.0, "L to the assembly"),
    ),
)


@mechanism
def exit_log_odds(bias, grievance, hostile_acts, outside, settlement, loyalty, weights):
    """Log odds of voting to leave. ``weights`` is (of grievance, of a hostile act, of the outside,
    of settlement, of loyalty), all positive.
    """
    of_grievance, of_act, of_outside, of_settlement, of_loyalty = weights
    return (
        bias
        + of_grievance * grievance
        + of_act * hostile_acts
        + of_outside * outside
        - of_settlement * settlement
        - of_loyalty * loyalty
    )


@mechanism
def pull_to_leave(own_gone, neighbours_gone, voted, grievance, weights):
    """How strongly a member is drawn out, to be set against a threshold in [0, 1].

    ``own_gone`` and ``neighbours_gone`` are shares; ``voted`` is 1 if for leaving, −1 against, 0 if
    not asked. ``weights``: (own side, neighbours, voted for, voted against, grievance, its zero).
    """
    of_own, of_neighbours, of_aye, of_nay, of_grievance, zero = weights
    pull = of_own * own_gone + of_neighbours * neighbours_gone + of_grievance * (grievance - zero)
    if voted > 0:
        pull += of_aye
    elif voted < 0:
        pull -= of_nay
    return pull


@mechanism
def held_back(affinity, side_gone, of_affinity, of_gone):
    """Chance that somebody at the door is held by a persuader of this ``affinity`` in [−1, 1],
    less so when the leaver's own side has gone already (``side_gone`` 0 or 1).
    """
    return logistic(of_affinity * affinity - of_gone * side_gone)
