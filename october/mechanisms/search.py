"""Looking for somebody in a building: beliefs over rooms, discounted by distance.

A look that finds nothing leaves a room the share of its weight that a look overlooks: Bayes' rule
up to a factor that all rooms share. To look next where weight is greatest is then the best that can
be done, as long as looks cost the same. One who does not search by belief sweeps at random, and
covers less with every sweep; or walks at random from room to room, and the time until that gets
there is a set of linear equations.

Source: Koopman (1946) for random search; Stone (1975) for beliefs; Lovász (1993) for walks.
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import exp
from october.core.random import uniforms
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="search by belief and distance",
    sources=("koopman_1946", "stone_1975", "lovasz_1993"),
    equation="next room = argmax belief·2^(−distance/scale); after a look belief·overlooked",
    parameters=(
        ("scale", "m", 1.0, 1e4, "distance that halves the wish to go"),
        ("overlooked", "probability", 0.0, 1.0, "a look misses somebody who is there"),
    ),
)
LN_2 = 0.6931471805599453


@mechanism
def worth(belief, metres, scale):
    """Return how much a room draws a party that stands ``metres`` away."""
    return belief * exp(-LN_2 * metres / scale)


@mechanism
def after_look(belief, overlooked):
    """Return the weight that a room keeps after a look that found nothing."""
    return belief * overlooked


@mechanism
def swept(width, speed, seconds, area):
    """Return the chance that a random sweep finds what stands still somewhere in ``area``.

    width: m on which it is seen (twice the radius of sight); speed in m/s, area in m².
    Source: Koopman (1946): 1 − exp(−w·v·t/A).
    """
    return 1.0 - exp(-width * speed * seconds / area)


@mechanism
def walks_to(u, weights, nodes, here):
    """Return the next node of a random walk: a neighbour, by the weight of the link.

    ``weights[i, j]`` ≥ 0 is 0 where there is no link; each node must have one.
    """
    total = 0.0
    for node in range(nodes):
        total += weights[here, node]
    left = u * total
    for node in range(nodes):
        left -= weights[here, node]
        if left < 0.0:
            return node
    return here


@mechanism
def hitting_times(weights, nodes, target, system, times):
    """Write into ``times`` the mean number of steps of a random walk from each node to ``target``.

    Solves (I − Q)h = 1 by elimination, stable without pivots because I − Q is an M-matrix;
    ``system`` is room to work in, of nodes × nodes.
    """
    for i in range(nodes):
        total = 0.0
        for j in range(nodes):
            total += weights[i, j]
        for j in range(nodes):
            system[i, j] = -weights[i, j] / total
        if i == target:
            for j in range(nodes):
                system[i, j] = 0.0
        system[i, i] += 1.0
        times[i] = 0.0 if i == target else 1.0
    for i in range(nodes):
        for k in range(i + 1, nodes):
            part = system[k, i] / system[i, i]
            for j in range(i, nodes):
                system[k, j] -= part * system[i, j]
            times[k] -= part * times[i]
    for i in range(nodes - 1, -1, -1):
        for j in range(i + 1, nodes):
            times[i] -= system[i, j] * times[j]
        times[i] /= system[i, i]


@mechanism
def walked(seed, row, weights, nodes, start, target, seen):
    """Walk at random until ``target`` is reached, or every node if it is −1; return the steps.

    ``seen`` is room to work in, of ``nodes`` entries.
    """
    for node in range(nodes):
        seen[node] = 0
    seen[start] = 1
    here, steps, unseen = start, 0, nodes - 1
    while here != target and unseen > 0:
        u, _, _, _ = uniforms(seed, 0, 0, row, steps)
        here = walks_to(u, weights, nodes, here)
        steps += 1
        if seen[here] == 0:
            seen[here] = 1
            unseen -= 1
    return steps
