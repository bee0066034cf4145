"""What must hold in every night of the hall, whatever news comes in."""

from collections import Counter

import numpy as np
import pytest

from october.core import events
from october.core.tables import Night
from october.night.state import state_hash
from october.theatres.assembly.codes import AT_DOOR, CLOSED, GONE, IN_HALL

NIGHTS = range(12)
GUNS = [(16200.0 + 420.0 * k, events.GUNFIRE, "mrc", "government", 0.2) for k in range(10)]
ARREST = [(30000.0, events.GOVERNMENT_ARRESTED, "mrc", "government", 0.8)]


@pytest.fixture(scope="module")
def nights(hall):
    return hall.many(NIGHTS, news=GUNS + ARREST)


def test_heads_add_up(nights):
    for night in nights:
        people = night.delegates[1:]
        people = people[people["state"] > 0]
        sitting = night.sitting[0]
        assert set(people["state"]) <= {IN_HALL, AT_DOOR, GONE}
        assert sitting["present"] == (people["state"] != GONE).sum()
        assert sitting["walked"] == (people["state"] == GONE).sum()
        assert night.blocs["present"].sum() == sitting["present"]
        assert night.camps["gone"].sum() == sitting["walked"]
        for row in range(1, len(night.blocs)):
            own = people[people["faction"] == row]
            assert night.blocs["present"][row] == (own["state"] != GONE).sum()


def test_everybody_has_one_seat(nights):
    for night in nights:
        taken = night.delegates["seat"][night.delegates["state"] > 0]
        assert len(set(taken)) == len(taken)
        assert all(night.seats["sitter"][night.delegates["seat"][d]] == d
                   for d in range(1, len(taken) + 1))  # fmt: skip


def test_votes_never_exceed_those_present(hall, nights):
    for night in nights:
        motions = night.motions[1 : night.sitting[0]["motions"]]
        votes = motions["ayes"] + motions["nays"] + motions["abstained"]
        assert np.all(votes <= night.sitting[0]["seated"])
        assert np.all(motions["ayes"] >= 0)


def test_shares_stay_shares(nights):
    for night in nights:
        for field in ("joint_open", "lead_power", "peasants", "army", "peak", "fatigue"):
            assert 0 <= night.sitting[0][field] <= 1 + 1e-12, field
        assert np.all((night.relations["keep"] >= 0) & (night.relations["keep"] <= 1))
        assert np.all((night.relations["add"] >= 0) & (night.relations["add"] <= 1))
        assert np.all(np.abs(night.delegates["who"]) <= 1)


def test_whoever_speaks_has_asked_for_it_once(hall):
    for number in NIGHTS:
        night = hall.play(hall.begin(number, log_rows=1 << 14), news=GUNS + ARREST)
        asked = Counter()
        for entry in night.log[: night.clock[0]["log_size"]]:
            words = tuple(entry[name].item() for name in ("who", "whom", "where", "what"))
            asked[words] += int(entry["kind"] == events.ASKS_FLOOR)
            asked[words] -= int(entry["kind"] == events.SPEECH)
            assert asked[words] >= 0, (number, entry)
        assert night.tally["count"][events.SPEECH] > 10


def test_the_log_runs_forward_and_nobody_speaks_after_leaving(hall):
    for number in NIGHTS:
        night = hall.play(hall.begin(number, log_rows=1 << 14), news=GUNS + ARREST)
        log = night.log[: night.clock[0]["log_size"]]
        assert night.clock[0]["log_full"] == 0
        assert np.all(np.diff(log["t"]) >= 0)
        gone = {}
        for entry in log:
            if entry["kind"] == events.LEAVES:
                assert entry["who"] not in gone
                gone[entry["who"]] = entry["t"]
            elif entry["kind"] == events.RETURNS:
                assert entry["t"] >= gone.pop(entry["who"])
            elif entry["kind"] == events.SPEECH:
                delegate = night.speakers["delegate"][entry["who"]]
                assert entry["t"] <= gone.get(delegate, np.inf)


def test_watching_changes_nothing(hall, nights):
    watched = hall.play(hall.begin(3, log_rows=1 << 14), news=GUNS + ARREST)
    assert state_hash(watched) == state_hash(nights[3])


def test_stopping_anywhere_changes_nothing(hall, nights):
    cuts = np.random.default_rng(3).integers(1, 4680, size=(4, 15)) * 10.0
    for number, row in enumerate(cuts):
        night = hall.begin(number)
        for cut in sorted(row):
            news = [n for n in GUNS + ARREST if night.clock[0]["now"] <= n[0] < cut]
            hall.play(night, until=float(cut), news=news)
            night = Night(*(table.copy() for table in night))
        news = [n for n in GUNS + ARREST if n[0] >= night.clock[0]["now"]]
        hall.play(night, news=news)
        assert state_hash(night) == state_hash(nights[number])


def test_no_two_nights_are_the_same(nights):
    assert len({state_hash(night) for night in nights}) == len(nights)


def test_a_motion_only_goes_where_the_orders_let_it(hall, nights):
    states = hall.names["motion_states"]
    for night in nights:
        for motion in night.motions[1 : night.sitting[0]["motions"]]:
            name = states[motion["state"]]
            # A motion may be before the hall when the night ends.
            if night.sitting[0]["phase"] == CLOSED:
                assert name not in {"", "moved", "seconded", "debated", "put", "postponed"}
            if name in {"carried", "lost"}:
                order = night.standing_orders[motion["kind"]]
                assert motion["seconded"] > 0 or not order["second"]
                assert motion["method"] > 0
                assert motion["settled"] >= motion["moved"] >= night.sitting[0]["opened"]


def test_credentials_and_wings(hall):
    night = hall.begin(0, credentials=0.0)
    assert night.sitting[0]["present"] == 670
    lead = hall.names["factions"].index("bolsheviks")
    assert night.blocs["present"][lead] == 300
    assert hall.begin(0, credentials=1.0).blocs["present"][lead] == 390
