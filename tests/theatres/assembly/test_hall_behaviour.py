"""Shares move the right way when their causes are moved.

The same nights are played with and without a cause. Fixed seeds, and differences at least six
standard errors wide where a share is compared, so that luck alone fails them less than once in a
million changes of the random numbers.
"""

import numpy as np
import pytest

from october.core import events
from october.theatres.assembly import codes

NIGHTS = range(80)
GUNS = [(16200.0 + 420.0 * k, events.GUNFIRE, "mrc", "government", 0.2) for k in range(14)]
ARREST = [(30000.0, events.GOVERNMENT_ARRESTED, "mrc", "government", 0.8)]


def read(nights, field):
    return np.array([float(night.sitting[0][field]) for night in nights])


@pytest.fixture(scope="module")
def base(hall):
    return hall.many(NIGHTS, news=GUNS)


def rises(low, high, by=0.0):
    """Paired: the mean rises by more than six standard errors of the mean difference."""
    difference = np.asarray(high, float) - np.asarray(low, float)
    error = difference.std(ddof=1) / np.sqrt(len(difference))
    assert difference.mean() > by + 6 * error


def test_nobody_leaves_where_nobody_may(hall, base):
    kept = hall.many(NIGHTS, news=GUNS, walkout_allowed=0.0)
    assert read(kept, "walked").max() == 0
    assert sum(int(n.delegates["held"].sum()) for n in kept) > 0
    rises(read(kept, "walked"), read(base, "walked"))


def test_only_the_faction_that_may_leave_leaves(hall):
    srs = hall.names["factions"].index("srs")
    for night in hall.many(range(15), news=GUNS, walkout_who=srs + 1.0):
        gone = night.blocs["gone"].copy()
        gone[night.blocs["origin"] == srs] = 0
        assert gone.sum() == 0


def test_guns_embitter_the_hall(hall, base):
    srs, found = hall.names["factions"].index("srs"), []
    for news in ([], GUNS):
        nights = [hall.play(hall.begin(n), until=25200.0, news=list(news)) for n in NIGHTS]
        found.append([float(night.blocs["grievance"][srs]) for night in nights])
    rises(*found)


def test_conformity_hides_dissent(hall, base):
    alone = hall.many(NIGHTS, news=GUNS, conformity=0.0, confusion=0.0)
    voted = [
        (a, b) for a, b in zip(alone, base, strict=True)
        if a.sitting[0]["motion_share"] >= 0 and b.sitting[0]["motion_share"] >= 0
    ]  # fmt: skip
    assert len(voted) > 20
    rises(
        [a.sitting[0]["motion_conformed"] + a.sitting[0]["motion_confused"] for a, _ in voted],
        [b.sitting[0]["motion_conformed"] + b.sitting[0]["motion_confused"] for _, b in voted],
    )


def test_a_slow_answer_comes_later(hall, base):
    fast, slow = [], []
    for number in NIGHTS:
        for delays, minutes in ((fast, 1.0), (slow, 45.0)):
            night = hall.begin(number)
            lead = int(night.sitting[0]["lead"])
            night.factions[lead]["reply_delay"] = minutes
            delays.append(float(hall.play(night, news=GUNS).sitting[0]["reply_delay"]))
    known = np.array([(a, b) for a, b in zip(fast, slow, strict=True) if a >= 0 and b >= 0])
    assert len(known) > 20
    rises(known[:, 0], known[:, 1])


def test_the_arrest_hurries_the_claim_to_power(hall, base):
    early = [(20000.0, events.GOVERNMENT_ARRESTED, "mrc", "government", 0.8)]
    known = hall.many(NIGHTS, news=GUNS + early, appeal_value=4.0)
    assert read(known, "arrested").mean() > 0.7

    def when(nights):
        times = read(nights, "claimed")
        return np.where(times < 0, 46800.0, times)

    rises(when(known), when(base))


def test_pressure_holds_the_opening_back(hall):
    free = read(hall.many(NIGHTS, pressure=0.0), "opened")
    pressed = read(hall.many(NIGHTS, pressure=1.0), "opened")
    assert np.all(pressed >= free)
    rises(free, pressed)


def test_the_earliest_opening_is_a_bound_and_not_a_time(hall):
    opened = read(hall.many(range(20), opens=7200.0), "opened")
    assert opened.min() >= 7200.0
    assert opened.std() > 600.0


