"""What a visitor asks, checked: every mistake is a 4xx that says what was found and expected."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from october.scenario import Scenario
from october.scenario.errors import LeverError
from october.scenario.levers import resolve

MOST_NIGHTS = 20_000
MOST_NIGHT = 2**31 - 1
MOST_SEED = 2**64 - 1
MOST_LEVERS = 64
DIGITS = re.compile(r"\d{1,20}\Z", re.ASCII)


class BadRequestError(Exception):
    """A request that cannot be served; ``status`` is 400 to 499."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


class Asked(NamedTuple):
    """The parameters of a request: of its address, or of its JSON body."""

    values: Mapping[str, list[Any]]

    @classmethod
    def of_body(cls, body: Any) -> Asked:
        """Return the parameters of a JSON object."""
        if not isinstance(body, dict):
            raise BadRequestError("found something else, expected a JSON object")
        return cls({key: item if isinstance(item, list) else [item] for key, item in body.items()})

    def only(self, *names: str) -> None:
        """Raise unless every parameter is one of these."""
        for key in self.values:
            if key not in names:
                raise BadRequestError(f"found {key[:40]!r}, expected {', '.join(names)}")

    def text(self, name: str, default: str = "") -> str:
        """Return a parameter that may be given once."""
        found = self.values.get(name, [])
        if len(found) > 1:
            raise BadRequestError(f"{name}: found {len(found)} of them, expected one")
        if not found:
            return default
        if isinstance(found[0], bool) or not isinstance(found[0], str | int | float):
            raise BadRequestError(f"{name}: found {_short(found[0])}, expected text or a number")
        return str(found[0])

    def whole(self, name: str, default: int, low: int, high: int) -> int:
        """Return a whole number within limits."""
        text = self.text(name)
        if not text:
            return default
        if not DIGITS.match(text) or not low <= int(text) <= high:
            raise BadRequestError(
                f"{name}: found {_short(text)}, expected a whole number from {low} to {high}"
            )
        return int(text)

    def night(self) -> int:
        """Return a night's number."""
        return self.whole("night", 0, 0, MOST_NIGHT)

    def seed(self, default: int) -> int:
        """Return the key of all random numbers."""
        return self.whole("seed", default, 0, MOST_SEED)

    def nights(self, default: int, least: int = 1) -> int:
        """Return a number of nights."""
        return self.whole("nights", default, least, MOST_NIGHTS)

    def levers(self, scenario: Scenario, name: str = "set") -> tuple[str, ...]:
        """Return levers as ``KEY=VALUE``, each known and within its range."""
        found = tuple(self.values.get(name, []))
        if len(found) > MOST_LEVERS or not all(isinstance(text, str) for text in found):
            raise BadRequestError(f"{name}: expected at most {MOST_LEVERS} texts KEY=VALUE")
        try:
            resolve(scenario, found)
        except LeverError as error:
            raise BadRequestError(str(error)) from None
        return found


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
