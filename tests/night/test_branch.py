"""A branch has other luck from its time on: waits without memory are drawn anew, traits stay."""

import numpy as np
import pytest

import october
from october.night import branch, prepare
from october.night.play import advance, play_until

SES = 5.0
HOUR = 3600.0
WHEN = 3 * HOUR


@pytest.fixture(scope="module")
def plan():
    return prepare(october.load("october-1917"))


@pytest.fixture(scope="module")
def night(plan):
    return play_until(plan, 1917, 3, WHEN)


def test_a_line_fails_after_a_branch_as_one_that_has_not_failed_yet(plan, night):
    links, hazards = night.links, night.link_traits["hazard"]
    open_ = np.flatnonzero((links["failed"] == 0) & (links["state"] == 1) & (hazards > 0))
    assert len(open_) > 5
    fails = np.array([branch(plan, night, seed=s).links["next"][open_] for s in range(600)])
    assert (fails > WHEN).all()
    share = (fails < plan.end).mean(axis=0)
    expected = 1 - np.exp(-hazards[open_] * (plan.end - WHEN) / HOUR)
    error = np.sqrt(expected * (1 - expected) / len(fails))
    assert (np.abs(share - expected) < SES * error + 1e-9).all()


def test_without_a_seed_nothing_is_drawn_anew(plan, night):
    copy = branch(plan, night)
    for table in ("links", "bodies", "guns", "squads", "siege", "march"):
        assert getattr(copy, table).tobytes() == getattr(night, table).tobytes()


def test_what_lasts_is_the_same_in_every_branch(plan, night):
    """When the light fails further, the same rooms are dark whatever the luck."""
    seen = set()
    for seed in range(4):
        copy = branch(plan, night, seed=seed)
        copy.keep["dark"][1] = 0.7
        advance(plan, copy, WHEN + 120)
        seen.add(copy.rooms["light"].tobytes())
    assert len(seen) == 1
    assert night.rooms["light"].tobytes() not in seen


def test_a_gun_that_is_being_made_fit_is_done_at_another_time(plan):
    for number in range(20):
        night = play_until(plan, 1917, number, WHEN)
        waiting = night.guns["fit"] > WHEN
        if waiting.any():
            times = {branch(plan, night, seed=s).guns["fit"][waiting].tobytes() for s in range(5)}
            assert len(times) == 5
            return
    raise AssertionError("no gun was being made fit in any of the nights")
