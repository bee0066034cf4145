"""Turning what happened into a sentence: variants with blanks, chosen by hash, never by chance.

A variant is a sentence with blanks in braces. ``{who}``, ``{whom}``, ``{where}``, ``{what}`` are
names; ``{v:carry}`` and ``{w:carry}`` are a verb that agrees with who or with whom;
``{n:delegate}`` counts the event's magnitude, ``{count:speech}`` the events of a group. A variant
one of whose blanks would stay empty is not used, so that a kind may have sentences with and
without each part. Among those that can be used the least used of the night comes first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from string import Formatter
from typing import Any

from october.chronicle import grammar

Filling = Callable[[str], str | None]  # given the blank's argument; None if it stays empty
Fields = Mapping[str, Filling]
MOST_SAID = 3  # times that the same sentence may stand in one chronicle


@cache
def parsed(variant: str) -> tuple[tuple[str, str, str], ...]:
    """Return a variant as (text before, blank, argument) in order."""
    return tuple(
        (text, field or "", argument or "")
        for text, field, argument, _ in Formatter().parse(variant)
    )


class Wording:
    """Chooses among variants for one night and remembers what it has used."""

    def __init__(self, identity: str) -> None:
        self.identity = identity
        self.used: dict[str, int] = {}
        self.said: dict[str, int] = {}

    def luck(self, *parts: Any) -> float:
        """Return a number in [0, 1) that depends on the night and on ``parts`` alone."""
        text = "\0".join([self.identity, *map(str, parts)])
        digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") / 2**64

    def order(self, variants: Iterable[str], *parts: Any) -> list[str]:
        """Return the variants, the least used first, those used alike in an order by hash."""
        return sorted(variants, key=lambda v: (self.used.get(v, 0), self.luck(v, *parts)))

    def pick(self, variants: Iterable[str], *parts: Any) -> str:
        """Return one of the variants and note its use; empty if there are none."""
        for variant in self.order(variants, *parts):
            self.used[variant] = self.used.get(variant, 0) + 1
            return variant
        return ""

    def loose(self, variant: str, fields: Fields) -> str:
        """Fill a part of a sentence, which may come back as often as it likes, and note its use."""
        self.used[variant] = self.used.get(variant, 0) + 1
        return fill(variant, fields)

    def say(self, variants: Iterable[str], fields: Fields, *parts: Any) -> str:
        """Return the first variant that can be filled and has not been said too often."""
        spare = ""
        for variant in self.order(variants, *parts):
            text = fill(variant, fields)
            if not text:
                continue
            if self.said.get(text, 0) < MOST_SAID:
                self.used[variant] = self.used.get(variant, 0) + 1
                self.said[text] = self.said.get(text, 0) + 1
                return text
            spare = spare or text
        return spare if self.said.get(spare, 0) < MOST_SAID else ""


def fill(variant: str, fields: Fields) -> str:
    """Return the variant with its blanks filled, empty if one of them stays empty."""
    parts: list[str] = []
    for text, blank, argument in parsed(variant):
        parts.append(text)
        if blank:
            value = fields[blank](argument) if blank in fields else None
            if value is None:
                return ""
            parts.append(value)
    return "".join(parts)


def constant(text: str | None) -> Filling:
    """Return a filling that is always the same; an empty text cannot be used."""
    return lambda _: text or None


def counting(n: float) -> Filling:
    """Return a filling that counts: the argument is the noun; nothing to count stays empty."""
    if n != n or round(n) < 1:
        return constant(None)
    return lambda noun: grammar.counted(n, noun) if noun else grammar.number(n)


def agreeing(many: bool) -> Filling:
    """Return a filling that conjugates the verb that is its argument."""
    return lambda stem: grammar.verb(stem, many)
