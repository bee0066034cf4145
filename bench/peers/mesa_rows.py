"""Mesa's own civil violence, one compact row a seed: one half of a two-sample comparison.

    bench/peers/.venv/bin/python bench/peers/mesa_rows.py ROWS.csv [--seeds 1000]

Runs the example that Mesa 3.3.1 ships (cops 0.04, legitimacy 0.82, longest jail term 30, the rest
its defaults) for 100 steps a seed, and appends a row as soon as a seed is done. Started again on
the same file, it goes on with the first seed that is not there.

A row: seed, citizens, cops, the means of the active and of the jailed after steps 31 to 100, and
the outbursts of the whole run. An outburst begins at the first step with more than 50 active and
is over at the first one after it with fewer than 50 (Epstein 2002). Its size is the sum of the
active over its steps; the wait is the number of steps from the one at which an outburst was over
to the one at which the next begins. Outbursts that the end of the run cuts off are left out of the
sizes; sizes and waits are lists with spaces between.

The protocol, set down before any row of the two simulations was laid beside another:

- Ours is october.mechanisms.civil_violence with Mesa's rules (half to even, the diamond, decide
  then move, the jailed hold their cells, terms from 0 to 30, self counted, cells filled by chance,
  a fresh random order each step), the same parameters, the same 100 steps, seeds of its own; at
  least 1,000 seeds of Mesa and 4,000 of ours, all of them used.
- A run gives one number for each of five statistics, so that the numbers of a sample are
  independent: (1) mean active, (2) mean jailed, (3) how many outbursts began, (4) the mean size of
  its outbursts, for the runs that have one, (5) the wait from the first outburst to the second, 101
  in runs without a second.
- Each statistic is put to a two-sample Kolmogorov-Smirnov test, two-sided. The two simulations are
  called different if any p-value is below 2e-5: Bonferroni, 1e-4 in total. Ties make the test of
  the whole-number statistics err towards "the same", which is why the means are tested too.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path
from typing import TypedDict

FIELDS = ("seed", "citizens", "cops", "active", "jailed", "outbursts", "sizes", "waits")
STEPS = 100
SETTLED = 30  # steps left out of the means
OUTBURST = 50  # active citizens
TARGET = {"cop_density": 0.04, "legitimacy": 0.82, "max_jail_term": 30}


class Outbursts(TypedDict):
    """How many began, the sizes of those that ended, the waits between one and the next."""

    outbursts: int
    sizes: list[int]
    waits: list[int]


def outbursts(active: list[int]) -> Outbursts:
    """Return the outbursts in the numbers of active citizens, one a step."""
    found: Outbursts = {"outbursts": 0, "sizes": [], "waits": []}
    size = 0
    over = None
    for step, count in enumerate(active):
        if size == 0 and count > OUTBURST:
            found["outbursts"] += 1
            if over is not None:
                found["waits"].append(step - over)
            size = count
        elif size > 0 and count < OUTBURST:
            found["sizes"].append(size)
            size, over = 0, step
        elif size > 0:
            size += count
    return found


def row(seed: int) -> dict[str, object]:
    """Run Mesa's example and sum it up."""
    from mesa.examples.advanced.epstein_civil_violence.agents import Citizen, Cop
    from mesa.examples.advanced.epstein_civil_violence.model import EpsteinCivilViolence

    model = EpsteinCivilViolence(seed=seed, **TARGET)
    for _ in range(STEPS):
        model.step()
    series = model.datacollector.get_model_vars_dataframe()
    active = [int(count) for count in series["active"][1:]]
    jailed = [int(count) for count in series["arrested"][1:]]
    found = outbursts(active)
    return {
        "seed": seed,
        "citizens": len(model.agents_by_type[Citizen]),
        "cops": len(model.agents_by_type[Cop]),
        "active": round(sum(active[SETTLED:]) / (STEPS - SETTLED), 6),
        "jailed": round(sum(jailed[SETTLED:]) / (STEPS - SETTLED), 6),
        "outbursts": found["outbursts"],
        "sizes": " ".join(map(str, found["sizes"])),
        "waits": " ".join(map(str, found["waits"])),
    }


def main() -> None:
    """Append the rows that a file does not have yet."""
    parser = argparse.ArgumentParser(description="Mesa's civil violence, one row a seed")
    parser.add_argument("rows", type=Path)
    parser.add_argument("--seeds", type=int, default=1000)
    asked = parser.parse_args()
    done: set[int] = set()
    if asked.rows.exists():
        with asked.rows.open(newline="") as file:
            done = {int(old["seed"]) for old in csv.DictReader(file)}
    with asked.rows.open("a", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        if not done and file.tell() == 0:
            writer.writeheader()
        for seed in range(asked.seeds):
            if seed not in done:
                writer.writerow(row(seed))
                file.flush()


if __name__ == "__main__":
    main()
