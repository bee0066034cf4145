"""The split: who goes, late or at once, who stays, which wings break away, who comes back.

Fixed seeds. A share or mean that must move with its cause is compared on the same nights, and the
difference is at least four standard errors wide, so that other random numbers would fail a test
less than once in thirty thousand; the rest holds in every night.
"""

import numpy as np
import pytest

from october.core import events
from october.mechanisms.power import power
from october.theatres.assembly import codes
from october.theatres.assembly.exits import REACH

NIGHTS = range(60)
GUNS = [(16200.0 + 420.0 * k, events.GUNFIRE, "mrc", "government", 0.2) for k in range(14)]
ROWS = 1 << 14


def read(nights, field):
    return np.array([float(night.sitting[0][field]) for night in nights])


def rises(low, high):
    """Paired: the mean rises by more than four standard errors of the mean difference."""
    difference = np.asarray(high, float) - np.asarray(low, float)
    error = difference.std(ddof=1) / np.sqrt(len(difference))
    assert difference.mean() > 4 * error


def log_of(night):
    return night.log[: night.clock[0]["log_size"]]


def of_kind(night, kind):
    log = log_of(night)
    return log[(log["theatre"] == events.ASSEMBLY) & (log["kind"] == kind)]


@pytest.fixture(scope="module")
def base(hall):
    return hall.many(NIGHTS, news=GUNS)


@pytest.fixture(scope="module")
def watched(hall):
    """Return nights with a log in which much breaks and many come back."""
    lively = {"split_rate": 0.002, "return_rate": 0.002, "recall_rate": 0.003}
    return [hall.play(hall.begin(n, log_rows=ROWS, **lively), news=GUNS) for n in range(25)]


def with_pledge(hall, number, faction, pledge):
    night = hall.begin(number)
    row = hall.names["factions"].index(faction)
    night.factions[row]["pledge"] = pledge
    night.blocs[row]["pledge"] = pledge
    return night


# ---------------------------------------------------------------- caucuses
def test_a_caucus_before_the_opening_pledges_and_the_lever_moves_it(hall):
    srs, found = hall.names["factions"].index("srs"), []
    for lever in (codes.PLEDGED_STAY, codes.PLEDGED_LEAVE):
        nights = [with_pledge(hall, n, "srs", lever) for n in NIGHTS]
        for night in nights:
            night.hall[0]["early_caucus"] = 0.2
            hall.play(night, until=20000.0)
        found.append(nights)
    stay, leave = (
        [{1: -1, 2: 1}.get(int(n.blocs["pledge"][srs]), 0) for n in nights] for nights in found
    )
    rises(stay, leave)
    assert all(night.blocs["met"][srs] == codes.HAS_MET for nights in found for night in nights)


def test_a_pledge_is_kept_more_often_than_not(hall):
    walked = []
    for lever in (codes.PLEDGED_STAY, codes.PLEDGED_LEAVE):
        nights = [with_pledge(hall, n, "srs", lever) for n in NIGHTS]
        for night in nights:
            night.hall[0]["early_caucus"] = 0.0
        walked.append(read([hall.play(n, news=GUNS) for n in nights], "walked"))
    rises(*walked)


def test_caucuses_gather_in_recesses(hall):
    counts = []
    for weight in (0.0, 4.0):
        nights = []
        for number in range(30):
            night = hall.begin(number, log_rows=ROWS, recess_rate=0.02, recess_caucus=weight)
            nights.append(hall.play(night, news=GUNS))
        counts.append([_begun_in_recess(night) for night in nights])
    rises(*counts)


def _begun_in_recess(night):
    begun, pause = 0, False
    for event in log_of(night):
        pause = (pause or event["kind"] == events.RECESS) and event["kind"] != events.RESUMES
        begun += pause and event["kind"] == events.CAUCUS and event["what"] == codes.WITHDRAWS
    return begun


# ---------------------------------------------------------------- exits
def test_every_way_out_is_taken_and_counted(watched):
    ways = np.zeros(5, int)
    for night in watched:
        left = of_kind(night, events.LEAVES)
        count = np.bincount(left["what"], minlength=5)
        ways += count
        sitting = night.sitting[0]
        assert count[codes.STRAGGLING] == sitting["straggled"]
        assert count[codes.ALONE] == sitting["alone"]
        assert count[codes.FOLLOWING] == sitting["followed"]
    assert ways[0] == 0
    assert (ways[1:] > 0).all()


def test_who_stays_although_called_is_counted(hall, base):
    for night in base:
        people = night.delegates[1:]
        stay = (people["called"] == 1) & (people["state"] != codes.GONE)
        assert night.sitting[0]["refused"] == stay.sum()
    assert read(base, "refused").max() > 0


