"""The schemas that editors use agree with the loader about what comes along."""

from __future__ import annotations

import json

import jsonschema
import pytest

from october.scenario import yaml
from october.scenario.json_schema import json_schema, write_schemas
from october.scenario.loader import FILES
from tests.scenario.texts import hamlet, petrograd, with_lines


def faults(file: str, text: str) -> list[str]:
    data = yaml.read(text, file, []).data
    validator = jsonschema.Draft202012Validator(json_schema(file.removesuffix(".yaml")))
    return [error.json_path for error in validator.iter_errors({} if data is None else data)]


@pytest.mark.parametrize("part", FILES)
def test_is_a_schema(part):
    jsonschema.Draft202012Validator.check_schema(json_schema(part))


@pytest.mark.parametrize("texts", [hamlet(), petrograd()], ids=["hamlet", "petrograd"])
def test_accepts_what_loads(texts):
    assert {file: found for file, text in texts.items() if (found := faults(file, text))} == {}


def test_refuses_what_does_not_load():
    core = "core: {value: 1.0, source: MODEL}"
    for wrong in (
        "coer: {value: 1.0, source: MODEL}",
        "core: {value: -3, source: MODEL}",
        "core: {valeu: 1.0, source: MODEL}",
        "core: {value: 1.0, unit: m, source: MODEL}",
    ):
        texts = with_lines(petrograd(), "city.yaml", core, wrong)
        assert faults("city.yaml", texts["city.yaml"]), wrong


def test_are_written_for_every_file(tmp_path):
    paths = write_schemas(tmp_path / "schema")
    assert [p.name for p in paths] == [f"{part}.schema.json" for part in FILES]
    assert json.loads(paths[0].read_text("utf-8"))["properties"]["start"]


def test_no_such_part():
    with pytest.raises(KeyError, match="no part of a scenario"):
        json_schema("weather")
