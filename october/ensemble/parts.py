"""A part of a run: a hundred nights as the bytes of two Parquet files."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import NamedTuple

from october.ensemble.rows import Row, outcome_frame, series_frame
from october.night import Plan


class Part(NamedTuple):
    """The bytes of a part's two files."""

    nights: bytes
    series: bytes


def part_of(plan: Plan, numbers: Sequence[int], rows: Sequence[Row]) -> Part:
    """Return the part that nights make: the same rows give the same bytes."""
    files = []
    for frame in (
        outcome_frame(plan, numbers, [row.outcomes for row in rows]),
        series_frame(plan, numbers, [row.series for row in rows]),
    ):
        file = io.BytesIO()
        frame.write_parquet(file)
        files.append(file.getvalue())
    return Part(*files)
