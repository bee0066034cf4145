"""Standing orders that do not hang together are refused, and the person is told what and where."""

import re

import pytest

from october.scenario import ScenarioError, defaults, load_texts
from tests.scenario.texts import hamlet

# Hamlet leaves the transitions to the defaults; here they are written out, to be changed.
_GENERAL = (defaults.HERE / "assembly.yaml").read_text(encoding="utf-8")
TRANSITIONS = _GENERAL[_GENERAL.index("  transitions:") :] + "\n# What the hall"


def changed(pattern, by, count=1):
    texts = hamlet()
    texts["assembly.yaml"] = texts["assembly.yaml"].replace("\n# What the hall", TRANSITIONS)
    texts["assembly.yaml"], found = re.subn(pattern, by, texts["assembly.yaml"], count=count)
    assert found >= 1, pattern
    return texts


@pytest.mark.parametrize(
    ("pattern", "by", "said"),
    [
        (r"may_move: \[nobles\]\n", "may_move: []\n", "found nobody, expected 'any' or a faction"),
        (r"may_move: \[nobles\]\n", "may_move: [commons]\n", "may not move it"),
        (r"may_move: any\n", "may_move: [ghost]\n", "found 'ghost'"),
        (r"    losing: .*\n", "", "no way from 'moved' to 'lost'"),
        (r"    seconding: .*\n", "", "no way leads from 'moved' to 'seconded'"),
        (r"    carrying: .*\n    losing: .*\n", "", "'put' is a dead end"),
        (r"(reviving: {origin: carried, on: revive, guard: )always, to: revived}",
         r"\1always, to: put}", "come back to without any guard"),
        (r"(carrying: {origin: put, on: ayes), guard: always", r"\1", "guard"),
        (r"      applies_to: \[talks, censure, appeal\]\n", "", "what the motion applies to"),
        (r"applies_to: \[talks, ", "applies_to: [murder, ", "found 'murder'"),
        (r"amendable: true", "amendable: false", "no motion is amendable"),
        (r"threshold: 0.5", "threshold: 3/2", "3/2"),
        (r"(title: who is to preside\n      effect: preside\n(?:.*\n){3}      put: )hands",
         r"\1ruling", "found 'ruling'"),
    ],
)  # fmt: skip
def test_what_does_not_hang_together_is_refused(pattern, by, said):
    count = 0 if "amendable" in pattern else 1
    with pytest.raises(ScenarioError) as caught:
        load_texts(changed(pattern, by, count))
    assert "assembly.yaml" in str(caught.value)
    assert said in str(caught.value)


def test_a_threshold_may_be_a_fraction():
    scenario = load_texts(changed(r"threshold: 0.5", "threshold: 2/3"))
    assert scenario.assembly.rules.motions["presidium"].threshold == 2 / 3
