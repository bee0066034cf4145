"""What a scenario's files may leave out, and what they then mean."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

from october.scenario import yaml

HERE = Path(__file__).resolve().parent
PARTS = ("assembly", "palace", "city")
WHOLE = ("transitions",)  # given or left out as a whole


@cache
def defaults(part: str) -> dict[str, Any]:
    """Return what ``<part>.yaml`` may leave out; empty for a part that may leave out nothing."""
    file = HERE / f"{part}.yaml"
    if not file.is_file():
        return {}
    problems: list[Any] = []
    document = yaml.read(file.read_text(encoding="utf-8"), file.name, problems)
    if document is None:
        raise RuntimeError(f"{file}: {problems}")
    return document.data


def complete(documents: MutableMapping[str, yaml.Document], sources_given: bool) -> None:
    """Fill in what a theatre's file leaves out, and the sources of that; lines stay as they are.

    ``sources_given``: there is a sources.yaml, read or not.
    """
    theatres = [part for part in PARTS if isinstance(_data(documents, part), dict)]
    for part in theatres:
        documents[part].data = _merged(defaults(part), documents[part].data)
    if not theatres:
        return
    if "sources" not in documents and not sources_given:
        documents["sources"] = yaml.Document({}, {})
    sources = documents.get("sources")
    if sources is not None and isinstance(sources.data or {}, dict):
        sources.data = {**defaults("sources"), **(sources.data or {})}


def _data(documents: MutableMapping[str, yaml.Document], part: str) -> Any:
    """Return what a part's file says, None where there is no such file."""
    return documents[part].data if part in documents else None


def _merged(general: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """Return what is given, and of what is general whatever is not given."""
    merged = dict(given)
    for key, item in general.items():
        if key not in merged:
            merged[key] = item
        elif _is_group(key, item) and isinstance(merged[key], dict):
            merged[key] = _merged(item, merged[key])
    return merged


def _is_group(key: str, item: Any) -> bool:
    """Whether parts of it may be given and others left out: not of a value, which is one thing."""
    return isinstance(item, dict) and "value" not in item and key not in WHOLE


def relax(schema: dict[str, Any], part: str) -> dict[str, Any]:
    """Let the JSON Schema of a part require nothing that may be left out; returns the schema."""
    for mapping, names in _groups(schema, schema, defaults(part)):
        mapping["required"] = [name for name in mapping.get("required", ()) if name not in names]
    return schema


def _groups(
    schema: dict[str, Any], node: dict[str, Any], general: dict[str, Any]
) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Yield each object of a schema of which parts may be left out, and their names."""
    while "$ref" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    yield node, list(general)
    for key, item in general.items():
        inner = node.get("properties", {}).get(key, node.get("additionalProperties"))
        if _is_group(key, item) and isinstance(inner, dict):
            yield from _groups(schema, inner, item)
