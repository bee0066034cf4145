"""What happened: a count for every kind of event always, a row for each when a night is watched."""

from __future__ import annotations

from october.core.kernel import kernel


@kernel
def record(clock, log, tally, named, t, theatre, kind, who, whom, where, what, magnitude, person):
    """Note one event. ``person`` is the named person who did it, 0 if nobody with a name.

    ``clock`` is the clock's one record. A log without rows costs a comparison; a log that is
    full sets ``log_full``, and the night is then played again with more room.
    """
    row = tally[kind]
    if row.count == 0:
        row.first = t
    row.count += 1
    row.last = t
    row.magnitude += magnitude
    if person > 0:
        named[person, kind] += 1
    if log.shape[0] == 0:
        return
    if clock.log_size >= log.shape[0]:
        clock.log_full = 1
        return
    entry = log[clock.log_size]
    clock.log_size += 1
    entry.t = t
    entry.magnitude = magnitude
    entry.who = who
    entry.whom = whom
    entry.where = where
    entry.what = what
    entry.kind = kind
    entry.theatre = theatre
