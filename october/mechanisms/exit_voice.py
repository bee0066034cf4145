"""Exit, voice or loyalty: when a group would rather leave, and when one of its members follows.

"Then we shall leave!" moves a majority only if it needs the minority and believes that the
minority would go. In the game of Clark, Golder & Golder the minority leaves, keeps silent, or
speaks; the majority then responds or does not; and the minority that is ignored leaves or stays.
It is solved from its end: the other equilibrium stands on a threat that nobody would carry out.
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import logistic
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="exit, voice and loyalty",
    sources=("hirschman_1970", "clark_golder_golder_2017", "granovetter_1978"),
    equation="E = b + a·ḡ + n·D + o·Ô − s·P̂ − l·L;  P(for leaving) = logit⁻¹ E",
    parameters=(
        ("bias", "log odds", -5.0, 5.0, "b: what the group brought with it"),
        ("grievance", "share", 0.0, 1.0, "ḡ toward those who rule the assembly"),
        ("hostile_acts", "", 0.0, 10.0, "D: recent, capped"),
        ("outside", "share", 0.0, 1.0, "Ô: chance that there is somewhere to go"),
        ("settlement", "share", 0.0, 1.0, "P̂: chance that staying brings a settlement"),
        ("loyalty", "share", 0.0, 1.0, "L to the assembly"),
        ("outside_value", "what staying unheard lacks", -2.0, 2.0, "of leaving, in the game"),
        ("need", "what staying unheard lacks", 0.0, 5.0, "of the majority for the minority"),
        ("cost", "what staying unheard lacks", 0.0, 1.0, "of speaking up"),
    ),
)

# How the game ends.
LEFT = 0
SILENT = 1
HEARD = 2


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


@mechanism
def would_leave(outside_value):
    """Whether a minority that was ignored leaves: what it cost to speak is spent either way."""
    return outside_value > 0.0


@mechanism
def responds(outside_value, need):
    """Whether the majority gives way. Refusing leaves it what is at issue, worth 1, and ``need``,
    the minority, only if that stays: so it gives way to none but those who would leave, and whom
    it needs more than what is at issue.
    """
    return would_leave(outside_value) and need > 1.0


@mechanism
def outcome(outside_value, need, cost):
    """How the game ends between players who know each other: LEFT, SILENT or HEARD.

    ``outside_value``: of leaving at once, where getting one's way is worth 1 and staying unheard
    0; ``need``: the minority's worth to the majority, where what is at issue is worth 1; ``cost``
    of speaking up, above 0, so that nobody speaks who will not be heard.
    Source: Clark, Golder & Golder (2017), by backward induction.
    """
    if responds(outside_value, need) and 1.0 - cost > outside_value:
        return HEARD
    return LEFT if would_leave(outside_value) else SILENT
