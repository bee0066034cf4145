"""Targets judge the nights and are never read by them: with other targets, the same nights."""

import re

import pytest

from october.night import play_night, prepare, state_hash
from october.scenario import Scenario, load_texts
from tests.scenario.texts import SCENARIOS

SEED, NIGHTS = 1917, range(3)
NUMBER = re.compile(r"^(  (?:observed|low|high): )(.*)$", re.MULTILINE)


def texts_of(scenario: str) -> dict[str, str]:
    return {f.name: f.read_text("utf-8") for f in sorted((SCENARIOS / scenario).glob("*.yaml"))}


def other_targets(text: str) -> str:
    """Return the targets with other observations and tolerances, held out instead of told."""
    text = NUMBER.sub(lambda m: f"{m[1]}{float(m[2]) * 3 + 17}", text)
    return re.sub(r"\n  observed:", "\n  role: held_out\n  observed:", text)


@pytest.mark.parametrize("scenario", ["october-1917", "hamlet"])
def test_nights_do_not_know_their_targets(scenario):
    texts = texts_of(scenario)
    others = texts | {"targets.yaml": other_targets(texts["targets.yaml"])}
    one, other = load_texts(texts, scenario), load_texts(others, scenario)
    assert all(other.targets[key].observed != t.observed for key, t in one.targets.items())
    assert all(other.targets[key].role != t.role for key, t in one.targets.items())
    assert other.hash == one.hash
    assert hashes(other) == hashes(one)


def hashes(scenario: Scenario) -> list[str]:
    plan = prepare(scenario)
    return [state_hash(play_night(plan, SEED, number).night) for number in NIGHTS]
