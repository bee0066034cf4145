"""How far a rumour gets in a group before it dies of having been heard.

Ignorants hear from spreaders; a spreader who meets somebody who knows already may fall silent. In
a large group the share that never hears, θ, solves θ = exp(−(1 + λ/α)(1 − θ)), where λ is the
chance that a listener is told something new at a meeting and α the chance that a spreader who
meets one who knows falls silent. With λ = α = 1 it is Daley and Kendall's .20319 (and Maki and
Thompson's, who stop the initiator alone).

A small group's law is that of a jump chain on (ignorants, spreaders). In Daley and Kendall's any
two people meet at the same rate, and two spreaders who meet both fall silent; in Maki and
Thompson's a spreader looks somebody up, and the one who looked falls silent alone.

Source: Daley & Kendall (1965); Maki & Thompson (1973); Sudbury (1985).
"""

from __future__ import annotations

import numpy as np

from october.core.kernel import mechanism
from october.core.mathematics import exp
from october.core.random import uniforms
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


@mechanism
def pair_chances(ignorants, spreaders, size):
    """Chances of what the next meeting that matters does in Daley and Kendall's chain.

    (an ignorant hears, one spreader stops at somebody who has stopped, two spreaders stop); any
    pair of the ``size`` people is as likely as another, and ``spreaders`` is at least 1.
    """
    hears = np.float64(ignorants)
    one_stops = np.float64(size - ignorants - spreaders)
    both_stop = 0.5 * (spreaders - 1.0)
    total = hears + one_stops + both_stop
    return hears / total, one_stops / total, both_stop / total


@mechanism
def next_pair(u, ignorants, spreaders, size):
    """One meeting of Daley and Kendall's chain: 1, −1 or −2, what it adds to the spreaders."""
    hears, one_stops, _ = pair_chances(ignorants, spreaders, size)
    if u < hears:
        return 1
    if u < hears + one_stops:
        return -1
    return -2


@mechanism
def left_ignorant(seed, row, ignorants, pairs):
    """Play a rumour that one starts among ``ignorants`` to its end; how many never hear.

    pairs: true for Daley and Kendall's chain, false for Maki and Thompson's.
    """
    size = ignorants + 1
    left, spreaders = ignorants, 1
    act = 0
    while spreaders > 0:
        u, _, _, _ = uniforms(seed, 0, 0, row, act)
        act += 1
        if pairs:
            change = next_pair(u, left, spreaders, size)
        else:
            change = next_meeting(u, left, spreaders, size)
        spreaders += change
        if change > 0:
            left -= 1
    return left


@mechanism
def law_of_ignorants(ignorants, pairs, law, now, after):
    """Write into ``law[k]`` the chance that k of ``ignorants`` never hear, exactly.

    Adds up the chain's ways from (ignorants, 1): ``law`` has ignorants + 1 entries; ``now`` and
    ``after`` are room to work in, of ignorants + 3.
    """
    size = ignorants + 1
    for y in range(size + 2):
        now[y] = 0.0
        after[y] = 0.0
    now[1] = 1.0
    for left in range(ignorants, -1, -1):
        for y in range(size - left, 0, -1):
            hears = left / (size - 1.0)
            one_stops, both_stop = 1.0 - hears, 0.0
            if pairs:
                hears, one_stops, both_stop = pair_chances(left, y, size)
            after[y + 1] += now[y] * hears
            now[y - 1] += now[y] * one_stops
            if y > 1:
                now[y - 2] += now[y] * both_stop
        law[left] = now[0]
        for y in range(size + 2):
            now[y] = after[y]
            after[y] = 0.0


MECHANISM = Mechanism(
    name="rumour",
    sources=("daley_kendall_1965", "maki_thompson_1973", "sudbury_1985"),
    equation="θ = exp(−(1 + λ/α)(1 − θ))",
    parameters=(
        ("telling", "probability", 0.0, 1.0, "λ: a listener who does not know is told"),
        ("silencing", "probability", 0.0, 1.0, "α: a spreader met by one who knows falls silent"),
    ),
)
