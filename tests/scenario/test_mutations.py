"""Damaged scenarios: either they load, or a clear error names at least one problem."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from october.scenario import Inputs, Problem, ScenarioError, load_texts
from tests.scenario.mutations import mutate
from tests.scenario.texts import hamlet, petrograd

LONGEST = 5.0  # s for one load, on a machine that others use too


def check_clear(problems: list[Problem]) -> None:
    """Check that each problem says where it stands, what was found and what was expected."""
    assert problems
    for problem in problems:
        assert isinstance(problem, Problem)
        assert problem.file
        assert problem.line >= 0
        assert problem.found
        assert problem.expected
        assert "\n" not in str(problem), str(problem)
        assert len(str(problem)) < 6000
        assert "Traceback" not in str(problem)


def survives(texts: dict[str, str]) -> bool:
    """Whether the texts load; anything but a scenario or a clear error is a failure."""
    began = time.perf_counter()
    try:
        scenario = load_texts(texts)
    except ScenarioError as error:
        check_clear(error.problems)
        return False
    finally:
        assert time.perf_counter() - began < LONGEST
    assert isinstance(scenario.inputs, Inputs)
    assert len(scenario.inputs.hash) == 64
    assert scenario.inputs.duration >= 0
    return True


def run(base: Callable[[], dict[str, str]], seeds: range) -> int:
    """Return how many of the damaged scenarios still load."""
    texts = base()
    loaded = 0
    for seed in seeds:
        try:
            loaded += survives(mutate(texts, seed))
        except Exception as error:
            raise AssertionError(f"{base.__name__}, mutation {seed}: {error!r}") from error
    return loaded


@pytest.mark.parametrize(("base", "count"), [(hamlet, 400), (petrograd, 200)])
def test_damage_is_told_or_harmless(base, count):
    loaded = run(base, range(count))
    assert 0 < loaded < count / 2  # some damage is to comments; most is seen


@pytest.mark.proof
@pytest.mark.parametrize(("base", "count"), [(hamlet, 6000), (petrograd, 4000)])
def test_damage_is_told_or_harmless_ten_thousand_times(base, count):
    run(base, range(1000, 1000 + count))
