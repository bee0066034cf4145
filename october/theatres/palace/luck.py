"""Uniforms for the palace's rows."""

from october.core.kernel import kernel
from october.core.random import PALACE, START, uniforms


@kernel
def luck(clock, row, act):
    """Four uniforms for the act-th act of a row (a person's, or a stretch of codes plus a row)."""
    return uniforms(clock.seed, PALACE, clock.night, row, act)


@kernel
def start_luck(clock, row, act):
    """The same from the stream that builds the start, and settles what lasts: a branch keeps it."""
    return uniforms(clock.born, START, clock.night, 1_000_000 + row, act)
