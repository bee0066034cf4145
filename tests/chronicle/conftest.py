"""A few nights, played once for all tests of the chronicle."""

from dataclasses import replace
from functools import cache

import pytest

import october
from october import chronicle
from october.night import play_night, prepare


class Told:
    """A night and its tellings."""

    def __init__(self, plan, seed, number):
        self.plan = plan
        self.played = play_night(plan, seed, number, watched=True)

    @cache  # noqa: B019  # a handful of nights, wanted until the end
    def entries(self, **filters):
        return tuple(chronicle.tell(self.plan, self.played, **filters))

    @property
    def outcomes(self):
        return {o.name: float(o.read(self.played.night)) for o in self.plan.outcomes}


@pytest.fixture(scope="session")
def october_plan():
    return prepare(october.load("october-1917"))


@pytest.fixture(scope="session")
def nights(october_plan):
    luck = ((1, 1), (1, 2), (3, 7), (2, 10), (3, 10))
    return [Told(october_plan, seed, number) for seed, number in luck]


@pytest.fixture(scope="session")
def assembly_alone():
    scenario = replace(october.load("october-1917"), palace=None, city=None)
    return Told(prepare(scenario), 1, 2)


@pytest.fixture(scope="session")
def hamlet():
    return Told(prepare(october.load("hamlet")), 1, 1)


@pytest.fixture(scope="session")
def bare():
    return Told(prepare(replace(october.load("hamlet"), assembly=None)), 1, 1)
