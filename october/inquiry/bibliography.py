"""The publications that mechanisms stand on, as text and as BibTeX."""

from __future__ import annotations

import functools
import importlib
import pkgutil
import re
import unicodedata
from importlib import resources
from typing import Any, NamedTuple

import yaml

from october.mechanisms.registry import Mechanism


class Source(NamedTuple):
    """One source: its key, what a reader needs to find it, and the fields of its BibTeX entry."""

    key: str
    text: str
    kind: str = "misc"
    fields: tuple[tuple[str, str], ...] = ()

    def bibtex(self) -> str:
        """Return the source as one BibTeX entry."""
        fields = self.fields or (("note", self.text),)
        lines = [f"  {name} = {{{_escaped(value)}}}," for name, value in fields]
        return "\n".join([f"@{self.kind}{{{self.key},", *lines, "}"])


@functools.cache
def bibliography() -> dict[str, Source]:
    """Return every publication by its key."""
    text = resources.files("october.mechanisms").joinpath("bibliography.yaml").read_text("utf-8")
    return {key: _publication(key, entry) for key, entry in yaml.safe_load(text).items()}


def _publication(key: str, entry: dict[str, Any]) -> Source:
    fields = {name: str(value) for name, value in entry.items()}
    kind = fields.pop("kind")
    people = fields["author"].replace(" and ", "; ")
    where = fields.get("journal") or fields.get("booktitle") or ""
    if where and "volume" in fields:
        where += f" {fields['volume']}"
    if where and "pages" in fields:
        where += f", {fields['pages']}"
    parts = [f"{people} ({fields['year']})", fields["title"], where, fields.get("publisher", "")]
    text = ". ".join(part.rstrip(".") for part in parts if part) + "."
    return Source(key, text, kind, tuple(fields.items()))


@functools.cache
def mechanisms() -> dict[str, Mechanism]:
    """Return what every mechanism says of itself, by the name of its module."""
    import october.mechanisms as package

    found = {}
    for module in pkgutil.iter_modules(package.__path__):
        loaded = importlib.import_module(f"{package.__name__}.{module.name}")
        if hasattr(loaded, "MECHANISM"):
            found[module.name] = loaded.MECHANISM
    return found


def publication(named: str) -> Source:
    """Return a publication that a mechanism names by key or as ``Author & Author (year)``."""
    key = key_of(named)
    return bibliography().get(key) or Source(key, named)


def key_of(named: str) -> str:
    """Return the key of a publication: ``"Mann et al. (2013)"`` is ``mann_2013``."""
    plain = unicodedata.normalize("NFKD", named).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain.lower().replace("et al.", "")).strip("_")


def _escaped(text: str) -> str:
    return re.sub(r"([&%$#_])", r"\\\1", text)
