"""Cells on a torus: what each has in view, and counts of what is there that are kept up to date.

Instead of looking at every cell in view whenever somebody asks, whoever comes, goes or changes adds
to the counts of those who see it. That pays where most come and go uncounted.
"""

from __future__ import annotations

from math import isqrt

import numpy as np

from october.core.kernel import hot_kernel, kernel


def in_view(vision: float, disc: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return (dy, dx) of each cell in view, one's own left out, and how far each row reaches.

    A disc holds the cells whose middle is at most ``vision`` away; else it is von Neumann's
    diamond of ``vision`` rows. The reach is that of a row |dy| away, to either side.
    """
    rows = int(vision)
    square = int(vision * vision)
    reach = [isqrt(square - dy * dy) if disc else rows - dy for dy in range(rows + 1)]
    cells = [
        (dy, dx)
        for dy in range(-rows, rows + 1)
        for dx in range(-reach[abs(dy)], reach[abs(dy)] + 1)
        if (dy, dx) != (0, 0)
    ]
    return np.array(cells, np.int32), np.array(reach, np.int32)


@hot_kernel
def wrapped(i, size):
    """A row or column of the torus, of one that lies less than its size outside."""
    if i < 0:
        return i + size
    if i >= size:
        return i - size
    return i


@kernel
def tell(counts, reach, y, x, change):
    """Add ``change`` to the count of every cell that has (y, x) in view; views do not overlap."""
    height, width = counts.shape
    for dy in range(1 - len(reach), len(reach)):
        row = wrapped(y + dy, height)
        left = x - reach[abs(dy)]
        right = x + reach[abs(dy)] + 1
        for i in range(left + width, width):
            counts[row, i] += change
        for i in range(0, right - width):
            counts[row, i] += change
        for i in range(max(left, 0), min(right, width)):
            counts[row, i] += change
    counts[y, x] -= change
