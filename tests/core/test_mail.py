"""News is read once, in the order in which it arrived, and never before."""

import numba
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from october.core import mail
from october.core.tables import ARRIVED, empty_table


@numba.njit
def post(clock, messages, t, kind, origin, actor, victim, severity, magnitude, credence):
    return mail.post(
        clock[0], messages, t, kind, origin, actor, victim, severity, magnitude, credence
    )


@numba.njit
def arrive(sites, deliveries, row):
    mail.arrive(sites, deliveries, row)


@numba.njit
def unread(sites, deliveries, site):
    return mail.unread(sites, deliveries, site)


def tables(sites=3, deliveries=60):
    return empty_table("sites", sites + 1), empty_table("deliveries", deliveries + 1)


def test_a_message_is_written_whole_and_wakes_the_city():
    clock, messages = empty_table("clock", 1), empty_table("messages", 4)
    clock["messages"], clock["next_city"] = 1, 900.0
    assert post(clock, messages, 13.5, 8, 2, 5, 6, 0.25, 33.0, 0.75) == 1
    assert messages[1].tolist() == (13.5, 0.25, 33.0, 0.75, 8, 2, 5, 6)
    assert clock[0]["next_city"] == 13.5
    assert clock[0]["messages"] == 2


def test_it_does_not_put_off_what_the_city_has_to_do_earlier():
    clock, messages = empty_table("clock", 1), empty_table("messages", 4)
    clock["messages"], clock["next_city"] = 1, 5.0
    post(clock, messages, 13.5, 8, 2, 5, 6, 0.0, 0.0, 1.0)
    assert clock[0]["next_city"] == 5.0


def test_a_full_table_says_so_and_writes_nothing():
    clock, messages = empty_table("clock", 1), empty_table("messages", 2)
    clock["messages"] = 1
    assert post(clock, messages, 1.0, 8, 1, 1, 1, 0.0, 0.0, 1.0) == 1
    before = messages.copy()
    assert post(clock, messages, 2.0, 9, 1, 1, 1, 0.0, 0.0, 1.0) == 0
    assert clock[0]["overflow"] == 1
    assert clock[0]["messages"] == 2
    assert np.array_equal(messages, before)


def test_an_empty_site_has_nothing_to_read():
    sites, deliveries = tables()
    assert unread(sites, deliveries, 1) == 0
    assert unread(sites, deliveries, 0) == 0


@given(st.lists(st.one_of(st.integers(1, 3), st.tuples(st.integers(1, 3))), max_size=60))
def test_chains_against_queues(steps):
    """A number lets a delivery arrive at a site; a tuple lets the site read what it can."""
    sites, deliveries = tables()
    waiting = {1: [], 2: [], 3: []}
    row = 0
    for step in steps:
        if isinstance(step, int):
            row += 1
            deliveries[row]["site"] = step
            deliveries[row]["next"] = 7  # a list it was in before must not show
            arrive(sites, deliveries, row)
            assert deliveries[row]["state"] == ARRIVED
            waiting[step].append(row)
        else:
            (site,) = step
            read = []
            while found := unread(sites, deliveries, site):
                read.append(found)
            assert read == waiting[site]
            waiting[site] = []
    assert deliveries[0].tolist() == (0.0, 0.0, 0.0, 0, 0, 0, 0, 0, 0)


@given(st.integers(1, 20), st.integers(0, 20))
def test_reading_one_at_a_time_loses_and_repeats_nothing(arrivals, reads):
    sites, deliveries = tables()
    for row in range(1, arrivals + 1):
        deliveries[row]["site"] = 2
        arrive(sites, deliveries, row)
    found = [unread(sites, deliveries, 2) for _ in range(reads)]
    assert found == [*range(1, min(arrivals, reads) + 1), *[0] * max(0, reads - arrivals)]
