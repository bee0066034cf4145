"""What must hold in every night, whatever the facts drawn and the levers set."""

import numpy as np
import pytest

import october
from october.core.events import (
    ARRESTED,
    DESERTS,
    EVENTS,
    KILLED,
    PALACE,
)
from october.core.tables import ARRIVED
from october.night import play_night, prepare
from october.theatres.palace.codes import BESIEGER, DEAD, DEFENDER, GONE, HELD, OUTSIDE

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


def log_of(night):
    return night.log[: night.clock[0]["log_size"]]


def test_time_never_runs_back(nights):
    for night in nights:
        t = log_of(night)["t"]
        assert (np.diff(t) >= 0).all()
        assert t.min() >= 0
        assert t.max() <= night.clock[0]["end"]


def test_every_event_is_declared(nights):
    for night in nights:
        assert set(np.unique(log_of(night)["kind"])) <= set(EVENTS)


def test_the_log_and_the_tally_agree(nights):
    for night in nights:
        kinds, counts = np.unique(log_of(night)["kind"], return_counts=True)
        assert (night.tally["count"][kinds] == counts).all()
        assert night.tally["count"].sum() == counts.sum()


def test_heads_in_rooms_add_up_and_nobody_is_in_two(nights):
    for night in nights:
        people, rooms = night.people, night.rooms
        seen = np.zeros(len(people), int)
        for room in range(1, len(rooms)):
            row, heads = rooms[room]["people"], 0
            while row:
                assert people[row]["room"] == room
                seen[row] += 1
                heads += 1
                row = people[row]["next_here"]
            sides = ("defenders", "besiegers", "bystanders")
            assert heads == sum(rooms[room][side] for side in sides)
        assert seen.max() == 1
        assert (seen[1:] == (people["room"][1:] > 0)).all()


def test_whoever_is_gone_or_dead_is_nowhere_and_due_for_nothing(nights):
    for night in nights:
        away = np.isin(night.people["state"], [GONE, DEAD, OUTSIDE])
        assert (night.people["room"][away] == 0).all()
        held = night.people["state"] == HELD
        assert (night.people["bucket"][(away | held)][1:] <= 0).all()


def test_counts_of_the_free_are_right(nights):
    for night in nights:
        people, siege = night.people, night.siege[1]
        free = np.isin(people["state"], [1, 2, 3, 11, 12, 13, 14])
        assert siege["garrison"] == (free & (people["side"] == DEFENDER)).sum()
        assert siege["inside"] == (free & (people["side"] == BESIEGER)).sum()


def test_nobody_acts_after_death_or_leaving(nights):
    last = (KILLED, DESERTS)
    for night in nights:
        log = log_of(night)
        log = log[log["theatre"] == PALACE]
        for event in np.flatnonzero(np.isin(log["kind"], last)):
            who = log[event]["who"]
            later = log[event + 1 :]
            acted = [k for k in later["kind"][later["who"] == who] if EVENTS[k].who == "people"]
            assert not acted


def test_a_message_is_never_received_before_it_is_sent(nights):
    for night in nights:
        rows = night.deliveries[1 : night.clock[0]["deliveries"]]
        sent = night.messages["t"][rows["message"]]
        assert (rows["due"] >= sent)[rows["state"] == ARRIVED].all()


def test_the_government_falls_at_most_once(nights):
    for night in nights:
        assert night.tally["count"][ARRESTED] <= 1
