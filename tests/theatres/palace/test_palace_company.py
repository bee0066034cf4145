"""Those who keep together, those who hide, and whom people remember and warn each other of.

Seeds are fixed; bounds are five standard errors, a false alarm in two million.
"""

import numpy as np
import pytest
from palace_nights import HOUR, ends, palace
from palace_nights import watched as night_at

from october.core.events import (
    ASKS_WAY,
    ENCOUNTER,
    FOLLOWS,
    GOES_BACK,
    LOOTS,
    RECOGNISES,
    SEARCHES,
    WARNS,
)
from october.night import advance, begin, play_night
from october.night.plan import GRID
from october.theatres.palace.codes import (
    BESIEGER,
    DEFENDER,
    FOLLOWING,
    HELD,
    HIDING,
    HOLD,
    PATROLLING,
    SEARCHING,
)

SES = 5.0


def paired(a, b):
    difference = b - a
    return difference.mean(), difference.std(ddof=1) / np.sqrt(len(difference))


def count(kind):
    return lambda night: night.tally[kind]["count"]


@pytest.fixture(scope="module")
def watched():
    plan = palace(hide=1, rally=1, talk=1, dread=2)
    nights = [play_night(plan, 1917, number, watched=True).night for number in range(8)]
    return [(night, night.log[: night.clock[0]["log_size"]]) for night in nights]


def test_a_party_is_behind_its_leader():
    """At the end of every ten minutes, those who follow a leader who still leads are near him."""
    plan = palace(party=20, aversion=0, goes_home=0, sight=0.1)
    apart, together = 0, 0
    for number in range(10):
        for until in np.arange(6, 13) * 3600.0:
            night = night_at(plan, number, until)
            people, rooms = night.people, len(night.rooms)
            for row in np.flatnonzero(people["state"] == FOLLOWING):
                leader = people[people[row]["leader"]]
                if leader["state"] not in (SEARCHING, PATROLLING):
                    continue
                steps = night.paths[people[row]["room"] * rooms + leader["room"]]
                near = people[row]["room"] == leader["room"] or steps["step"] == leader["room"]
                together, apart = together + near, apart + (not near)
    assert together > 50
    assert apart < 0.05 * together


def test_officers_gather_only_their_own_who_are_lost(watched):
    gathered = 0
    for night, log in watched:
        follows = log[log["kind"] == FOLLOWS]
        gathered += len(follows)
        assert len(follows) == night.siege[1]["rallied"]
        assert (night.people["side"][follows["who"]] == DEFENDER).all()
        assert (night.people["side"][follows["whom"]] == DEFENDER).all()
        assert (night.people["rank"][follows["whom"]] == 1).all()
    assert gathered > 0


def test_rallying_takes_people_back_to_their_posts():
    lost, found = (
        ends(palace(rally=share, drift_rate=8), 40, lambda n: n.siege[1]["rallied"])
        for share in (0, 0.6)
    )
    assert lost.max() == 0
    assert found.mean() > 5


def test_who_hides_is_met_by_nobody_until_he_comes_out():
    """Whoever hides at both ends of ten seconds meets nobody in between, if nobody finds him."""
    plan = palace(hide=1, found=0, dread=2)
    hidden, met = 0, 0
    for number in range(3):
        night = begin(plan, 1917, number, log_rows=1 << 16)
        for until in np.arange(2 * HOUR, plan.end, GRID):
            before, first = night.people["state"] == HIDING, int(night.clock[0]["log_size"])
            advance(plan, night, until)
            stays = before & (night.people["state"] == HIDING)
            log = night.log[first : int(night.clock[0]["log_size"])]
            meetings = log[log["kind"] == ENCOUNTER]
            assert not stays[meetings["who"]].any()
            assert not stays[meetings["whom"]].any()
            hidden, met = hidden + stays.sum(), met + len(meetings)
        assert night.clock[0]["log_full"] == 0
    assert hidden > 1000
    assert met > 1000


def test_only_searching_takes_those_who_hide():
    taken = {}
    for found in (0, 1):
        plan = palace(hide=1, found=found, hiding=600, knowledge=0)
        taken[found] = 0
        for number in range(10):
            night = begin(plan, 1917, number)
            for until in np.arange(2 * HOUR, plan.end, GRID):
                hidden = night.people["state"] == HIDING
                advance(plan, night, until)
                taken[found] += int((hidden & (night.people["state"] == HELD)).sum())
    assert taken[0] == 0
    assert taken[1] > 0


def test_nobody_warns_of_a_friend_or_an_enemy_of_his_own(watched):
    for night, log in watched:
        warns = log[log["kind"] == WARNS]
        assert len(warns)
        assert (warns["magnitude"] > 0.5).all()
        assert (night.people["side"][warns["who"]] == night.people["side"][warns["whom"]]).all()


def test_who_is_warned_may_go_back_and_know_the_man(watched):
    """Nobody is known for an enemy, and nobody gone back for, of whom there was no warning."""
    back = 0
    for _, log in watched:
        back += (log["kind"] == GOES_BACK).sum()
        for event in log[np.isin(log["kind"], (GOES_BACK, RECOGNISES))]:
            before = log[(log["t"] <= event["t"]) & (log["kind"] == WARNS)]
            assert (before["whom"] == event["who"]).any()
    assert back > 0


def test_people_remember_three_at_most_and_each_once(watched):
    full = 0
    for night, _ in watched:
        people = len(night.people) - 1
        others = night.memories["other"][1:].reshape(people, 3)
        for row in others[(others > 0).any(axis=1)]:
            known = row[row > 0]
            assert len(set(known)) == len(known)
        assert (others != np.arange(1, people + 1)[:, None]).all()
        full += (others > 0).all(axis=1).sum()
    assert full > 100  # nobody remembers himself


def test_comrades_who_talk_warn_each_other_more():
    silent, talking = (ends(palace(talk=share), 60, count(WARNS)) for share in (0, 1))
    mean, error = paired(silent, talking)
    assert mean > SES * error


def test_supervision_keeps_things_where_they_are():
    free, watched = (ends(palace(supervision=s), 30, count(LOOTS)) for s in (0, 1))
    assert watched.max() == 0
    assert free.mean() > 5


def test_only_besiegers_ask_the_way_and_search():
    plan, kinds = palace(knowledge=0, hide=0), set()
    for number in range(20):
        night = play_night(plan, 1917, number, watched=True).night
        log = night.log[: night.clock[0]["log_size"]]
        asks = log[np.isin(log["kind"], (ASKS_WAY, SEARCHES))]
        kinds |= set(asks["kind"])
        assert (night.people["side"][asks["who"]] == BESIEGER).all()
    assert kinds == {ASKS_WAY, SEARCHES}


def test_the_bold_fire_and_the_timid_run():
    """With a will of their own, those who fired were bolder than those who ran."""
    plan = palace(will=8, force=HOLD)
    fired, ran = [], []
    names = plan.names["meetings"]
    for number in range(40):
        night = play_night(plan, 1917, number, watched=True).night
        log = night.log[: night.clock[0]["log_size"]]
        met = log[log["kind"] == ENCOUNTER]
        ours = met[(night.people["side"][met["who"]] == DEFENDER)
                   & (night.people["unit"][met["who"]] > 0)]  # fmt: skip
        resolve = night.people["threshold"][ours["who"]]
        fired += resolve[ours["what"] == names.index("fire")].tolist()
        ran += resolve[ours["what"] == names.index("flee")].tolist()
    error = np.sqrt(np.var(fired) / len(fired) + np.var(ran) / len(ran))
    assert np.mean(fired) - np.mean(ran) > SES * error
