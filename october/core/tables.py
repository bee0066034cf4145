"""The state of a night, defined once.

A night is a handful of NumPy structured arrays, one row a thing. Rules (measured, see
docs/architecture.md):

- row 0 of every table is the null row, so that 0 means "none" in every field that names a row;
- every dtype is padded by hand until ``itemsize`` is the sum of its fields (``table`` checks it):
  NumPy's own padding is garbage in copies, and hashes would differ;
- no strings: names live in the plan, beside the tables;
- times are seconds from the scenario's start, −1 for "not yet"; shares and beliefs lie in [0, 1],
  positions in [−1, 1].

Parameters (what is known of a night once its facts are drawn) are tables too, made of float64
fields only; they are declared in ``october.core.parameters``.
"""

from __future__ import annotations

from typing import NamedTuple

import numba
import numpy as np

from october.core.events import KINDS
from october.core.parameters import PARAMETER_DTYPES


def table(*fields: tuple[str, str]) -> np.dtype:
    """Return the dtype of a table; raise TypeError if it would hold hidden padding."""
    dtype = np.dtype(list(fields))
    if dtype.itemsize % 8:
        raise TypeError(f"pad this table by {8 - dtype.itemsize % 8} bytes: {dtype.names}")
    return dtype


NEVER = -1.0  # a time that has not come

# ---------------------------------------------------------------- shared by the theatres

CLOCK = table(
    ("now", "f8"),  # s; everything before it has happened
    ("end", "f8"),  # s; the night's end
    ("seed", "u8"),  # key of the random numbers; a branch may change it
    ("night", "i8"),  # number of the night
    ("log_size", "i8"),  # rows of the log in use
    ("log_full", "i8"),  # 1 if an event found no room
    ("messages", "i8"),  # rows of messages in use, the null row included
    ("deliveries", "i8"),  # rows of deliveries in use, the null row included
    ("overflow", "i8"),  # a table that ran out of rows: see OVERFLOW
    ("acts", "i8"),  # acts played so far, for nanoseconds an act
    ("next_assembly", "f8"),  # s; when each theatre has something to do next
    ("next_palace", "f8"),
    ("next_city", "f8"),
)
OVERFLOW = {1: "messages", 2: "deliveries", 3: "requests", 4: "motions", 5: "people"}

LOG = table(
    ("t", "f8"),  # s
    ("magnitude", "f8"),  # meaning and unit by kind, see core.events
    ("who", "i4"),  # row of a table, by kind
    ("whom", "i4"),
    ("where", "i4"),
    ("what", "i4"),
    ("kind", "i4"),
    ("theatre", "i4"),
)

TALLY = table(  # one row a kind of event, kept whether or not anyone watches
    ("count", "i8"),
    ("first", "f8"),  # s, −1 if never
    ("last", "f8"),  # s
    ("magnitude", "f8"),  # sum over the events
)

MESSAGES = table(  # something happened, and somebody at a site says so
    ("t", "f8"),  # s, when sent
    ("severity", "f8"),  # [0, 1], how grave for the victim
    ("magnitude", "f8"),  # a number that the message carries (people, votes), by kind
    ("credence", "f8"),  # [0, 1], how sure the sender is
    ("kind", "i4"),  # see core.events, DEEDS
    ("origin", "i4"),  # site
    ("actor", "i4"),  # actor who did it
    ("victim", "i4"),  # actor to whom it was done, 0 if none
)

DELIVERIES = table(  # a message on its way to one site
    ("due", "f8"),  # s
    ("credence", "f8"),  # [0, 1], on arrival
    ("magnitude", "f8"),  # as received, perhaps distorted
    ("message", "i4"),  # row of messages
    ("site", "i4"),  # where to
    ("link", "i4"),  # row of links, 0 for the site's own doing
    ("state", "i4"),  # TRAVELLING, ARRIVED, LOST
    ("next", "i4"),  # the next delivery that arrived at the same site
    ("pad", "i4"),
)
TRAVELLING, ARRIVED, LOST = 1, 2, 3

SITES = table(  # where news is sent from and read
    ("x", "f8"),  # m east
    ("y", "f8"),  # m north
    ("first", "i4"),  # chain of the deliveries that arrived, oldest first
    ("last", "i4"),
    ("read", "i4"),  # the last one that the theatre at this site has read
    ("pad", "i4"),
)


# ---------------------------------------------------------------- assembly

# ---------------------------------------------------------------- palace

# ---------------------------------------------------------------- city


class Night(NamedTuple):
    """The whole state of one night. Copying its arrays is a checkpoint.

    The field names are the keys of ``DTYPES``; parameter tables come after the state.
    """

    clock: np.ndarray  # CLOCK, 1 row
    log: np.ndarray  # LOG, no rows unless watched
    tally: np.ndarray  # TALLY, one row a kind of event
    named: np.ndarray  # i4, (named persons + 1, kinds of event): who did what how often
    messages: np.ndarray  # MESSAGES
    deliveries: np.ndarray  # DELIVERIES
    sites: np.ndarray  # SITES
    # assembly
    hall: np.ndarray  # parameters
    # palace
    # city


DTYPES: dict[str, np.dtype] = {
    "clock": CLOCK,
    "log": LOG,
    "tally": TALLY,
    "named": np.dtype("i4"),
    "messages": MESSAGES,
    "deliveries": DELIVERIES,
    "sites": SITES,
    **PARAMETER_DTYPES,
}


def night_type() -> numba.types.Type:
    """Return Numba's type of a night: the pinned argument of every entry."""
    return numba.typeof(Night(*(empty_table(name, 1) for name in Night._fields)))


def empty_table(name: str, rows: int) -> np.ndarray:
    """Return a zeroed table with ``rows`` rows, the null row included."""
    if name == "named":
        return np.zeros((rows, KINDS), DTYPES[name])
    return np.zeros(rows, DTYPES[name])
