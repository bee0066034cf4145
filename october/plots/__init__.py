"""Figures of what the questions answer: functions that take axes and return them.

Every function draws on the axes that it is given, or on new ones, and returns them; ``save`` writes
the figure. Colours are told apart by those who cannot see red from green (Okabe & Ito 2008), and
what is sure is told from what is not by a filled mark as well. Under every figure stands what it
was made from. The answers of the questions draw themselves with these: ``answer.plot()``.
"""

from october.plots.axes import FigureError, save, writable
from october.plots.curve import hinges
from october.plots.effects import effects, sweep
from october.plots.judged import claims, passages, targets
from october.plots.nights import distribution
from october.plots.variance import contingency, sobol

__all__ = [
    "FigureError",
    "claims",
    "contingency",
    "distribution",
    "effects",
    "hinges",
    "passages",
    "save",
    "sobol",
    "sweep",
    "targets",
    "writable",
]
