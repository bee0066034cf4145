"""What a night of October costs by the number of people in and before the palace.

Whole nights are made from their template, started and played to their end; the palace's part is
its start and its windows, clocked one by one. Both are played at every size with the same facts,
and the bench fails unless a night that is clocked ends in the same state as one that is not.
"""

from __future__ import annotations

import ctypes
import time
from typing import Any

import numba
import numpy as np

from october import load
from october.core.linking import address_of, call_at
from october.core.tables import Night
from october.core.wheel import WIDTH
from october.night import Workspace, advance, begin, entries, prepare, state_hash
from october.theatres.assembly.entries import advance_assembly
from october.theatres.city.entries import advance_city
from october.theatres.palace.entries import advance_palace, start_palace

SCENARIO = "october-1917"
SEED = 1
TRIES = 3
PEOPLE = (1250, 2500, 5000, 10000)  # all of them; the most that the tables hold comes after them
LARGE = 5000  # from here on the sizes are fitted by themselves too
THREAD = time.CLOCK_THREAD_CPUTIME_ID
ADVANCES = tuple(map(address_of, (advance_palace, advance_city, advance_assembly)))

clock_gettime = ctypes.CDLL(None).clock_gettime
clock_gettime.argtypes = (ctypes.c_int, ctypes.c_void_p)
clock_gettime.restype = ctypes.c_int


@numba.njit
def now(answer):
    """Return this thread's processor time in ns; ``answer`` is int64 (2,) for the clock."""
    clock_gettime(THREAD, answer.ctypes)
    return answer[0] * 1_000_000_000 + answer[1]


@numba.njit
def reading(answer, times):
    """Return the ns that the clock itself adds to what is between two readings."""
    spent = 0
    for _ in range(times):
        began = now(answer)
        spent += now(answer) - began
    return spent / times


@numba.njit(error_model="numpy")
def play_by_parts(night, until, theatres, part, answer):
    """Play as a night does; add the palace's ns, its acts and its windows to ``part``."""
    palace, city, assembly = theatres
    clock = night.clock[0]
    limit = min(until, clock.end)
    t = clock.now
    while t < limit:
        due = min(clock.next_palace, clock.next_city, clock.next_assembly)
        window = max(t, int(due / WIDTH) * WIDTH)
        if window >= limit:
            break
        clock.now = window
        after = window + WIDTH
        if clock.next_palace < after:
            acts, began = clock.acts, now(answer)
            call_at(palace, (night, window))
            part[0] += now(answer) - began
            part[1] += clock.acts - acts
            part[2] += 1
        if clock.next_city < after:
            call_at(city, (night, window))
        if clock.next_assembly < after:
            call_at(assembly, (night, window))
        t = after
    clock.now = limit


def fixed_and_most() -> tuple[int, int]:
    """Return how many people the scenario places itself, and how many the tables hold in all."""
    night = prepare(load(SCENARIO)).template
    return int(night.siege[1]["first_crowd"]) - 1, len(night.people) - 1


class Size:
    """A palace of so many people: its plan, its nights' facts, and what they have cost."""

    def __init__(self, people: int, nights: int) -> None:
        scenario = load(SCENARIO)
        garrison, crowd = (
            scenario.inputs.value(f"palace.parameters.{part}").number
            for part in ("garrison", "crowd")
        )
        more = people - fixed_and_most()[0]
        garrison = int(more * garrison / (garrison + crowd))
        levers = [f"palace.garrison={garrison}", f"crowd.size={more - garrison}"]
        self.plan = prepare(scenario, levers)
        self.workspace = Workspace(self.plan)
        self.facts = self.plan.draw(SEED, range(nights))
        self.people = int(self.begin(0).siege[1]["last_crowd"])  # units round theirs
        self.whole = np.full(nights, np.inf)  # ns
        self.palace = np.full(nights, np.inf)  # ns
        self.acts = np.zeros(nights)
        self.palace_acts = np.zeros(nights)

    def begin(self, number: int) -> Night:
        """Return a night at its first second."""
        facts = self.facts[number]
        return begin(self.plan, SEED, number, facts=facts, workspace=self.workspace)

    def play(self, number: int) -> str:
        """Play a night, keep its time if it is the least, and return the hash of its end."""
        began = time.thread_time_ns()
        night = self.begin(number)
        advance(self.plan, night, self.plan.end)
        self.whole[number] = min(self.whole[number], time.thread_time_ns() - began)
        self.acts[number] = night.clock[0]["acts"]
        return state_hash(night)

    def play_by_parts(self, number: int, overhead: float) -> str:
        """The same for the palace's part; ``overhead`` is what reading the clock adds, ns."""
        started = [0]

        def start(night: Night) -> None:
            began = time.thread_time_ns()
            start_palace(night)
            started[0] += time.thread_time_ns() - began

        entries.start_palace, own = start, entries.start_palace
        try:
            night = self.begin(number)
        finally:
            entries.start_palace = own
        part = np.zeros(3, np.int64)
        play_by_parts(night, self.plan.end, ADVANCES, part, np.zeros(2, np.int64))
        spent = started[0] + float(part[0]) - overhead * float(part[2])
        self.palace[number] = min(self.palace[number], spent)
        self.palace_acts[number] = part[1]
        return state_hash(night)


