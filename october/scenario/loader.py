"""Load a scenario: read every file, check everything, report all problems at once."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from october.scenario import yaml
from october.scenario.errors import Problem, ScenarioError, shown
from october.scenario.schema import common
from october.scenario.schema.assembly import Assembly
from october.scenario.schema.city import City
from october.scenario.schema.palace import Palace
from october.scenario.value import Value, ValueProblem, seconds_from

HERE = Path(__file__).resolve().parent.parent
PLACES = (HERE / "scenarios", HERE.parent / "scenarios")
FILES: dict[str, Any] = {
    "scenario": common.Meta,
    "sources": dict[common.Key, common.Citation],
    "assembly": Assembly,
    "palace": Palace,
    "city": City,
    "people": dict[common.Key, common.Person],
    "levers": dict[common.LeverKey, common.Lever],
    "targets": dict[common.Key, common.Target],
    "passages": dict[common.Key, common.Passage],
    "words": common.Words,
}
THEATRES = ("assembly", "palace", "city")
_OPTIONAL = (*THEATRES, "people", "levers", "targets", "passages", "words", "sources")
_MODELLED = ("scenario", "assembly", "palace", "city", "people")


@cache
def _adapter(part: str) -> TypeAdapter:
    return TypeAdapter(FILES[part])


class Inputs:
    """What the model may read: no target, no passage, no word of the chronicle."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        self.meta: common.Meta = parts["scenario"]
        self.assembly: Assembly | None = parts["assembly"]
        self.palace: Palace | None = parts["palace"]
        self.city: City | None = parts["city"]
        self.people: dict[str, common.Person] = parts["people"] or {}
        self.start_clock = seconds_from(0.0, self.meta.start)
        self.duration = seconds_from(self.start_clock, self.meta.end)
        self.hash = self._digest()

    def value(self, path: str) -> Value:
        """Return the value at a dotted path; raise KeyError if there is none.

        A value with another role than ``input`` refuses to give its number.
        """
        found = _walk(self, path)
        if not isinstance(found, Value):
            raise KeyError(path)
        return found

    def values(self) -> Iterator[tuple[str, Value]]:
        """Yield every (path, value) that is an input, in file order."""
        for part in (*THEATRES, "people"):
            for path, value in _values(getattr(self, part), part):
                if value.role == "input":
                    yield path, value

    def _digest(self) -> str:
        content = {part: _content(getattr(self, _attribute(part))) for part in _MODELLED}
        text = json.dumps(content, sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(text.encode()).hexdigest()


class Scenario:
    """A checked scenario: its inputs, and beside them what judges and tells its nights."""

    def __init__(
        self, name: str, parts: Mapping[str, Any], documents: Mapping[str, yaml.Document]
    ) -> None:
        self.name = name
        self.inputs = Inputs(parts)
        self.meta = self.inputs.meta
        self.sources: dict[str, common.Citation] = parts["sources"] or {}
        self.levers: dict[str, common.Lever] = parts["levers"] or {}
        self.targets: dict[str, common.Target] = parts["targets"] or {}
        self.passages: dict[str, common.Passage] = parts["passages"] or {}
        self.words: common.Words = parts["words"] or {}
        self.people, self.assembly = self.inputs.people, self.inputs.assembly
        self.palace, self.city = self.inputs.palace, self.inputs.city
        self.hash = self.inputs.hash
        self._documents = documents

    def __repr__(self) -> str:
        theatres = ", ".join(t for t in THEATRES if getattr(self, t) is not None) or "no theatre"
        return (
            f"Scenario {self.name!r}: {self.meta.title}, {self.meta.start} to {self.meta.end}; "
            f"{theatres}; {sum(v.uncertain for _, v in self.values())} uncertain values, "
            f"{len(self.levers)} levers, {len(self.sources)} sources"
        )

    def value(self, path: str) -> Value:
        """Return the value at a dotted path; raise KeyError if there is none."""
        return self.inputs.value(path)

    def values(self) -> Iterator[tuple[str, Value]]:
        """Yield every (path, value) that is an input."""
        return self.inputs.values()

    def where(self, path: str) -> tuple[str, int]:
        """Return the file and the line of a path."""
        part, *rest = path.split(".")
        document = self._documents.get(part)
        return f"{part}.yaml", document.line(tuple(rest)) if document else 0


def available() -> list[str]:
    """Return the names of the scenarios that are installed."""
    found = {folder.parent.name for place in PLACES for folder in place.glob("*/scenario.yaml")}
    return sorted(found)


def load(name_or_path: str | Path) -> Scenario:
    """Load a scenario by name or from a folder (or a file of one).

    Raises ScenarioError with every problem found.
    """
    path = Path(name_or_path)
    if not path.exists():
        folders = [place / str(name_or_path) for place in PLACES]
        path = next((f for f in folders if (f / "scenario.yaml").exists()), path)
    if path.is_file():
        path = path.parent
    if not (path / "scenario.yaml").exists():
        near = difflib.get_close_matches(str(name_or_path), available(), 1)
        hint = f"{near[0]!r}, perhaps" if near else "one of " + ", ".join(available())
        expected = f"a folder with a scenario.yaml, or {hint}"
        raise ScenarioError([Problem(str(name_or_path), 0, "", "no scenario", expected)])
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for file in sorted(path.glob("*.yaml")):
        try:
            texts[file.name] = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(file.name, 0, "", str(error)[:80], "a text file in UTF-8"))
    if problems:
        raise ScenarioError(problems)
    return load_texts(texts, name=path.resolve().name)


