"""Whether October's civil violence and Mesa's differ: the tests set down in mesa_rows.py.

    python bench/peers/same_as_mesa.py ROWS.csv [--ours 4000]

Plays ours, sums each run up as Mesa's rows are, and prints five p-values. Fails if one is below
2e-5. Refuses fewer than 1,000 rows, so that nobody looks before they are all there. scipy comes
with the test dependencies.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from mesa_rows import SETTLED, STEPS, outbursts
from scipy.stats import ks_2samp

from october.mechanisms.civil_violence import ACTIVE, JAILED, Rules, play, world

ALPHA = 1e-4 / 5
ROWS = 1000
SEED = 3
NO_SECOND = STEPS + 1
STATISTICS = ("mean active", "mean jailed", "outbursts", "size of an outburst", "first wait")


def summed(
    active: float, jailed: float, began: int, sizes: list[int], waits: list[int]
) -> list[float]:
    """Return a run's five statistics; a mean size is nan where no outburst ended."""
    size = float(np.mean(sizes)) if sizes else float("nan")
    return [active, jailed, began, size, waits[0] if waits else NO_SECOND]


def mesas(rows: Iterable[dict[str, str]]) -> np.ndarray:
    """Return the statistics of Mesa's rows."""
    return np.array(
        [
            summed(
                float(row["active"]),
                float(row["jailed"]),
                int(row["outbursts"]),
                [int(size) for size in row["sizes"].split()],
                [int(wait) for wait in row["waits"].split()],
            )
            for row in rows
        ]
    )


def ours(runs: int, rules: Rules) -> np.ndarray:
    """Play runs and return their statistics."""
    torus, series = world(40, 40), np.zeros((STEPS, 4), np.int64)
    found = []
    for run in range(runs):
        play(torus, rules, SEED, run, series)
        active, jailed = (series[SETTLED:, state].mean() for state in (ACTIVE, JAILED))
        course = outbursts(series[:, ACTIVE].tolist())
        found.append(summed(active, jailed, course["outbursts"], course["sizes"], course["waits"]))
    return np.array(found)


def p_values(one: np.ndarray, other: np.ndarray) -> list[float]:
    """Return the p-value of each statistic: two-sided Kolmogorov-Smirnov."""
    pairs = ((a[~np.isnan(a)], b[~np.isnan(b)]) for a, b in zip(one.T, other.T, strict=True))
    return [float(ks_2samp(a, b).pvalue) for a, b in pairs]


def main() -> None:
    """Compare a file of rows with ours."""
    parser = argparse.ArgumentParser(description="Civil violence: the same as Mesa's?")
    parser.add_argument("rows", type=Path)
    parser.add_argument("--ours", type=int, default=4000)
    asked = parser.parse_args()
    with asked.rows.open(newline="") as file:
        rows = list(csv.DictReader(file))
    if len(rows) < ROWS:
        sys.exit(f"found {len(rows)} rows, expected {ROWS} or more: let mesa_rows.py go on")
    theirs, here = mesas(rows), ours(asked.ours, Rules())
    found = p_values(theirs, here)
    print(f"{len(theirs)} runs of Mesa, {len(here)} of October; p-values below {ALPHA:.0e} differ")
    for name, p, a, b in zip(
        STATISTICS, found, np.nanmean(theirs, axis=0), np.nanmean(here, axis=0), strict=True
    ):
        print(f"{name:22} p = {p:.4f}   means: Mesa {a:.3f}, October {b:.3f}")
    if min(found) < ALPHA:
        sys.exit("they differ")


if __name__ == "__main__":
    main()
