"""What fades by half in a fixed time, looked at when it is needed."""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import exp
from october.mechanisms.registry import Mechanism

LN2 = 0.6931471805599453

MECHANISM = Mechanism(
    name="exponential decay of what is remembered",
    sources=("wixted_ebbesen_1991",),
    equation="v(t) = v(0)·2^(−t/h)",
    parameters=(("half_life", "time", 0.0, 1e9, "h: time in which half is gone"),),
)


@mechanism
def kept(elapsed, half_life):
    """The share that is left after ``elapsed``, in the unit of ``half_life``; all of it at 0."""
    if elapsed <= 0.0:
        return 1.0
    return exp(-LN2 * elapsed / half_life)
