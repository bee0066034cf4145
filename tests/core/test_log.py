"""The log: a tally always, rows when somebody watches, and never silence when it is full."""

import numba
import numpy as np

from october.core import log as october_log
from october.core.events import FIRES, KINDS, SPEECH
from october.core.tables import DTYPES, empty_table


@numba.njit
def record(clock, log, tally, named, t, theatre, kind, who, whom, where, what, magnitude, person):
    october_log.record(
        clock[0], log, tally, named, t, theatre, kind, who, whom, where, what, magnitude, person
    )


def tables(rows=0, people=2):
    tally = np.zeros(KINDS, DTYPES["tally"])
    tally["first"] = -1.0
    log = np.zeros(rows, DTYPES["log"])
    return empty_table("clock", 1), log, tally, empty_table("named", people + 1)


def test_without_rows_only_the_tally_is_kept():
    clock, log, tally, named = tables()
    record(clock, log, tally, named, 10.0, 1, SPEECH, 1, 2, 3, 4, 2.5, 0)
    record(clock, log, tally, named, 70.0, 1, SPEECH, 1, 2, 3, 4, 0.5, 2)
    assert tally[SPEECH].tolist() == (2, 10.0, 70.0, 3.0)
    assert tally[FIRES].tolist() == (0, -1.0, 0.0, 0.0)
    assert (clock[0]["log_size"], clock[0]["log_full"]) == (0, 0)
    assert named[2, SPEECH] == 1
    assert named[0].sum() == 0


def test_with_rows_every_column_is_kept_in_order():
    clock, log, tally, named = tables(rows=3)
    record(clock, log, tally, named, 10.0, 2, FIRES, 5, 6, 7, 8, 33.0, 1)
    record(clock, log, tally, named, 20.0, 1, SPEECH, 1, 2, 3, 4, 2.5, 0)
    assert clock[0]["log_size"] == 2
    assert log[0].tolist() == (10.0, 33.0, 5, 6, 7, 8, FIRES, 2)
    assert log["kind"].tolist() == [FIRES, SPEECH, 0]


def test_a_full_log_says_so_and_the_tally_goes_on():
    clock, log, tally, named = tables(rows=1)
    for t in (1.0, 2.0, 3.0):
        record(clock, log, tally, named, t, 1, SPEECH, 0, 0, 0, 0, 1.0, 0)
    assert clock[0]["log_full"] == 1
    assert clock[0]["log_size"] == 1
    assert log[0]["t"] == 1.0
    assert tally[SPEECH].tolist() == (3, 1.0, 3.0, 3.0)


def test_watched_and_unwatched_keep_the_same_tally():
    ends = []
    for rows in (0, 2, 50):
        clock, log, tally, named = tables(rows=rows)
        for step in range(20):
            record(clock, log, tally, named, step * 1.5, 1, SPEECH + step % 3, 1, 0, 0, 0, 0.1, 1)
        ends.append((tally.tobytes(), named.tobytes()))
    assert len(set(ends)) == 1