def test_who_sits_there_decides_who_needs_whom(hall):
    few = read(hall.many(range(15), credentials=0.0), "seated")
    assert few[0] == 670
    powers = [float(hall.begin(n, credentials=c).sitting[0]["lead_power"])
              for n in range(5) for c in (0.0, 1.0)]  # fmt: skip
    assert max(powers[0::2]) < 1.0
    assert min(powers[1::2]) == pytest.approx(1.0)


def test_a_rising_that_waits_keeps_people_in(hall, base):
    waits = hall.many(NIGHTS, news=GUNS, waits_for_vote=1.0)
    rises(read(waits, "walked"), read(base, "walked"))
    message = waits[0].messages[1]
    assert message["kind"] == events.HOLD_RISING


def test_tired_delegates_are_moved_less(hall):
    def drift(nights):
        return [
            float(np.abs(n.delegates["how"] - n.delegates["how_anchor"]).mean()) for n in nights
        ]

    awake = drift(hall.many(NIGHTS, fatigue_rate=0.0, listening=0.08))
    tired = drift(hall.many(NIGHTS, fatigue_rate=0.5, fatigue_most=0.95, listening=0.08))
    rises(tired, awake)


def test_every_event_of_the_hall_happens_in_some_nights_and_few_in_all(base):
    counts = np.array([night.tally["count"] for night in base])
    some = (counts > 0).mean(axis=0)
    for kind in (
        events.BARS_WAY, events.LEAVES, events.CARRIED, events.STAYS, events.REVIVED,
        events.DECLARATION, events.COOPERATES, events.DEFECTS, events.DENOUNCES, events.OPINION,
        events.CAUCUS, events.WALKOUT, events.NOMINATES, events.TALKS, events.RECESS,
    ):  # fmt: skip
        assert some[kind] > 0, events.EVENTS[kind].name
    for kind in (events.STAYS, events.REVIVED, events.RECESS):
        assert some[kind] < 1, events.EVENTS[kind].name


def test_talks_come_about_by_goodwill_and_fail_by_ill_will(hall):
    """From no grievance, pressure or provocability and all forgiveness to the reverse."""
    met = codes.TALKS_STATES.index("met"), codes.TALKS_STATES.index("agreed")
    shares = []
    for ill in (0.0, 0.25, 0.5, 0.75, 1.0):
        found = []
        for number in NIGHTS:
            night = hall.begin(number, pressure=ill)
            night.factions["grievance"] = night.factions["provocability"] = ill
            night.factions["forgiveness"] = 1.0 - ill
            found.append(hall.play(night, news=GUNS).sitting[0]["talks"] in met)
        shares.append(np.mean(found))
    # A share of 80 nights has a standard error of .056 at most, a difference of two .08.
    assert shares[0] > 0.65
    assert shares[-1] < 0.15
    assert np.max(-np.diff(shares)) < 0.75


def shouted_down(nights):
    return np.array([float(night.tally[events.SHOUTED_DOWN]["count"]) for night in nights])


def test_a_hall_that_does_not_heckle_hears_everybody_out(hall, base):
    patient = hall.many(NIGHTS, news=GUNS, heckling=0.0)
    assert shouted_down(patient).max() == 0
    rises(shouted_down(patient), shouted_down(base))
    rises(shouted_down(base), shouted_down(hall.many(NIGHTS, news=GUNS, heckling=3.0)))


def test_only_what_can_be_left_unsaid_is_drowned(hall):
    once_said = {codes.OPEN, codes.MOVE, codes.ANNOUNCE_EXIT, codes.ANNOUNCE_STAY, codes.REPORT}
    acts, heard = set(), []
    for number in range(12):
        night = hall.play(hall.begin(number, log_rows=1 << 14, heckling=5.0), news=list(GUNS))
        log = night.log[: int(night.clock[0]["log_size"])]
        drowned = log[log["kind"] == events.SHOUTED_DOWN]
        acts |= set(drowned["what"].tolist())
        heard.extend(drowned["magnitude"])
        by = night.speakers["faction"][drowned["who"]]
        assert (by != drowned["whom"]).all()
    assert acts
    assert not acts & once_said
    assert 0 < min(heard) <= max(heard) < 1


def test_being_shouted_down_is_resented(hall):
    found = []
    for heckling in (0.0, 5.0):
        nights = hall.many(NIGHTS, heckling=heckling)
        found.append([float(night.blocs["grievance"][1:].mean()) for night in nights])
    rises(*found)
