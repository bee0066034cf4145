"""What must hold in every night holds in a few whose levers are far apart."""

import pytest

import october
from october.night import play_night, prepare
from tests.night.invariants import CHECKS

LEVERS = [
    [],
    ["palace.garrison=600", "crowd.size=8000", "orders.force=resist"],
    ["orders.force=no_bloodshed", "pressure.offstage=1"],
    ["palace.garrison=3000", "guns.fortress=false", "walkout.allowed=false"],
]


@pytest.fixture(scope="module", params=range(len(LEVERS)))
def nights(request):
    plan = prepare(october.load("october-1917"), LEVERS[request.param])
    return [play_night(plan, 25, number, watched=True).night for number in range(4)]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_in_every_night(nights, check):
    for night in nights:
        check(night)
