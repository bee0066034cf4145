"""Loading: what is found where, every problem at once, each with its file and line."""

from __future__ import annotations

import dataclasses
import re

import pytest

from october.scenario import Problem, ScenarioError, available, load, load_texts
from tests.scenario.texts import hamlet, petrograd, problems, with_lines

HOME = "core: {value: 1.0, source: MODEL}"


def test_scenarios_that_come_along():
    assert {"hamlet", "october-1917"} <= set(available())
    assert load("hamlet").meta.name == "Hamlet"
    assert load("hamlet").folder is None


def test_by_folder_and_by_a_file_of_one(tmp_path):
    for name, text in hamlet().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a part of it")
    by_folder, by_file = load(tmp_path), load(str(tmp_path / "people.yaml"))
    assert by_folder.hash == by_file.hash == load("hamlet").hash
    assert by_folder.folder == tmp_path.resolve()
    assert by_folder.name == tmp_path.name


def test_a_folder_of_the_same_name_does_not_hide_a_scenario(tmp_path, monkeypatch):
    (tmp_path / "hamlet").mkdir()
    monkeypatch.chdir(tmp_path)
    assert load("hamlet").meta.name == "Hamlet"


def test_no_such_scenario():
    with pytest.raises(ScenarioError, match=r"hamlett: found no scenario, .* perhaps 'hamlet'"):
        load("hamlett")


def test_a_file_that_is_no_text(tmp_path):
    for name, text in hamlet().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "people.yaml").write_bytes(b"\xff\xfe\x00hamlet")
    (tmp_path / "city.yml").write_text("sites: {}")
    with pytest.raises(ScenarioError) as error:
        load(tmp_path)
    assert [p.file for p in error.value.problems] == ["city.yml", "people.yaml"]


def test_a_problem_says_where_and_what():
    texts = with_lines(petrograd(), "city.yaml", HOME, "core: {value: -3, source: MODEL}")
    line = texts["city.yaml"].splitlines().index("  core: {value: -3, source: MODEL}") + 1
    assert str(problems(texts)[0]) == (
        f"city.yaml:{line}: parameters.core.value: found -3, expected a number in [0, 3] (ratio)"
    )


def test_all_problems_of_all_files_at_once():
    texts = petrograd()
    texts = with_lines(texts, "city.yaml", HOME, "cor: {value: 1.0}")
    texts = with_lines(texts, "city.yaml", "bank: north}", "bank: up}")
    texts = with_lines(texts, "scenario.yaml", "start: '18:00'", "start: '25:00'")
    texts["targets.yaml"] += "X:\n  quantity: nothing\n  observed: many\n"
    texts["people.yaml"] = "lenin: {name: Lenin, source: NOWHERE}\n"
    texts["words.yml"] = ""
    found = {(p.file, p.field) for p in problems(texts)}
    assert {
        ("city.yaml", "parameters.cor"),
        ("city.yaml", "sites.fortress.bank"),
        ("scenario.yaml", "start"),
        ("targets.yaml", "X.observed"),
        ("targets.yaml", "X.low"),
        ("people.yaml", "lenin.source"),
        ("words.yml", ""),
    } <= found
    assert all(p.line > 0 for p in problems(texts) if p.file != "words.yml")


def test_near_misses():
    texts = with_lines(petrograd(), "city.yaml", "  core: {value", "  coer: {value")
    unknown = next(p for p in problems(texts) if p.field == "parameters.coer")
    assert unknown.expected == "one that the schema names, perhaps 'core'"
    texts = with_lines(petrograd(), "scenario.yaml", "calendar:", "calender:")
    assert "perhaps 'calendar'" in problems(texts)[0].expected


def test_names_that_stand_for_nothing():
    texts = with_lines(petrograd(), "city.yaml", "  garrison: garrison", "  garrison: garison")
    (problem,) = problems(texts)
    assert problem.field == "roles.garrison"
    assert problem.found == "'garison'"


def test_sources_must_exist():
    texts = with_lines(petrograd(), "city.yaml", HOME, "core: {value: 1.0, source: MODLE}")
    (problem,) = problems(texts)
    assert problem.field == "parameters.core.source"
    assert "perhaps 'MODEL'" in problem.expected


def test_without_sources_nothing_can_be_cited():
    texts = petrograd()
    del texts["sources.yaml"]
    assert len(problems(texts)) > 100


def test_an_unreadable_file_hides_no_other_problem():
    texts = petrograd() | {"sources.yaml": "a: [", "targets.yaml": "X: 3\n"}
    assert [p.file for p in problems(texts)] == ["sources.yaml", "targets.yaml"]


def test_a_scenario_needs_its_own_file():
    assert problems({}) == [
        Problem("scenario.yaml", 0, "", "no such file", "the scenario's own file")
    ]
    assert [p.file for p in problems({"scenario.yaml": ""})] == ["scenario.yaml"]


def test_a_scenario_does_not_change():
    scenario = load_texts(hamlet())
    with pytest.raises(dataclasses.FrozenInstanceError):
        scenario.name = "other"
    with pytest.raises(dataclasses.FrozenInstanceError):
        scenario.inputs.meta = None


def test_values_and_where_they_stand():
    scenario = load_texts(petrograd())
    path = "city.parameters.core"
    assert scenario.value(path).number == 1.0
    file, line = scenario.where(path)
    text = petrograd()[file].splitlines()[line - 1]
    assert text.strip().startswith("core:")
    assert scenario.where("levers.core.size")[1] == 2
    paths = [p for p, _ in scenario.values()]
    assert path in paths
    assert len(paths) == len(set(paths))
    for missing in ("city.parameters.cor", "city", "", "meta.name", "city.parameters.core.value"):
        with pytest.raises(KeyError):
            scenario.value(missing)


def test_repr():
    assert re.fullmatch(
        r"Scenario 'scenario': Petrograd, .*, 18:00 to 07:00; city; \d+ uncertain values, "
        r"\d+ levers, \d+ sources",
        repr(load_texts(petrograd())),
    )


def test_what_comes_along_has_a_source_for_every_value():
    for name in available():
        for path, value in load(name).values():
            assert value.source, (name, path)
