"""Load a scenario: read every file, check everything, report all problems at once."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from october.scenario import yaml
from october.scenario.defaults import complete
from october.scenario.errors import Problem, ScenarioError, near
from october.scenario.faults import problems_of
from october.scenario.references import check_references
from october.scenario.scenario import THEATRES, Inputs, Scenario
from october.scenario.schema import common
from october.scenario.schema.assembly import Assembly
from october.scenario.schema.city import City
from october.scenario.schema.palace import Palace
from october.scenario.value import seconds_from

__all__ = ["FILES", "Inputs", "Scenario", "available", "load", "load_texts"]

HERE = Path(__file__).resolve().parent.parent
# in a wheel, in a checkout
PLACES = tuple(
    root / folder for root in (HERE, HERE.parent) for folder in ("scenarios", "scenarios/examples")
)
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
    "claims": dict[common.Key, common.Claim],
    "words": common.Words,
}


@cache
def adapter(part: str) -> TypeAdapter:
    """Return what checks one file of a scenario."""
    return TypeAdapter(FILES[part])


def available() -> list[str]:
    """Return the names of the scenarios that are installed."""
    found = {folder.parent.name for place in PLACES for folder in place.glob("*/scenario.yaml")}
    return sorted(found)


def load(name_or_path: str | Path) -> Scenario:
    """Load a scenario by name or from a folder (or a file of one).

    Raises ScenarioError with every problem found.
    """
    folder = _folder(name_or_path)
    installed = folder.parent in PLACES
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for file in sorted(folder.iterdir()):
        if file.suffix not in (".yaml", ".yml") or file.name.startswith("."):
            continue
        try:
            if file.stat().st_size > 4 * yaml.MOST_CHARACTERS:
                raise OSError(f"{file.stat().st_size} bytes")
            texts[file.name] = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(file.name, 0, "", str(error)[:80], "a text file in UTF-8"))
    return _load(texts, folder.resolve().name, problems, None if installed else folder.resolve())


def load_texts(texts: Mapping[str, str], name: str = "scenario") -> Scenario:
    """Load a scenario from the text of its files, by file name. Raises ScenarioError."""
    return _load(texts, name, [])


def _folder(name_or_path: str | Path) -> Path:
    path = Path(name_or_path)
    candidates = [path, path.parent, *(place / str(name_or_path) for place in PLACES)]
    if not path.is_file():
        candidates.remove(path.parent)
    for folder in candidates:
        if (folder / "scenario.yaml").is_file():
            return folder
    hint = near(str(name_or_path), available()) or ", one of " + ", ".join(available())
    expected = f"a folder with a scenario.yaml, or the name of a scenario{hint}"
    raise ScenarioError([Problem(str(name_or_path), 0, "", "no scenario", expected)])


def _load(
    texts: Mapping[str, str], name: str, problems: list[Problem], folder: Path | None = None
) -> Scenario:
    documents = _read(texts, problems)
    complete(documents, "sources.yaml" in texts)
    if "scenario" not in documents and not problems:
        problems.append(Problem("scenario.yaml", 0, "", "no such file", "the scenario's own file"))
    context = _context(documents, texts)
    parts: dict[str, Any] = dict.fromkeys(FILES)
    failed: set[str] = {part for part in FILES if f"{part}.yaml" in texts} - set(documents)
    for part, document in documents.items():
        if document.data is None and part != "scenario":
            continue  # an empty file says nothing
        try:
            parts[part] = adapter(part).validate_python(document.data, context=context)
        except ValidationError as error:
            failed.add(part)
            problems.extend(problems_of(error, FILES[part], f"{part}.yaml", document))
    kept: dict[str, Any] = {
        part: parts[part] or {} for part in FILES if part not in ("scenario", *THEATRES)
    }
    kept["words"] = parts["words"] or common.Words()
    theatres: dict[str, Any] = {part: parts[part] for part in THEATRES}
    scenario = Scenario(
        name, meta=parts["scenario"], **theatres, **kept, folder=folder, documents=documents,
        texts=dict(texts),
    )  # fmt: skip
    check_references(scenario, failed, problems)
    if problems:
        raise ScenarioError(problems)
    return scenario


def _read(texts: Mapping[str, str], problems: list[Problem]) -> dict[str, yaml.Document]:
    """Return the documents that could be read as YAML."""
    documents: dict[str, yaml.Document] = {}
    for file in sorted(texts):
        part = file.removesuffix(".yaml")
        if part not in FILES:
            expected = "one of " + ", ".join(f"{p}.yaml" for p in FILES)
            problems.append(Problem(file, 0, "", "an unknown file", expected))
            continue
        document = yaml.read(texts[file], file, problems)
        if document is not None:
            documents[part] = document
    return documents


def _context(documents: Mapping[str, yaml.Document], texts: Mapping[str, str]) -> dict[str, Any]:
    """Return what the check of a value needs from other files: the start, the sources' keys.

    The keys are None, and any will do, when sources.yaml cannot be read.
    """
    start = 0.0
    sources: Any = None if "sources.yaml" in texts else {}
    data = documents["scenario"].data if "scenario" in documents else None
    if isinstance(data, dict):
        with suppress(ValueError):  # the check of scenario.yaml says so
            start = seconds_from(0.0, str(data.get("start")))
    if "sources" in documents:
        sources = {} if documents["sources"].data is None else documents["sources"].data
    known = frozenset(sources) if isinstance(sources, dict) else None
    return {"start": start, "sources": known}
