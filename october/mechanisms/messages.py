"""What becomes of a message on its way: lost, doubted, garbled, held up by other calls.

A message gets through a link with probability 1 − loss, so through k links with (1 − loss)^k. It
is believed less at each hand: credence is multiplied. A number in it is garbled log-normally,
about what was said. A link that carries ``capacity`` calls at once is a queue.

Source: Shannon & Weaver (1949) for the channel as a chance of error; Allport & Postman (1947) for
what serial retelling does; Erlang (1917) for lines that are engaged.
"""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.random import lognormal
from october.mechanisms.registry import Mechanism


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


MECHANISM = Mechanism(
    name="messages",
    sources=("shannon_weaver_1949", "allport_postman_1947", "erlang_1917"),
    equation="P(through k links) = (1 − loss)^k; credence × trust; magnitude × LN(1, sd)",
    parameters=(
        ("loss", "probability", 0.0, 1.0, "a message does not get through the link"),
        ("trust", "share", 0.0, 1.0, "how far what comes by this link is believed"),
        ("distortion", "log", 0.0, 2.0, "garbling of numbers"),
        ("capacity", "calls", 1.0, 1000.0, "calls carried at once"),
    ),
)