def test_people_go_alone_at_the_rate_of_the_scenario(hall):
    never = hall.many(NIGHTS, alone_rate=0.0, caucus_rate=0.0)
    assert read(never, "walked").max() == 0
    often = hall.many(NIGHTS, alone_rate=0.05, caucus_rate=0.0)
    assert read(often, "walked").max() > 0
    assert (read(often, "walked") == read(often, "alone") - read(often, "returned")).all()
    rises(read(never, "alone"), read(often, "alone"))


def test_stragglers_go_at_the_rate_of_the_scenario(hall):
    rises(
        read(hall.many(NIGHTS, news=GUNS, straggle_rate=0.0), "straggled"),
        read(hall.many(NIGHTS, news=GUNS, straggle_rate=0.5), "straggled"),
    )


def test_who_is_kept_in_obstructs(hall):
    quiet, loud = (
        hall.many(range(300), news=GUNS, walkout_allowed=0.0, obstruct=o) for o in (0.0, 4.0)
    )
    assert read(quiet, "kept").max() > 0
    rises(read(quiet, "declared"), read(loud, "declared"))

    def against(nights):
        share = []
        for night in nights:
            people = night.delegates[1:]
            kept = people[people["held"] == codes.KEPT_IN]
            share.append((kept["vote"] == 1).mean() if len(kept) else np.nan)
        return np.array(share)

    ayes = np.array([against(loud), against(quiet)])
    rises(*ayes[:, ~np.isnan(ayes).any(axis=0)])


# ---------------------------------------------------------------- splits
def test_nothing_breaks_where_nothing_may(hall):
    assert read(hall.many(NIGHTS, news=GUNS, split_rate=0.0), "splits").max() == 0


def test_a_wing_that_breaks_away_takes_its_people_and_its_ties(watched):
    seen = 0
    for night in watched:
        for event in of_kind(night, events.SPLITS):
            seen += 1
            child, parent, wing = event["who"], event["whom"], event["where"]
            camp, bloc = night.camps[wing], night.blocs[child]
            assert camp["faction"] == child
            assert bloc["seats"] == camp["seats"] > 0
            assert bloc["actor"] == night.blocs[parent]["actor"]
            assert night.speakers["faction"][night.speakers["wing"] == wing].tolist() == (
                [child] * (night.speakers["wing"] == wing).sum()
            )
            theirs = night.delegates[1:][night.delegates["wing"][1:] == wing]
            assert set(theirs["faction"]) <= {child}
            whole = sum(night.factions["support"][night.blocs["origin"] == bloc["origin"]])
            assert night.factions["support"][child] < whole
    assert seen > 20


def test_a_wing_of_its_own_speaks_and_meets_in_its_own_name(watched):
    acts = set()
    for night in watched:
        own = {event["who"]: event["t"] for event in of_kind(night, events.SPLITS)}
        for event in log_of(night):
            if events.EVENTS[event["kind"]].who == "factions" and event["who"] in own:
                assert event["t"] >= own[event["who"]]
                acts.add(event["kind"])
    assert {events.CAUCUS, events.DEFECTS, events.STAYS} <= acts


def test_what_divides_a_faction_breaks_it(hall):
    for weight in ("split_vote", "split_position"):
        split = [
            read(hall.many(NIGHTS, news=GUNS, split_rate=0.0002, **{weight: value}), "splits")
            for value in (0.0, 12.0)
        ]
        rises(*split)


def test_refusals_under_pressure_pull_the_leading_party_apart(hall):
    lead = hall.names["factions"].index("bolsheviks")

    def broken(pressure):
        nights = hall.many(NIGHTS, news=GUNS, pressure=pressure, split_refusal=7.0,
                           split_rate=0.0002)  # fmt: skip
        return [float((n.blocs["seats"][n.blocs["origin"] == lead] > 0).sum()) for n in nights]

    rises(broken(0.0), broken(1.0))


# ---------------------------------------------------------------- returns
def test_nobody_comes_back_where_nothing_draws(hall):
    assert read(hall.many(NIGHTS, news=GUNS, return_rate=0.0), "returned").max() == 0


def test_returns_come_at_their_rate_and_when_talks_are_heard_of(hall, base):
    few, many = (hall.many(NIGHTS, news=GUNS, return_rate=r) for r in (0.0001, 0.002))
    rises(read(few, "returned"), read(many, "returned"))
    deaf, told = (hall.many(NIGHTS, news=GUNS, return_talks=w, return_rate=0.001)
                  for w in (0.0, 4.0))  # fmt: skip
    rises(read(deaf, "returned"), read(told, "returned"))


