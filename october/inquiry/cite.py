"""Sources: of a value, of a mechanism, of everything."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Any

from october.inquiry.bibliography import Source, bibliography, key_of, mechanisms, publication
from october.scenario import Scenario, Value
from october.scenario.value import GUESS


class CitationError(Exception):
    """There is nothing of that name to cite; the message says what there is near it."""


@dataclass(frozen=True)
class Citation:
    """What stands behind one thing: a value or a mechanism (``what``), or everything."""

    what: str
    about: str  # a line on it
    sources: tuple[Source, ...]

    def json(self) -> dict[str, Any]:
        """Return it ready for JSON."""
        listed = [{"key": s.key, "text": s.text, "bibtex": s.bibtex()} for s in self.sources]
        return {"what": self.what, "about": self.about, "sources": listed}

    def bibtex(self) -> str:
        """Return all its sources as BibTeX."""
        return "\n\n".join(source.bibtex() for source in self.sources)


def cite(scenario: Scenario, key: str = "") -> Citation:
    """Return the sources of a value's path, a mechanism, a source's key or, without one, of all.

    Raises CitationError if there is nothing of that name.
    """
    if not key:
        return everything(scenario)
    found = (
        _mechanism(key) or _value(scenario, key) or _values(scenario, key) or _other(scenario, key)
    )
    if found is None:
        known = [*mechanisms(), *(path for path, _ in scenario.values()), *scenario.sources]
        near = difflib.get_close_matches(key, [*known, *scenario.levers, *scenario.people], 3, 0.4)
        hint = f"; near it: {', '.join(near)}" if near else ""
        raise CitationError(f"there is no value, mechanism or source {key!r}{hint}")
    return found


def everything(scenario: Scenario) -> Citation:
    """Return the sources of all of a scenario's values and of all mechanisms."""
    named = {s for mechanism in mechanisms().values() for s in mechanism.sources}
    published = {s.key: s for s in map(publication, named)}
    sources = [scenario_source(scenario, key) for key in scenario.sources]
    values = list(scenario.values())
    guesses = sum(GUESS in value.source for _, value in values)
    about = (
        f"{len(values)} values of {scenario.meta.name}, {guesses} of them guesses with a range; "
        f"{len(mechanisms())} published mechanisms"
    )
    return Citation(scenario.name, about, (*sources, *(published[k] for k in sorted(published))))


def scenario_source(scenario: Scenario, key: str) -> Source:
    """Return one of the scenario's sources."""
    found = scenario.sources[key]
    fields = [(n, getattr(found, n)) for n in ("author", "title", "year") if getattr(found, n)]
    return Source(key, found.text, "misc", (*fields, ("note", found.text)))


def _mechanism(key: str) -> Citation | None:
    for module, mechanism in mechanisms().items():
        if key_of(key) in (key_of(module), key_of(mechanism.name)):
            sources = tuple(publication(s) for s in mechanism.sources)
            about = f"mechanism: {mechanism.equation}" if mechanism.equation else "mechanism"
            return Citation(mechanism.name, about, sources)
    return None


def _value(scenario: Scenario, path: str) -> Citation | None:
    try:
        value = scenario.value(path)
    except KeyError:
        return None
    sources = tuple(scenario_source(scenario, k) for k in value.source if k != GUESS)
    file, line = scenario.where(path)
    return Citation(path, f"{described(value)} ({file}:{line})", sources)


def _values(scenario: Scenario, prefix: str) -> Citation | None:
    """Return the sources of all values below a path."""
    values = [value for path, value in scenario.values() if path.startswith(f"{prefix}.")]
    if not values:
        return None
    keys = dict.fromkeys(key for value in values for key in value.source)
    guesses = sum(GUESS in value.source for value in values)
    about = f"{len(values)} values, {guesses} of them guesses with a range"
    sources = tuple(scenario_source(scenario, key) for key in keys if key != GUESS)
    return Citation(prefix, about, sources)


def described(value: Value) -> str:
    """Say a value in a line: number, range, unit, confidence, note."""
    text = value.options[int(value.value)] if value.options else f"{value.value:g}"
    if value.uncertain and not value.options:
        text += f" [{value.low:g} to {value.high:g}, {value.distribution}]"
    if value.unit:
        text += f" {value.unit}"
    text += ", a guess" if GUESS in value.source else f", confidence {value.confidence}"
    return text + (f"; {value.note}" if value.note else "")


def _other(scenario: Scenario, key: str) -> Citation | None:
    """Return a source itself, or what stands behind a person, a lever or a target."""
    if key in scenario.sources:
        return Citation(key, "source", (scenario_source(scenario, key),))
    if key in bibliography():
        return Citation(key, "source", (bibliography()[key],))
    for part in ("people", "targets", "levers"):
        item = getattr(scenario, part).get(key)
        if item is not None:
            keys = [item.source] if isinstance(item.source, str) else item.source
            sources = tuple(scenario_source(scenario, k) for k in keys if k and k != GUESS)
            about = getattr(item, "meaning", "") or getattr(item, "quantity", "") or item.name
            return Citation(key, about, sources)
    return None