def load_texts(texts: Mapping[str, str], name: str = "scenario") -> Scenario:
    """Load a scenario from the text of its files, by file name. Raises ScenarioError."""
    problems: list[Problem] = []
    documents: dict[str, yaml.Document] = {}
    for file in sorted(texts):
        part = file.removesuffix(".yaml")
        if part not in FILES:
            expected = "one of " + ", ".join(f"{p}.yaml" for p in FILES)
            problems.append(Problem(file, 0, "", "an unknown file", expected))
            continue
        documents[part] = yaml.read(texts[file], file, problems)
    parts: dict[str, Any] = dict.fromkeys(FILES)
    if "scenario" not in documents:
        problems.append(Problem("scenario.yaml", 0, "", "no such file", "the scenario's own file"))
    start = _start(documents)
    for part, document in documents.items():
        if document.data == {} and part in _OPTIONAL:
            continue
        parts[part] = _check(part, document, start, problems)
    if not problems:
        from october.scenario.references import check_references

        scenario = Scenario(name, parts, documents)
        check_references(scenario, problems)
        if not problems:
            return scenario
    raise ScenarioError(problems)


def _start(documents: Mapping[str, yaml.Document]) -> float:
    data = documents["scenario"].data if "scenario" in documents else None
    try:
        return seconds_from(0.0, str(data["start"])) if isinstance(data, dict) else 0.0
    except (KeyError, ValueError):
        return 0.0


def _check(part: str, document: yaml.Document, start: float, problems: list[Problem]) -> Any:
    try:
        return _adapter(part).validate_python(document.data, context={"start": start})
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            problems.extend(_problems(part, document, dict(fault)))
    return None


def _problems(part: str, document: yaml.Document, fault: dict[str, Any]) -> list[Problem]:
    """Say one fault in our own terms, a problem for each thing wrong with a value."""
    path = tuple(step for step in fault["loc"] if step != "[key]")
    path = _in_file(path, document)
    file, field = f"{part}.yaml", ".".join(map(str, path))
    cause = fault.get("ctx", {}).get("error")
    if isinstance(cause, ValueProblem):
        return [
            Problem(file, document.line((*path, name)), f"{field}.{name}", found, expected)
            for name, found, expected in cause.faults
        ]
    found, expected = shown(fault["input"]), fault["msg"]
    if fault["type"] == "missing":
        found, expected = "nothing", "a value: this field is required"
    elif fault["type"] == "extra_forbidden":
        found, expected = "an unknown field", "only fields that the schema names"
    return [Problem(file, document.line(path), field, found, expected)]


def _in_file(path: tuple, document: yaml.Document) -> tuple:
    """Drop the steps that pydantic adds for unions and that stand in no file."""
    kept: tuple = ()
    for index, step in enumerate(path):
        if (*kept, step) in document.lines or index == len(path) - 1:
            kept = (*kept, step)
    return kept


def _walk(root: Any, path: str) -> Any:
    found = root
    for step in path.split("."):
        if isinstance(found, dict):
            found = found.get(step)
        elif isinstance(found, BaseModel) and step not in type(found).model_fields:
            found = None
        else:
            found = getattr(found, step, None)
        if found is None:
            raise KeyError(path)
    return found


def _values(part: Any, path: str) -> Iterator[tuple[str, Value]]:
    if isinstance(part, Value):
        yield path, part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _values(getattr(part, name), f"{path}.{name}")
    elif isinstance(part, dict):
        for name, item in part.items():
            yield from _values(item, f"{path}.{name}")
    elif isinstance(part, list | tuple):
        for index, item in enumerate(part):
            yield from _values(item, f"{path}.{index}")


_PROSE = {"note", "source", "title", "description", "also"}


def _content(part: Any) -> Any:
    """Return what the model can see of a part: no prose, and nothing that is not an input."""
    if isinstance(part, Value):
        return part.canonical() if part.role == "input" else None
    if isinstance(part, BaseModel):
        fields = type(part).model_fields
        return {n: _content(getattr(part, n)) for n in fields if n not in _PROSE}
    if isinstance(part, dict):
        return [[name, _content(item)] for name, item in part.items()]
    if isinstance(part, list | tuple):
        return [_content(item) for item in part]
    return part


def _attribute(part: str) -> str:
    return "meta" if part == "scenario" else part
