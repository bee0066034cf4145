"""Waiting for help that may never come: how hope falls while it has not arrived."""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import log, logistic, normal_cdf
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="hope of relief",
    sources=("bayes_1763",),
    equation="p_t = p₀S/(p₀S + 1 − p₀), S = P(arrival > t)",
    parameters=(("prior", "share", 0.0, 1.0, "p₀, chance that it comes at all"),),
)


@mechanism
def still_to_come(waited, median, log_sd):
    """Return S, the chance that an arrival which comes at all is later than ``waited``.

    Arrival is log-normal; ``waited`` and ``median`` in the same unit.
    """
    if waited <= 0.0:
        return 1.0
    return 1.0 - normal_cdf((log(waited) - log(median)) / log_sd)


@mechanism
def hope(prior, survival):
    """Return the chance that relief still comes, given that it has not yet."""
    return prior * survival / (prior * survival + 1.0 - prior)


@mechanism
def gives_up(u, aversion, deaths, gain, width):
    """Say whether a body surrenders: deaths averted, in utility, against the gain of waiting.

    P = logit⁻¹((aversion·deaths − gain)/width).
    """
    return u < logistic((aversion * deaths - gain) / width)