def slope(people: np.ndarray, costs: np.ndarray) -> float:
    """Return b of costs ~ people^b by least squares of the logarithms."""
    return float(np.polyfit(np.log(people), np.log(costs), 1)[0])


def exponent(people: np.ndarray, costs: np.ndarray) -> dict[str, float]:
    """Return b of the mean costs (sizes, nights), and its standard error by leaving nights out."""
    nights = costs.shape[1]
    total = costs.sum(axis=1)
    without = np.array([slope(people, total - costs[:, i]) for i in range(nights)])
    error = np.sqrt((nights - 1) / nights * ((without - without.mean()) ** 2).sum())
    return {"b": slope(people, total), "error": float(error)}


def fitted(people: np.ndarray, costs: np.ndarray) -> dict[str, Any]:
    """Return the exponents over all sizes and over the large, and whether both are n log n's."""
    large = people >= LARGE
    found: dict[str, Any] = {}
    for name, which in (("all", people > 0), ("large", large)):
        limit = slope(people[which], people[which] * np.log(people[which]))
        found[name] = exponent(people[which], costs[which]) | {"n_log_n": limit}
    found["at_most_n_log_n"] = all(found[k]["b"] <= found[k]["n_log_n"] for k in ("all", "large"))
    return found


def growth(nights: int) -> dict[str, Any]:
    """Play the same nights at every size, in turn, and fit what they cost."""
    answer = np.zeros(2, np.int64)
    reading(answer, 10)
    overhead = min(reading(answer, 10_000) for _ in range(5))
    sizes = [Size(people, nights) for people in (*PEOPLE, fixed_and_most()[1])]
    for size in sizes:
        if not np.array_equal(size.facts, sizes[0].facts):
            raise SystemExit("the nights of two sizes differ in more than their people")
        size.play(0), size.play_by_parts(0, overhead)  # once unmeasured: compiled, and in memory
        size.whole[0] = size.palace[0] = np.inf
    for number in range(nights):
        for _ in range(TRIES):
            for size in sizes:
                if size.play(number) != size.play_by_parts(number, overhead):
                    raise SystemExit(f"night {number} played by parts is not the same night")
    people = np.array([size.people for size in sizes], float)
    rows = [
        {
            "people": size.people,
            "whole_ms": size.whole.mean() / 1e6,
            "whole_acts": size.acts.mean(),
            "whole_ns_an_act": size.whole.sum() / size.acts.sum(),
            "palace_ms": size.palace.mean() / 1e6,
            "palace_acts": size.palace_acts.mean(),
            "palace_ns_an_act": size.palace.sum() / size.palace_acts.sum(),
            "palace_share": size.palace.sum() / size.whole.sum(),
        }
        for size in sizes
    ]
    for row, before in zip(rows[1:], rows, strict=False):
        more = row["people"] - before["people"]
        row["palace_us_a_person_more"] = 1e3 * (row["palace_ms"] - before["palace_ms"]) / more
    return {
        "nights": nights,
        "sizes": rows,
        "whole": fitted(people, np.array([size.whole for size in sizes])),
        "palace": fitted(people, np.array([size.palace for size in sizes])),
    }
