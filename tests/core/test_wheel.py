"""The wheel against a dictionary of buckets."""

import numba
import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from october.core import wheel
from october.core.tables import table

ROWS, BUCKETS = 12, 20
ITEMS = table(("bucket", "i4"), ("after", "i4"), ("before", "i4"), ("pad", "i4"))


@numba.njit
def schedule(heads, rows, row, t, now_bucket):
    wheel.schedule(heads, rows, row, t, now_bucket)


@numba.njit
def cancel(heads, rows, row):
    wheel.cancel(heads, rows, row)


@numba.njit
def pop(heads, rows, bucket):
    return wheel.pop(heads, rows, bucket)


@numba.njit
def bucket_of(t):
    return wheel.bucket_of(t)


def chain(heads, rows, bucket):
    found, row = [], heads[bucket]
    while row > 0:
        found.append(int(row))
        row = rows[row]["after"]
    return found


class Wheel(RuleBasedStateMachine):
    """Schedules, moves, cancels and pops rows; a dictionary of stacks does the same."""

    def __init__(self):
        super().__init__()
        self.heads = np.zeros(BUCKETS, np.int32)
        self.rows = np.zeros(ROWS + 1, ITEMS)
        self.rows["bucket"] = -1
        self.model = {bucket: [] for bucket in range(BUCKETS)}
        self.now = -1

    def _remove(self, row):
        for stack in self.model.values():
            if row in stack:
                stack.remove(row)

    @rule(
        row=st.integers(1, ROWS),
        t=st.integers(0, 8 * (10 * BUCKETS + 50)).map(lambda eighths: eighths / 8),
    )
    def schedule(self, row, t):
        schedule(self.heads, self.rows, row, t, self.now)
        self._remove(row)
        bucket = max(int(np.ceil(t / wheel.WIDTH)), self.now + 1)
        if bucket < BUCKETS:
            self.model[bucket].insert(0, row)

    @rule(row=st.integers(1, ROWS))
    def cancel(self, row):
        cancel(self.heads, self.rows, row)
        self._remove(row)

    @rule()
    def turn(self):
        """Everything due in the next bucket comes out, last in first out."""
        if self.now + 1 >= BUCKETS:
            return
        self.now += 1
        found = []
        while row := pop(self.heads, self.rows, self.now):
            found.append(int(row))
        assert found == self.model[self.now]
        self.model[self.now] = []

    @invariant()
    def the_same_rows_in_the_same_order(self):
        for bucket, stack in self.model.items():
            assert chain(self.heads, self.rows, bucket) == stack

    @invariant()
    def a_row_knows_its_bucket(self):
        where = {row: bucket for bucket, stack in self.model.items() for row in stack}
        for row in range(1, ROWS + 1):
            assert self.rows[row]["bucket"] == where.get(row, -1)

    @invariant()
    def the_null_row_is_left_alone(self):
        assert tuple(self.rows[0]) == (-1, 0, 0, 0)


TestWheel = Wheel.TestCase
TestWheel.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)


def test_a_time_belongs_to_the_first_boundary_at_or_after_it():
    assert [bucket_of(t) for t in (0.0, 0.1, 9.9, 10.0, 10.1)] == [0, 1, 1, 1, 2]


def test_nothing_is_scheduled_into_the_past():
    heads, rows = np.zeros(BUCKETS, np.int32), np.zeros(3, ITEMS)
    rows["bucket"] = -1
    schedule(heads, rows, 1, 5.0, 7)
    assert rows[1]["bucket"] == 8
