"""What the hall makes of a count is what the table of votes and verdicts says: one and many."""

import pytest
from numba import njit

import october
from october.mechanisms.majority import CARRIED as HAS_IT
from october.mechanisms.majority import LOST as HAS_NOT
from october.mechanisms.majority import NO_QUORUM, verdict
from october.night import copy_night, play_night, prepare
from october.theatres.assembly.codes import (
    CARRIED,
    DEBATED,
    ENOUGH,
    LOST,
    ON_AYES,
    ON_CLOSE,
    ON_NOES,
    PUT,
    RULING,
)
from october.theatres.assembly.measures import watch_quorum
from october.theatres.assembly.order import happen
from october.theatres.assembly.voting import carries
from october.verification.majority import TABLE

SCENARIOS = ("october-1917", "hamlet", "soviet-congress", "roberts-rules", "general-assembly")
# Spoiled votes and those who sit there and do not answer are for bodies that the hall is not.
HALL = [row for row in TABLE if not row[4] and row[-2] == 0]


@pytest.fixture(scope="module")
def plan():
    return prepare(october.load("hamlet"))


@njit
def put_and_count(night, t):
    """Close the debate on the first motion; if the rules let it be put, say what the count is."""
    clock, sitting, motion = night.clock[0], night.sitting[0], night.motions[1]
    orders, transitions = night.standing_orders, night.transitions
    watch_quorum(clock, night.log, night.tally, night.named, night.hall[0], sitting, night.blocs, t)
    happen(clock, night.log, night.tally, night.named, transitions, orders, sitting, motion,
           ON_CLOSE, t)  # fmt: skip
    if motion.state == PUT:
        event = ON_AYES if carries(motion, orders[motion.kind]) else ON_NOES
        happen(clock, night.log, night.tally, night.named, transitions, orders, sitting, motion,
               event, t)  # fmt: skip


@pytest.mark.parametrize("row", HALL, ids=[row[0] for row in HALL])
def test_a_vote_driven_by_hand_ends_as_the_table_says(row, plan):
    _, rule, (share, at_least), quorum, _, electorate, present, yes, no, abstaining, _, end = row
    night = copy_night(plan.template)
    sitting, motion = night.sitting[0], night.motions[1]
    order = night.standing_orders[1]
    order["base"], order["threshold"], order["at_least"], order["needs_quorum"] = (
        rule, share, at_least, 1,
    )  # fmt: skip
    night.hall[0]["quorum"] = quorum / electorate if electorate else 0.0
    night.blocs["caucus_until"] = -1.0
    sitting["quorate"], sitting["seated"], sitting["present"] = ENOUGH, electorate, present
    motion["kind"], motion["state"] = 1, DEBATED
    motion["electorate"], motion["present"] = electorate, present
    motion["ayes"], motion["nays"], motion["abstained"] = yes, no, abstaining
    put_and_count(night, 60.0)
    assert {CARRIED: HAS_IT, LOST: HAS_NOT}.get(int(motion["state"]), NO_QUORUM) == end


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_vote_of_many_nights_ends_as_the_table_says(name):
    plan = prepare(october.load(name))
    seen = {HAS_IT: 0, HAS_NOT: 0}
    for number in range(60):
        night = play_night(plan, 11, number).night
        for motion in night.motions[1 : int(night.sitting[0]["motions"])]:
            if motion["state"] not in (CARRIED, LOST) or motion["method"] == RULING:
                continue
            order = night.standing_orders[motion["kind"]]
            quorum = night.hall[0]["quorum"] * motion["electorate"] * order["needs_quorum"]
            ended = verdict(
                order["base"], order["threshold"], bool(order["at_least"]), float(quorum), False,
                float(motion["electorate"]), float(motion["present"]),
                (motion["ayes"], motion["nays"], motion["abstained"], 0.0),
            )  # fmt: skip
            assert ended == (HAS_IT if motion["state"] == CARRIED else HAS_NOT)
            seen[ended] += 1
    assert seen[HAS_IT] > 20
    assert seen[HAS_NOT] > 0
