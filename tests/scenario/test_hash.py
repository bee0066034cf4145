"""What names a scenario: what the model can see, and nothing else."""

from __future__ import annotations

import re

import numpy as np
import pytest

from october.scenario import RoleError, load_texts
from october.scenario.facts import draw, facts_of
from tests.scenario.texts import hamlet, petrograd, with_lines

CORE = "core: {value: 1.0, source: MODEL}"


def test_formatting_and_prose_do_not_count():
    texts = petrograd()
    wanted = load_texts(texts).hash
    spaced = {name: "# a comment\n\n" + text for name, text in texts.items()}
    assert load_texts(spaced).hash == wanted
    written = "core: {source: MODEL, note: 'as it was', value: 1}"
    assert load_texts(with_lines(texts, "city.yaml", CORE, written)).hash == wanted
    assert load_texts(texts, name="other").hash == wanted


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("city.yaml", CORE, "core: {value: 1.0000000001, source: MODEL}"),
        ("city.yaml", CORE, "core: {value: 1, low: 0.9, high: 1.1, source: MODEL}"),
        ("city.yaml", "  committee: mrc", "  committee: duma"),
        ("scenario.yaml", "end: '07:00'", "end: '07:01'"),
    ],
)
def test_what_the_model_sees_counts(file, old, new):
    assert load_texts(with_lines(petrograd(), file, old, new)).hash != load_texts(petrograd()).hash


def test_targets_cannot_move_a_night():
    """Change every number of every target: the inputs and the facts drawn stay as they were."""
    texts = petrograd()
    before = load_texts(texts)
    changed, count = re.subn(
        r"(observed|low|high): \S+",
        lambda m: f"{m[1]}: { {'observed': 5, 'low': 4, 'high': 6}[m[1]] }",
        texts["targets.yaml"],
    )
    assert count == 3 * len(before.targets)
    after = load_texts(texts | {"targets.yaml": changed})
    assert all(target.observed == 5 for target in after.targets.values())
    assert after.inputs.hash == before.inputs.hash
    nights = np.arange(20)
    drawn = draw(facts_of(before.inputs), 1, nights)
    assert np.array_equal(drawn, draw(facts_of(after.inputs), 1, nights))
    without = load_texts({k: v for k, v in texts.items() if k != "targets.yaml"})
    assert without.inputs.hash == before.inputs.hash


def test_a_night_is_built_from_inputs_alone():
    inputs = load_texts(petrograd()).inputs
    for part in ("targets", "passages", "words", "levers", "sources"):
        assert not hasattr(inputs, part)


@pytest.mark.parametrize("role", ["target", "held_out"])
def test_no_number_of_another_role_reaches_the_inputs(role):
    texts = with_lines(
        petrograd(), "city.yaml", CORE, f"core: {{value: 1.717, source: MODEL, role: {role}}}"
    )
    texts["levers.yaml"] = ""
    scenario = load_texts(texts)
    path = "city.parameters.core"
    assert scenario.value(path).value == 1.717
    with pytest.raises(RoleError, match=role):
        scenario.inputs.value(path)
    assert np.isnan(scenario.inputs.city.parameters.core.value)
    assert path not in dict(scenario.values())
    other = load_texts(texts | {"city.yaml": texts["city.yaml"].replace("1.717", "1.818")})
    assert other.inputs.hash == scenario.inputs.hash


def test_hamlet_is_another_night():
    assert load_texts(hamlet()).hash != load_texts(petrograd()).hash
