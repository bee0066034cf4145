"""What is wrong with a scenario, said to the person who can mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing to mend: where it stands, what was found and what was expected."""

    file: str
    line: int
    field: str
    found: str
    expected: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        field = f"{self.field}: " if self.field else ""
        return f"{place}: {field}found {self.found}, expected {self.expected}"


class ScenarioError(Exception):
    """A scenario that cannot be used; ``problems`` lists everything that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__("\n".join([f"{count} in the scenario:", *map(str, self.problems)]))


class LeverError(Exception):
    """A lever that does not exist, or a value that it cannot take."""


def shown(value: object, limit: int = 60) -> str:
    """Return what was found, short enough for one line."""
    text = repr(value) if isinstance(value, str) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def near(found: str, known: Iterable[str], count: int = 1) -> str:
    """Return a hint at what was meant, empty when nothing known is near."""
    names = difflib.get_close_matches(found, list(known), count)
    return ", perhaps " + " or ".join(map(repr, names)) if names else ""
