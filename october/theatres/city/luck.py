"""Rows of the city's random stream: each table has its own stretch, so that none share luck."""

from october.core.kernel import kernel
from october.core.random import CITY, uniforms

LINKS = 0
GROUPS = 1_000
BODIES = 2_000
REGIMENTS = 3_000
MARCH = 4_000
ARRIVALS = 5_000
NOTES = 6_000
PARTIES = 7_000
EXCHANGE = 8_000
BRIDGES = 9_000


@kernel
def luck(clock, stretch, row, act):
    """Four uniforms for the act-th act of a row of one of the city's tables."""
    return uniforms(clock.seed, CITY, clock.night, stretch + row, act)
