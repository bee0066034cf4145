"""Every number of a scenario that a kernel reads: its name, unit, range and meaning, once.

A parameter table is a structured array of float64 fields. From the declarations here come its
dtype, the schema that checks a scenario's files, the JSON Schema for editors and the docs.
Tables with one row (``hall``, ``keep``, ``town``) hold a theatre's parameters; the others hold
the traits of a wing, a unit, a body and so on, a row each (row 0 is the null row).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class Parameter(NamedTuple):
    """One number: ``low`` and ``high`` are the hard limits of what makes sense."""

    name: str
    unit: str
    low: float
    high: float
    meaning: str


P = Parameter
INF = float("inf")

# ---------------------------------------------------------------- assembly
HALL: tuple[Parameter, ...] = (
    P("credentials", "option", 0, 10, "which credentials table holds: an index into its options"),
)

# ---------------------------------------------------------------- palace

# ---------------------------------------------------------------- city


PARAMETERS: dict[str, tuple[Parameter, ...]] = {
    "hall": HALL,
}

PARAMETER_DTYPES: dict[str, np.dtype] = {
    name: np.dtype([(p.name, "f8") for p in parameters])
    for name, parameters in PARAMETERS.items()
    if parameters
}
