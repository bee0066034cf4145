"""What an event did: published intervals, an event of known effect, and levers that prevent one."""

import math
from types import SimpleNamespace

import numpy as np
import pytest

import october
from october.core.events import EVENTS
from october.core.tables import DTYPES
from october.inquiry.handles import handles
from october.inquiry.measure import chosen
from october.inquiry.pull import contrast, pulls
from october.inquiry.trunk import Happening, Trunk, firsts

KINDS = {event.name: kind for kind, event in EVENTS.items()}
YIELDS, HIT, SKIRMISH = (KINDS[name] for name in ("yields", "hit", "skirmish"))


@pytest.mark.parametrize(
    ("a", "m", "b", "n", "low", "high"),
    [  # Newcombe (1998), table II, method 10
        (56, 70, 48, 80, 0.0524, 0.3339),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (6, 7, 2, 7, 0.0582, 0.8062),
        (5, 56, 0, 29, -0.0381, 0.1926),
        (10, 10, 0, 20, 0.6791, 1.0),
    ],
)
def test_two_shares_have_newcombes_interval(a, m, b, n, low, high):
    values = np.repeat([1.0, 0.0, 1.0, 0.0], [a, m - a, b, n - b])
    found = contrast(values, np.repeat([True, False], [m, n]), share=True)
    assert (found.low, found.high) == pytest.approx((low, high), abs=6e-5)
    assert found.effect == pytest.approx(a / m - b / n)


def test_an_event_that_all_or_none_have_tells_nothing():
    values = np.random.default_rng(1).integers(0, 2, 100).astype(float)
    for has in (np.zeros(100, bool), np.ones(100, bool), np.arange(100) < 3):
        assert contrast(values, has, share=True) is None


class Coins:
    """A trunk whose events are coins: a yielding decides much, a hit nothing, a skirmish a bit."""

    end = 36_000.0

    def __init__(self, number):
        self.rng = np.random.default_rng(number)
        log = np.zeros(3, DTYPES["log"])
        log["kind"], log["t"] = (YIELDS, HIT, SKIRMISH), 630.0
        clock = np.array([(3,)], [("log_size", "i8")])
        tally = np.ones(200, [("count", "i8")])
        played = SimpleNamespace(night=SimpleNamespace(log=log, clock=clock, tally=tally))
        plan = SimpleNamespace(names={}, end=self.end, clock=lambda t: f"{t:.0f}")
        self.night = SimpleNamespace(plan=plan, played=played)

    def watched(self, t, branches, until, kinds, levers=(), first=0):
        coins = self.rng.random((branches, 3)) < (0.5, 0.5, 0.3)
        chance = 0.2 + 0.6 * coins[:, 0] + 0.15 * coins[:, 2]
        values = (self.rng.random(branches) < chance).astype(float)
        events = [Happening(kind, "", "", "", "") for kind in (YIELDS, HIT, SKIRMISH)]
        seen = [{e: t + 30 for e, had in zip(events, row, strict=True) if had} for row in coins]
        return values, seen


def test_the_pull_of_an_event_of_known_effect_is_its_effect():
    effects, named = [], 0
    for number in range(40):
        told = pulls(Coins(number), 600.0, 660.0, 120, True, True, {})
        named += told[0].event == "yields"
        effects.append(next(p for p in told if p.event == "yields").pull.effect)
        assert all(p.within == 60 for p in told)
    assert named == 40
    assert abs(np.mean(effects) - 0.6) < 6 * 0.045 / math.sqrt(40)


def test_the_interval_of_an_event_that_does_nothing_covers_nought_as_often_as_it_says():
    covered, named = 0, 0
    for number in range(200):
        values, seen = Coins(number).watched(600.0, 360, 660.0, [HIT])
        has = np.array([any(event.kind == HIT for event in one) for one in seen])
        hit = contrast(values, has, share=True)
        covered += hit.low <= 0 <= hit.high
        told = pulls(Coins(number), 600.0, 660.0, 120, True, True, {})
        named += any(p.event == "hit" for p in told)
    assert covered >= 171  # 190 are expected; fewer than 172 come once in a million
    assert named <= 15  # of 200, one in 120 for each side of the sure interval


@pytest.fixture(scope="module")
def walkout():
    """A night of Hamlet's in which a faction leaves, held just before."""
    night = october.night("hamlet", seed=2, number=3)
    leaves = night.events.filter(night.events["kind"] == "leaves")["t"][0]
    t = 60.0 * ((leaves - 1) // 60)
    trunk = Trunk(night, chosen(night.plan, ["walked_out"])[0])
    return trunk, t, pulls(trunk, t, t + 60, 30, False, True, handles(night))


def test_a_lever_that_prevents_an_event_is_found_and_its_effect_told(walkout):
    _, _, told = walkout
    leaves = next(p for p in told if p.event.startswith("leaves"))
    assert (leaves.lever.setting, leaves.lever.does) == ("walkout.allowed=false", "prevents")
    assert leaves.lever.often == 0
    assert leaves.lever.high < 0


def test_watching_changes_nothing_and_the_same_number_has_the_same_luck(walkout):
    trunk, t, _ = walkout
    kinds = list(EVENTS)
    values, seen = trunk.watched(t, 20, t + 600, kinds)
    assert values.tolist() == trunk.continued(t, 20).tolist()
    assert seen == trunk.seen(t, 20, t + 600, kinds)


def test_what_happens_in_a_continuation_is_what_its_log_has(walkout):
    trunk, t, _ = walkout
    night = trunk.night
    expected = night.events.filter((night.events["t"] >= t) & (night.events["t"] < t + 60))
    found = firsts(night.plan, night.played.night, t, t + 60, list(EVENTS))
    assert {EVENTS[event.kind].name for event in found} == set(expected["kind"].to_list())
    assert min(found.values()) == expected["t"].min()


def test_each_setting_sets_what_its_lever_sets(walkout):
    trunk, _, _ = walkout
    found = handles(trunk.night)
    assert {"walkout.allowed=true", "walkout.allowed=false"} <= set(found)
    values = [found[f"walkout.allowed={text}"].places[0][1] for text in ("true", "false")]
    assert values == [1.0, 0.0]
