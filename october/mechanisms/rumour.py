"""How far a rumour gets in a group before it dies of having been heard.

Ignorants hear from spreaders; a spreader who meets somebody who knows already may fall silent. In
a large group the share that never hears, θ, solves θ = exp(−(1 + λ/α)(1 − θ)), where λ is the
chance that a listener is told something new at a meeting and α the chance that a spreader who
meets one who knows falls silent. With λ = α = 1 it is Daley and Kendall's .20319 (and Maki and
Thompson's, who stop the initiator alone).

Source: Daley & Kendall (1965); Maki & Thompson (1973); Sudbury (1985).
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import exp
from october.mechanisms.registry import Mechanism

STEPS = 60  # of Newton's method; it needs about eight
EPSILON = 1e-14


@mechanism
def never_hears(telling, silencing):
    """Share of a large group that never hears a rumour: (0, 1].

    telling: λ in [0, 1]; silencing: α in (0, 1]. The smaller root: 1, nobody hears, is always one.
    """
    if telling <= 0.0:
        return 1.0
    if silencing <= 0.0:
        return 0.0
    contacts = 1.0 + telling / silencing
    # From 0, Newton's steps on θ − exp(−c(1 − θ)), which is concave, rise to the smaller root.
    share = 0.0
    for _ in range(STEPS):
        silent = exp(-contacts * (1.0 - share))
        step = (silent - share) / (1.0 - contacts * silent)
        share += step
        if step < EPSILON:
            break
    return share


@mechanism
def next_meeting(u, ignorants, spreaders, size):
    """One meeting of Maki and Thompson's chain: 1 if an ignorant hears, −1 if a spreader stops.

    The spreader who starts the meeting picks one of the ``size − 1`` others at random.
    ``spreaders`` is at least 1 and part of ``size``.
    """
    if u * (size - 1.0) < ignorants:
        return 1
    return -1


MECHANISM = Mechanism(
    name="rumour",
    sources=("daley_kendall_1965", "maki_thompson_1973", "sudbury_1985"),
    equation="θ = exp(−(1 + λ/α)(1 − θ))",
    parameters=(
        ("telling", "probability", 0.0, 1.0, "λ: a listener who does not know is told"),
        ("silencing", "probability", 0.0, 1.0, "α: a spreader met by one who knows falls silent"),
    ),
)
