"""Whole seats in proportion to weights."""

from __future__ import annotations

from october.core.kernel import mechanism
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="apportionment",
    sources=("hamilton_1792", "balinski_young_1982"),
    equation="⌊n·w_i/Σw⌋ and the largest remainders; or seat by seat the largest w_i/(1 + s·k)",
    parameters=(("weights", "", 0.0, 1e9, "votes, members or shares"),),
)


@mechanism
def largest_remainder(weights, n, seats, given):
    """Fill ``given[:n]`` with whole numbers that sum to ``seats``, in proportion to ``weights``.

    Ties go to the earlier one. All weights zero gives no seats. Source: Balinski & Young (1982).
    """
    total = 0.0
    for i in range(n):
        total += weights[i]
        given[i] = 0
    if not total > 0.0:
        return
    left = seats
    for i in range(n):
        given[i] = int(weights[i] * seats / total)
        left -= given[i]
    for _ in range(left):
        best = -1
        largest = -1.0
        for i in range(n):
            remainder = weights[i] * seats / total - given[i]
            if weights[i] > 0.0 and remainder > largest:
                best = i
                largest = remainder
        given[best] += 1


@mechanism
def highest_averages(weights, n, seats, step, given):
    """Fill ``given[:n]`` seat by seat: each goes to the largest weight over 1 + step·(seats held).

    ``step`` 1 is D'Hondt's and Jefferson's rule, 2 is Sainte-Laguë's and Webster's. Ties go to the
    earlier one. All weights zero gives no seats. Source: Balinski & Young (1982).
    """
    for i in range(n):
        given[i] = 0
    for _ in range(seats):
        best = -1
        highest = 0.0
        for i in range(n):
            average = weights[i] / (1.0 + step * given[i])
            if average > highest:
                best = i
                highest = average
        if best < 0:
            return
        given[best] += 1
