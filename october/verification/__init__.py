"""Reference experiments: every mechanism in its authors' own setting, published against ours.

One module a mechanism, of the mechanism's name; ``results()`` yields what it reproduces. A module
is also an example: run with ``python -m october.verification.<name>``, it prints its results.
Tolerances are set before looking: rounding for a closed form, four standard errors of the stated
number of repetitions for a random one, two-sample tests where two simulations are compared.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from october.verification.result import Result

_SERVICE = ("result",)


def experiments() -> tuple[str, ...]:
    """Return the names of the mechanisms that have a reference experiment."""
    found = (module.name for module in pkgutil.iter_modules(__path__))
    return tuple(name for name in found if name not in _SERVICE)


def results(mechanism: str = "") -> Iterator[Result]:
    """Yield the results of one mechanism, or of all. KeyError for a name that is not there."""
    names = experiments()
    if mechanism and mechanism not in names:
        raise KeyError(mechanism)
    for name in [mechanism] if mechanism else names:
        module = importlib.import_module(f"october.verification.{name}")
        for found in module.results():
            yield found._replace(mechanism=name)


__all__ = ["Result", "experiments", "results"]
