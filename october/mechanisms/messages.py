"""What becomes of a message on its way: lost, doubted, garbled, held up by other calls.

A message gets through a link with probability 1 − loss, so through k links with (1 − loss)^k. It
is believed less at each hand: credence is multiplied. A number in it is garbled log-normally,
about what was said. A link that carries ``capacity`` calls at once is a queue.

Source: Shannon & Weaver (1949) for the channel as a chance of error; Allport & Postman (1947) for
what serial retelling does; Erlang (1917) for lines that are engaged; Moore & Shannon (1956) and
Gilbert (1959) for networks whose links fail; Janson (1999) for delays.
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import exp, log1p, log_gamma
from october.core.random import exponential, lognormal, uniforms
from october.mechanisms.registry import Mechanism

FAR = 1e300  # later than anything


@mechanism
def gets_through(u, loss):
    """Whether a message survives a link that loses a share ``loss`` of them."""
    return u >= loss


@mechanism
def believed(credence, trust):
    """Credence in [0, 1] after one more teller of trust in [0, 1]."""
    return min(1.0, credence * trust)


@mechanism
def garbled(u, magnitude, log_sd):
    """The number that arrives: the number sent, times a log-normal of median 1."""
    if magnitude <= 0.0 or log_sd <= 0.0:
        return magnitude
    return lognormal(u, magnitude, log_sd)


@mechanism
def line_free_at(now, busy, holding, capacity):
    """When a call can begin, and until when the line then counts as engaged.

    ``busy`` is the time at which it would be free of the calls before; a line of capacity c is
    taken for a fluid queue that serves c calls in one holding time.
    """
    begin = max(now, busy)
    return begin, begin + holding / max(1.0, capacity)


@mechanism
def line_wait(seed, row, calls, settling, between, holding, capacity):
    """Mean wait for a line that random calls want, each ``between`` after the last in the mean.

    The first ``settling`` of the calls are not counted. The mean is over the ``calls`` after them,
    in the unit of ``between`` and ``holding``.
    """
    now, busy, waited = 0.0, 0.0, 0.0
    for call in range(settling + calls):
        u, _, _, _ = uniforms(seed, 0, 0, row, call)
        now += exponential(u, between)
        begin, busy = line_free_at(now, busy, holding, capacity)
        if call >= settling:
            waited += begin - now
    return waited / calls


@mechanism
def reaches(up, first, second, links, nodes, source, target, known):
    """Whether a message gets from ``source`` to ``target`` by the links that are up.

    Link i joins ``first[i]`` and ``second[i]``, both ways; ``up[i]`` says whether it works.
    ``known``, of at least ``nodes`` entries, is left with 1 for those that are reached.
    """
    for node in range(nodes):
        known[node] = 0
    known[source] = 1
    grown = True
    while grown:
        grown = False
        for i in range(links):
            if up[i] and known[first[i]] != known[second[i]]:
                known[first[i]] = 1
                known[second[i]] = 1
                grown = True
    return known[target] == 1


@mechanism
def connected_chances(nodes, link, chances):
    """Write into ``chances[n]`` the chance that n people are all connected, for n up to ``nodes``.

    Any two are linked with probability ``link`` in (0, 1), independently: those that the first
    one reaches are k of n unless they are all. Source: Gilbert (1959), eq. 3.
    """
    log_missing = log1p(-link)
    for n in range(1, nodes + 1):
        cut_off = 0.0
        for k in range(1, n):
            ways = log_gamma(n * 1.0) - log_gamma(k * 1.0) - log_gamma(n - k + 1.0)
            cut_off += chances[k] * exp(ways + k * (n - k) * log_missing)
        chances[n] = 1.0 - cut_off


@mechanism
def coverage(branches, depth, link):
    """Share of a tree of command that an order from its root reaches, the root included.

    Each passes it on to ``branches`` others, over links that work with probability ``link``.
    """
    told, there = 1.0, 1.0
    reached, people = 1.0, 1.0
    for _ in range(depth):
        told *= branches * link
        there *= branches
        reached += told
        people += there
    return reached / people


@mechanism
def arrivals(delays, nodes, source, times, done):
    """Write into ``times`` when each of ``nodes`` first hears what starts at ``source`` at 0.

    ``delays[i, j]`` is the delay from i to j; ``done`` is room to work in. Source: Dijkstra (1959).
    """
    for node in range(nodes):
        times[node] = FAR
        done[node] = 0
    times[source] = 0.0
    for _ in range(nodes):
        next_one = -1
        for node in range(nodes):
            if done[node] == 0 and (next_one < 0 or times[node] < times[next_one]):
                next_one = node
        done[next_one] = 1
        for node in range(nodes):
            times[node] = min(times[node], times[next_one] + delays[next_one, node])


@mechanism
def random_delays(seed, row, nodes, mean, delays):
    """Fill ``delays`` with exponential ones between any two, the same in both directions."""
    act = 0
    for i in range(nodes):
        delays[i, i] = 0.0
        for j in range(i):
            u, _, _, _ = uniforms(seed, 0, 0, row, act)
            act += 1
            delays[i, j] = exponential(u, mean)
            delays[j, i] = delays[i, j]


MECHANISM = Mechanism(
    name="messages",
    sources=(
        "shannon_weaver_1949",
        "allport_postman_1947",
        "erlang_1917",
        "moore_shannon_1956",
        "gilbert_1959",
        "janson_1999",
        "dijkstra_1959",
    ),
    equation="P(through k links) = (1 − loss)^k; credence × trust; magnitude × LN(1, sd)",
    parameters=(
        ("loss", "probability", 0.0, 1.0, "a message does not get through the link"),
        ("trust", "share", 0.0, 1.0, "how far what comes by this link is believed"),
        ("distortion", "log", 0.0, 2.0, "garbling of numbers"),
        ("capacity", "calls", 1.0, 1000.0, "calls carried at once"),
    ),
)
