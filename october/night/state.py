"""Copies and hashes of a night's whole state."""

from __future__ import annotations

import hashlib

import numpy as np

from october.core.tables import Night


def copy_night(night: Night) -> Night:
    """Return a checkpoint: an independent copy of every table."""
    return Night(*(table.copy() for table in night))


def copy_into(source: Night, target: Night) -> None:
    """Overwrite ``target`` with ``source``; the logs may differ in length and are left alone."""
    for name, a, b in zip(Night._fields, source, target, strict=True):
        if name != "log":
            np.copyto(b, a)


def state_hash(night: Night) -> str:
    """Return a hex digest of the state: named tables in fixed order, the same watched or not."""
    digest = hashlib.blake2b(digest_size=16)
    for name, rows in zip(Night._fields, night, strict=True):
        if name == "log":
            continue
        if name == "clock":
            rows = rows.copy()
            rows["log_size"] = 0
            rows["log_full"] = 0
        digest.update(name.encode() + b"\0" + rows.tobytes())
    return digest.hexdigest()
