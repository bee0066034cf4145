"""Uncertain values, and drawing them: each night has facts of its own.

The uniform of a fact in a night depends on the seed, the night and the fact's name alone, so that
the order of files does not matter and a lever on one fact leaves the draws of all others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from october.scenario.scenario import Inputs
from october.scenario.value import Value


class Fact(NamedTuple):
    """An uncertain value and the number that stands for its name in the random numbers."""

    path: str
    value: Value
    row: int


def facts_of(inputs: Inputs) -> tuple[Fact, ...]:
    """Return the uncertain inputs, sorted by name. Raises ValueError if two names collide."""
    facts = [
        Fact(path, value, name_number(value.drawn_with or path))
        for path, value in inputs.values()
        if value.uncertain
    ]
    facts.sort(key=lambda fact: fact.path)
    rows: dict[int, str] = {}
    for fact in facts:
        name = fact.value.drawn_with or fact.path
        other = rows.setdefault(fact.row, name)
        if other != name:
            raise ValueError(f"the names {other!r} and {name!r} have the same hash: rename one")
    return tuple(facts)


def name_number(path: str) -> int:
    """Return the first 32 bits of the SHA-256 of a name."""
    return int.from_bytes(hashlib.sha256(path.encode()).digest()[:4], "big")


def draw(facts: Sequence[Fact], seed: int, nights: np.ndarray) -> np.ndarray:
    """Return the facts of these nights, float64 (nights, facts)."""
    from october.scenario.compiled import fill_uniforms  # brings the compiler: only to draw

    matrix = np.empty((len(nights), len(facts)))
    numbers = np.ascontiguousarray(nights, dtype=np.int64)
    rows = np.array([fact.row for fact in facts], dtype=np.uint32)
    fill_uniforms(np.uint64(seed), numbers, rows, matrix)
    return from_uniforms(facts, matrix)


def from_uniforms(facts: Sequence[Fact], matrix: np.ndarray) -> np.ndarray:
    """Return the facts at given probabilities, float64 (nights, facts), each in (0, 1)."""
    drawn = np.empty_like(matrix, dtype=np.float64)
    for column, fact in enumerate(facts):
        drawn[:, column] = fact.value.quantile(matrix[:, column])
    return drawn
