"""One published quantity beside ours, and when they agree."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

EXACT = 1e-10  # relative, for a closed form in double precision
ERRORS = 4.0  # standard errors that a random result may be off


class Result(NamedTuple):
    """What was published, what we get, and how far apart they may be (absolute).

    ``source`` is a key of the bibliography. ``basis`` says where the tolerance comes from.
    """

    quantity: str
    published: float
    ours: float
    tolerance: float
    source: str
    basis: str = "closed form"
    mechanism: str = ""

    @property
    def ok(self) -> bool:
        """Whether ours lies within the tolerance; never for what is not a number."""
        return bool(abs(self.ours - self.published) <= self.tolerance)


def exact(quantity: str, published: float, ours: float, source: str) -> Result:
    """Return a result that holds to double precision."""
    tolerance = EXACT * max(1.0, abs(published))
    return Result(quantity, float(published), float(ours), tolerance, source)


def printed(quantity: str, published: float, ours: float, digits: int, source: str) -> Result:
    """Return a result that was published with so many decimals: half a unit of the last."""
    tolerance = 0.5000001 * 10.0**-digits
    basis = f"{digits} decimals"
    return Result(quantity, float(published), float(ours), tolerance, source, basis)


def sampled(
    quantity: str,
    published: float,
    values: Iterable[float],
    source: str,
    published_error: float = 0.0,
) -> Result:
    """Return the mean of independent repetitions, within four standard errors of both sides."""
    numbers = [float(value) for value in values]
    n = len(numbers)
    mean = math.fsum(numbers) / n
    variance = math.fsum((value - mean) ** 2 for value in numbers) / (n - 1)
    error = math.hypot(math.sqrt(variance / n), published_error)
    basis = f"4 standard errors of {n:,} repetitions"
    return Result(quantity, float(published), mean, ERRORS * error, source, basis)


def holds(quantity: str, truth: bool, source: str) -> Result:
    """Return a statement that is published as true: 1 if it is so here."""
    return Result(quantity, 1.0, float(truth), 0.0, source, "a statement")


def show(results: Iterable[Result]) -> None:
    """Print results, one a line: for a module that is run by itself."""
    for found in results:
        verdict = "ok" if found.ok else "FAILS"
        print(
            f"{verdict:5}  {found.quantity}: published {found.published:.10g}, "
            f"ours {found.ours:.10g}, tolerance {found.tolerance:.2g} ({found.basis}; "
            f"{found.source})"
        )
