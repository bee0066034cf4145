"""What can be heard: level falls with distance and through doors."""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import log, logistic
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="sound through distance and doors",
    sources=("kuttruff_2016",),
    equation="L = L₀ − 20·log₁₀ d − loss; P(hear) = logit⁻¹((L − threshold)/width)",
    parameters=(("level", "dB", 0.0, 200.0, "L₀, level at 1 m"),),
)
LOG_10 = 2.302585092994046


@mechanism
def level_at(level, metres, loss):
    """Return the level in dB at a distance: spherical spreading, less what doors take."""
    return level - 20.0 * log(max(metres, 1.0)) / LOG_10 - loss


@mechanism
def heard(u, level, threshold, width):
    """Say whether a sound of ``level`` is noticed."""
    return u < logistic((level - threshold) / width)
