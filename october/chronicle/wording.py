"""Turning what happened into a sentence: variants with blanks, chosen by hash, never by chance.

A variant is a sentence with blanks in braces. ``{who}``, ``{whom}``, ``{where}``, ``{what}`` are
names; ``{v:carry}`` and ``{w:carry}`` are a verb that agrees with who or with whom;
``{n:delegate}`` counts the event's magnitude, ``{count:speech}`` the events of a group. A variant
one of whose blanks would stay empty is not used, so that a kind may have sentences with and
without each part. Among those that can be used the least used of the night comes first; the form
of the sentence before is never used again at once, and one that begins alike only if it must be.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from string import Formatter
from typing import Any

from october.chronicle import grammar

Filling = Callable[[str], str | None]  # given the blank's argument; None if it stays empty
Fields = Mapping[str, Filling]
NEAR = 3  # sentences that are remembered, so as not to be said in the same form again


@cache
def parsed(variant: str) -> tuple[tuple[str, str, str], ...]:
    """Return a variant as (text before, blank, argument) in order."""
    return tuple(
        (text, field or "", argument or "")
        for text, field, argument, _ in Formatter().parse(variant)
    )


class Wording:
    """Chooses among variants for one night and remembers what it has used."""

    def __init__(self, identity: str, terms: Mapping[str, str] | None = None) -> None:
        self.identity = identity
        self.terms = dict(terms or {})  # common nouns of the variants, and what this night says
        self.either = re.compile(
            rf"\b({'|'.join(map(re.escape, sorted(self.terms, key=len, reverse=True)))})\b"
        )
        self.used: dict[str, int] = {}
        self.said: set[str] = set()
        self.near: list[str] = []  # forms of the last sentences

    @property
    def form(self) -> str:
        """The form of the last sentence."""
        return self.near[-1] if self.near else ""

    def luck(self, *parts: Any) -> float:
        """Return a number in [0, 1) that depends on the night and on ``parts`` alone."""
        text = "\0".join([self.identity, *map(str, parts)])
        digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") / 2**64

    def order(self, variants: Iterable[str], *parts: Any) -> list[str]:
        """Return the variants, the freshest first, those alike in an order by hash."""

        def stale(variant: str) -> tuple[bool, float, float]:
            again = self.used.get(variant, 0) + 0.5 * (head(variant) == head(self.form))
            return variant in self.near, again, self.luck(variant, *parts)

        return sorted(variants, key=stale)

    def plain(self, variant: str) -> str:
        """Return a variant with the scenario's own terms in it."""
        if not self.terms:
            return variant
        return self.either.sub(lambda found: self.terms[found[1]], variant)

    def loose(self, variants: Iterable[str], fields: Fields, *parts: Any) -> str:
        """Return a part of a sentence: the first variant that can be filled."""
        for variant in self.order(variants, *parts):
            text = fill(self.plain(variant), fields)
            if text:
                self.used[variant] = self.used.get(variant, 0) + 1
                return text
        return ""

    def say(self, variants: Iterable[str], fields: Fields, *parts: Any) -> str:
        """Return the first variant that can be filled and is not what was said just before.

        The same words twice are said only if there are no others.
        """
        able = [
            (v, text) for v in self.order(variants, *parts) if (text := fill(self.plain(v), fields))
        ]
        able = [(v, text) for v, text in able if v != self.form]
        for variant, text in sorted(able, key=lambda found: found[1] in self.said):
            self.used[variant] = self.used.get(variant, 0) + 1
            self.said.add(text)
            self.near = [*self.near, variant][-NEAR:]
            return text
        return ""


def head(variant: str) -> str:
    """Return how a variant begins: its first blank or word."""
    if not variant:
        return ""
    text, blank, _ = parsed(variant)[0]
    return text.split()[0] if text.strip() else blank


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
