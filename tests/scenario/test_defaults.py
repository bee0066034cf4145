"""What a scenario leaves out is as October's defaults say; what it gives is as it says."""

import pytest

from october.core.parameters import PARAMETERS
from october.inquiry.check import check
from october.scenario import ScenarioError, defaults, load_texts
from tests.scenario.texts import hamlet


def with_parameter(line: str) -> dict[str, str]:
    texts = hamlet()
    texts["assembly.yaml"] = texts["assembly.yaml"].replace(
        "\nparameters:\n", f"\nparameters:\n  {line}\n"
    )
    return texts


def test_a_default_is_a_parameter_of_the_hall_with_a_source():
    known = {parameter.name for parameter in PARAMETERS["hall"]}
    general = defaults.defaults("assembly")
    assert set(general["parameters"]) < known
    for value in general["parameters"].values():
        assert value["source"] in {"guess", *defaults.defaults("sources")}


def test_what_is_left_out_is_there_under_its_path():
    scenario = load_texts(hamlet())
    left_out = defaults.defaults("assembly")["parameters"]["conformity"]
    value = scenario.value("assembly.parameters.conformity")
    assert (value.value, value.low, value.high) == (
        left_out["value"], left_out["low"], left_out["high"],
    )  # fmt: skip
    assert "MODEL" in scenario.sources
    assert scenario.assembly.rules.transitions["carrying"].to == "carried"


def test_what_is_given_wins_and_only_that():
    texts = with_parameter("conformity: {value: 3.5, source: INVENTED}")
    texts["assembly.yaml"] += "\nacts:\n  declare: {swing: {value: 0.9, source: INVENTED}}\n"
    scenario = load_texts(texts)
    assert scenario.value("assembly.parameters.conformity").value == 3.5
    assert scenario.value("assembly.parameters.conformity").low == 3.5
    assert scenario.value("assembly.acts.declare.swing").value == 0.9
    assert scenario.value("assembly.acts.declare.approval").value == pytest.approx(0.6)


def test_writing_a_default_out_changes_no_night():
    general = defaults.defaults("assembly")["parameters"]["bound"]
    written = with_parameter(
        f"bound: {{value: {general['value']}, low: {general['low']}, high: {general['high']}, "
        "source: guess}"
    )
    assert load_texts(written).hash == load_texts(hamlet()).hash
    other = with_parameter("bound: {value: 0.9, low: 0.6, high: 2.0, source: guess}")
    assert load_texts(other).hash != load_texts(hamlet()).hash


def test_a_fault_names_the_scenarios_own_line():
    texts = with_parameter("conformity: {value: -3, source: INVENTED}")
    line = (
        texts["assembly.yaml"].split("\n").index("  conformity: {value: -3, source: INVENTED}") + 1
    )
    with pytest.raises(ScenarioError) as caught:
        load_texts(texts)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == ("assembly.yaml", line)


def test_without_a_file_of_sources_the_defaults_keep_theirs():
    texts = hamlet()
    del texts["sources.yaml"]
    with pytest.raises(ScenarioError) as caught:
        load_texts(texts)
    assert all("MODEL" not in problem.found for problem in caught.value.problems)


def test_what_is_no_mapping_is_told_and_not_filled(tmp_path):
    for name, text in (hamlet() | {"assembly.yaml": "parameters: [1, 2]\n"}).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert any(problem.field.startswith("parameters") for problem in check(tmp_path))
