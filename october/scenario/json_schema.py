"""JSON Schemas of a scenario's files, for editors that check YAML while it is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from october.scenario.defaults import relax
from october.scenario.loader import FILES, adapter


def json_schema(part: str) -> dict[str, Any]:
    """Return the JSON Schema of ``<part>.yaml``. Raises KeyError for an unknown part."""
    if part not in FILES:
        raise KeyError(f"{part!r} is no part of a scenario: one of {', '.join(FILES)}")
    schema = relax(adapter(part).json_schema(mode="validation"), part)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{part}.yaml of an October scenario",
    }
    return head | {key: item for key, item in schema.items() if key != "title"}


def write_schemas(folder: str | Path) -> list[Path]:
    """Write the schema of every file to ``folder/<part>.schema.json``; return their paths."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for part in FILES:
        path = folder / f"{part}.schema.json"
        text = json.dumps(json_schema(part), indent=1, ensure_ascii=False) + "\n"
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written
