"""A wheel of ten-second buckets: what is due when, at the cost of two list operations an event.

``heads`` holds the first row of each bucket; a row carries its own ``bucket``, ``after`` and
``before`` (i4), so scheduling, moving and removing are all O(1) and the order within a bucket is
the same in every run (last in, first out). A row that is in no bucket has −1 as its ``bucket``:
whoever makes the rows sets it, since zero is the first bucket.

Source: the timing wheel of Varghese and Lauck (1987), scheme 4, with doubly linked buckets.
"""

from __future__ import annotations

from october.core.kernel import kernel

WIDTH = 10.0  # s, the width of a bucket, and the grid of times at which a night can branch


@kernel
def bucket_of(t):
    """Return the bucket of a time: the first bucket boundary at or after ``t``."""
    bucket = int(t / WIDTH)
    if bucket * WIDTH < t:
        bucket += 1
    return bucket


@kernel
def cancel(heads, rows, row):
    """Take ``row`` out of its bucket, if it is in one."""
    item = rows[row]
    if item.bucket < 0:
        return
    if item.before > 0:
        rows[item.before].after = item.after
    else:
        heads[item.bucket] = item.after
    if item.after > 0:
        rows[item.after].before = item.before
    item.bucket = -1
    item.before = 0
    item.after = 0


@kernel
def schedule(heads, rows, row, t, now_bucket):
    """Let ``row`` act at ``t``: strictly after ``now_bucket``. Beyond the night it never acts."""
    cancel(heads, rows, row)
    bucket = bucket_of(t)
    if bucket <= now_bucket:
        bucket = now_bucket + 1
    if bucket >= heads.shape[0]:
        return
    item = rows[row]
    item.bucket = bucket
    item.before = 0
    item.after = heads[bucket]
    if item.after > 0:
        rows[item.after].before = row
    heads[bucket] = row


@kernel
def pop(heads, rows, bucket):
    """Take one row out of ``bucket`` and return it, 0 when the bucket is empty."""
    row = heads[bucket]
    if row > 0:
        cancel(heads, rows, row)
    return row