def test_who_comes_back_had_gone_and_neighbours_see_it(watched):
    why = set()
    for night in watched:
        returns = of_kind(night, events.RETURNS)
        assert len(returns) == night.sitting[0]["returned"]
        why |= set(returns["what"])
        people, seats = night.delegates, night.seats["sitter"]
        for d in range(1, len(people)):
            if people["state"][d]:
                low = max(1, people["seat"][d] - REACH)
                around = seats[low : people["seat"][d] + REACH + 1]
                gone = (people["state"][around] == codes.GONE).sum()
                assert people["neighbours_gone"][d] == gone
    assert why == {codes.FACTION_BACK, codes.FETCHED, codes.OF_ITSELF}


def test_who_is_away_does_not_vote(hall):
    seen = 0
    for number in range(4):
        night = hall.begin(number, return_rate=0.002)
        before = None
        for until in range(15000, 46800, 600):
            hall.play(night, until=float(until), news=GUNS)
            people = night.delegates.copy()
            if before is not None:
                away = (before["state"] == codes.GONE) & (people["state"] == codes.GONE)
                seen += away.sum()
                for field in ("vote", "private", "who", "how"):
                    assert (people[field][away] == before[field][away]).all()
            before = people
    assert seen > 0


# ---------------------------------------------------------------- what follows
def central(hall, table):
    """Return the hall with every value at the middle that the scenario gives it."""
    facts = np.array([float(hall.plan.scenario.value(f.path).number) for f in hall.plan.facts])
    return hall.begin(0, facts=facts, credentials=table, persuader=0.0)


def send_out(night, faction, count, t):
    """Let so many of a faction go to the door and out of it."""
    from october.theatres.assembly.entries import advance_assembly

    people = night.delegates
    at = np.flatnonzero((people["faction"] == faction) & (people["state"] == codes.IN_HALL))
    people["state"][at[:count]] = codes.AT_DOOR
    people["leaves"][at[:count]] = t
    night.sitting[0]["exiting"] = 1
    night.sitting[0]["leave"] = t
    advance_assembly(night, t)
    assert len(at) >= count


def test_power_under_the_two_credentials_tables(hall):
    srs, internationalists = (
        hall.names["factions"].index(f) for f in ("srs", "menshevik_internationalists")
    )
    found = {}
    for table in (0, 1):
        night = central(hall, table)
        found[table] = [float(night.sitting[0]["lead_power"])]
        send_out(night, srs, 70 if table == 0 else 50, 0.0)
        found[table].append(float(night.sitting[0]["lead_power"]))
        send_out(night, internationalists, 14, 10.0)
        found[table].append(float(night.sitting[0]["lead_power"]))
        if table == 0:
            assert night.sitting[0]["present"] == 670 - 84
    assert found[0] == pytest.approx([0.64, 0.90, 1.0], abs=0.005)
    assert found[1] == pytest.approx([1.0, 1.0, 1.0])


def test_the_figures_are_those_of_who_is_left(base):
    for night in base[:30]:
        sitting, blocs = night.sitting[0], night.blocs
        assert sitting["measured"] == sitting["present"]
        lead, votes = int(sitting["lead"]), []
        for row in range(1, len(blocs)):
            if row != lead and blocs["present"][row]:
                groups = int(night.factions["groups"][row])
                share = np.array_split(np.arange(blocs["present"][row]), groups)
                votes += [len(part) for part in share if len(part)]
        weights = np.array([blocs["present"][lead], *votes], float)
        index = power(weights, len(weights), int(sitting["present"]) // 2 + 1, 0)
        assert sitting["lead_power"] == pytest.approx(index)


def test_without_a_quorum_nothing_is_put_that_needs_one(hall):
    lost = 0
    for number in range(12):
        night = hall.begin(number, log_rows=ROWS, quorum=0.9, credentials=0.0, exit_outside=10.0,
                           pull_aye=1.5)  # fmt: skip
        hall.play(night, news=GUNS)
        short = None
        for event in log_of(night):
            if event["kind"] == events.QUORUM:
                short = event["what"] == codes.SHORT
            elif short and event["kind"] in (events.PUT, events.CARRIED, events.LOST_VOTE):
                assert night.standing_orders["needs_quorum"][event["where"]] == 0
        if night.sitting[0]["quorum_lost"] >= 0:
            lost += 1
            assert of_kind(night, events.QUORUM)["what"][0] == codes.SHORT
            assert night.tally["count"][events.QUORUM] == len(of_kind(night, events.QUORUM))
    assert lost >= 6


def test_the_city_sees_a_party_whole(hall, watched):
    """A wing that broke away counts with its party's actor, so shares still add up."""
    for night in watched:
        rows = night.blocs[1:]
        assert rows["present"].sum() == night.sitting[0]["present"]
        for origin in set(rows["origin"]):
            actors = {
                int(a) for a in rows["actor"][(rows["origin"] == origin) & (rows["seats"] > 0)]
            }
            assert len(actors) == 1
