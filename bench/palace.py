"""What the palace costs: by the number of its people, and beside the same inner loops in C.

    python bench/palace.py [--nights 30] [--walkers 400 4000] [--json]

*Growth*: nights of October with more and more people in and before the palace, garrison and crowd
as 1917's to each other, up to the most that the tables hold; the same drawn facts at every size.
The cost of n people is put as n^b, by least squares over the sizes; b of n log n over the same
sizes stands beside it. What does not grow at all lowers b, so that the larger sizes are fitted by
themselves too, and that each person more has cost, from size to size, is a column of its own. The
± is the jackknife's standard error, over nights.

*Beside C*: walkers go from room to room of October's palace, one a minute each, for three hours.
They act as the palace's people do, by its own kernels: the wheel, random numbers, a way out,
moving, whether somebody is met, who, and the choice of an act. ``palace.c`` does the same on the
same tables, and the bench fails unless people, expected costs and choices are the same bits.

Times are processor time of one thread. A night's is the least of three, sizes in turn, so that
others on the machine meet all of them alike; a walk's are the least and the median of many.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import numba
import numpy as np
from palace_growth import growth

from october import load
from october.core import random
from october.core.kernel import kernel
from october.core.mathematics import logistic
from october.core.wheel import WIDTH, pop, schedule
from october.mechanisms.encounters import meets
from october.night import begin, prepare
from october.theatres.palace import codes
from october.theatres.palace.codes import BESIEGER, HOLD, WANDERING
from october.theatres.palace.luck import luck
from october.theatres.palace.meetings import SMALL, boldness, choose, cost_of, dread, unknown
from october.theatres.palace.people import other_here, put, way_out

HERE = Path(__file__).resolve().parent
GCC = ["gcc", "-std=c11", "-O3", "-march=native", "-ffp-contract=off"]
EVERY = 60.0  # s between two acts of a walker
BUCKETS = 3 * 360  # of ten seconds, that are played
ROUNDS, TIMES = 7, 3  # walks are timed so many times in a row, ours and C's in turn
FNV_START, FNV_PRIME = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3)


class Walk(NamedTuple):
    """The tables that walkers read and write: a night's, but for ``chosen``."""

    clock: np.ndarray
    keep: np.ndarray
    rooms: np.ndarray
    ways: np.ndarray
    doors: np.ndarray
    people: np.ndarray
    palace_wheel: np.ndarray
    act_costs: np.ndarray
    weighed: np.ndarray
    chosen: np.ndarray  # u8: a checksum of all choices, and how many there were


@kernel
def decides(walk, row, other):
    """Choose an act toward somebody, as ``sees`` does but for the cue; fold it into the sum."""
    keep, who = walk.keep[1], walk.people[row]
    room = walk.rooms[who.room]
    u, v, _, _ = luck(walk.clock[0], row, who.acts)
    who.acts += 1
    p = logistic(min(6.0, max(-6.0, who.prior + dread(keep, room))))
    own, foes = room.defenders, room.besiegers
    if who.side == BESIEGER:
        own, foes = foes, own
    numbers = keep.act_noise * (foes - own) / max(1.0, float(own + foes))
    force = who.order if who.side != BESIEGER else HOLD
    unaware, will = v < keep.unaware, keep.will * boldness(who)
    acts = walk.act_costs.shape[0] - 1
    first = 1 + (row - 1) * acts
    for act in range(acts):
        walk.weighed[first + act].cost = cost_of(
            walk.act_costs, act, p, force, numbers, unaware, will
        )
    act = choose(keep, walk.weighed, first, acts, u)
    choice = (row * walk.people.shape[0] + other) * acts + act
    walk.chosen[0] = (walk.chosen[0] ^ np.uint64(choice)) * FNV_PRIME
    walk.chosen[1] += np.uint64(1)


@kernel
def walks_on(walk, row, t):
    """Go to a room next to this one, and perhaps meet somebody there, as ``looks_about`` does."""
    keep, people, rooms = walk.keep[1], walk.people, walk.rooms
    who = people[row]
    u, v, w, x = luck(walk.clock[0], row, who.acts)
    who.acts += 1
    put(rooms, people, row, way_out(rooms, walk.ways, walk.doors, who.room, u, True))
    room = rooms[who.room]
    others = room.defenders + room.besiegers + room.bystanders - 1
    if others > 0:
        own = float(room.besiegers if who.side == BESIEGER else room.defenders)
        strangers = others - own + 1
        own = (own - 1.0) * unknown(keep, room)
        if meets(v, keep.sight, keep.pace, strangers + own, max(SMALL, room.area), EVERY):
            other = other_here(rooms, people, row, w, x * (strangers + own) < own)
            if other > 0:
                decides(walk, row, other)
    schedule(walk.palace_wheel, people, row, t + EVERY, int(t / WIDTH))


@numba.njit(error_model="numpy")
def play(walk, buckets):
    """Play the first ``buckets`` buckets and return how many acts there were."""
    acts = 0
    for bucket in range(1, buckets + 1):
        row = pop(walk.palace_wheel, walk.people, bucket)
        while row > 0:
            walks_on(walk, row, bucket * WIDTH)
            acts += 1
            row = pop(walk.palace_wheel, walk.people, bucket)
    return acts


@numba.njit(error_model="numpy")
def settle(walk, rooms):
    """Spread the walkers over ``rooms`` and over the first minute."""
    for row in range(1, walk.people.shape[0]):
        put(walk.rooms, walk.people, row, rooms[(row - 1) % rooms.shape[0]])
        schedule(walk.palace_wheel, walk.people, row, WIDTH * (1 + (row - 1) % 6), 0)


def walkers(number: int, seed: int) -> Walk:
    """Return the start: so many of October's garrison and crowd, in the palace of night 0."""
    night = begin(prepare(load("october-1917")), seed, 0)
    first, last = int(night.squads[1]["first"]), int(night.siege[1]["last_crowd"])
    people = np.zeros(number + 1, night.people.dtype)
    people[1:] = night.people[np.linspace(first, last, number).astype(int)]
    for field in ("room", "next_here", "last_here", "acts", "after", "before"):
        people[field] = 0
    people["bucket"], people["state"] = -1, WANDERING
    rooms = night.rooms.copy()
    for field in ("defenders", "besiegers", "bystanders", "people"):
        rooms[field] = 0
    walk = Walk(
        night.clock, night.keep, rooms, night.ways, night.doors, people,
        np.zeros(BUCKETS + 20, np.int32),  # the next acts of all have their bucket
        night.act_costs, np.zeros(1 + number * (len(night.act_costs) - 1), night.weighed.dtype),
        np.array([FNV_START, 0], np.uint64),
    )  # fmt: skip
    settle(walk, 1 + np.flatnonzero(rooms["outside"][1:] == 0))
    return walk


def copied(walk: Walk) -> Walk:
    """Return a copy to be played."""
    return Walk(*(table.copy() for table in walk))


def folded(values: Iterable[int]) -> int:
    """Return a checksum of whole numbers in their order."""
    total, mask = int(FNV_START), (1 << 64) - 1
    for value in values:
        total = ((total ^ (value & mask)) * int(FNV_PRIME)) & mask
    return total


def checksums(walk: Walk) -> tuple[int, ...]:
    """Return those of people, expected costs and choices, and how many choices there were.

    Of each person the room, acts and bucket count, and the bits of what each act was last
    expected to cost; of each choice who made it, toward whom, and which it was.
    """
    people = walk.people[["room", "acts", "bucket"]][1:].tolist()
    costs = walk.weighed["cost"][1:].copy().view(np.int64).tolist()
    return (
        folded(value for row in people for value in row), folded(costs),
        int(walk.chosen[0]), int(walk.chosen[1]),
    )  # fmt: skip


def declarations(walk: Walk) -> str:
    """Return what C must know of the tables: their rows as structs, and the codes in them."""
    kinds = {"f8": "double", "f4": "float", "i4": "int32_t", "i8": "int64_t"}
    structs = {
        "Keep": walk.keep, "Room": walk.rooms, "Way": walk.ways, "Door": walk.doors,
        "Person": walk.people, "Cost": walk.act_costs, "Weighed": walk.weighed,
    }  # fmt: skip
    lines = []
    for name, table in structs.items():
        fields = table.dtype.fields or {}
        body = " ".join(f"{kinds[kind.str[1:]]} {field};" for field, (kind, *_) in fields.items())
        lines.append(f"typedef struct {{ {body} }} {name};")
        lines.append(f'_Static_assert(sizeof({name}) == {table.dtype.itemsize}, "{name}");')
    known = {name: value for name, value in vars(codes).items() if isinstance(value, int)}
    known |= {"STREAM": random.PALACE, "WIDTH": int(WIDTH), "EVERY": int(EVERY)}
    lines.append(
        "enum { " + ", ".join(f"{name} = {value}" for name, value in known.items()) + " };"
    )
    return "\n".join(lines) + "\n"


def written(walk: Walk, file: Path) -> Path:
    """Write the tables for C: seed, night, the last bucket, then each with its number of rows."""
    clock = walk.clock[0]
    with file.open("wb") as out:
        out.write(np.array([clock["seed"], clock["night"], BUCKETS], np.int64).tobytes())
        for table in (walk.keep, walk.rooms, walk.ways, walk.doors, walk.people,
                      walk.palace_wheel, walk.act_costs, walk.weighed):  # fmt: skip
            out.write(np.int64(len(table)).tobytes() + table.tobytes())
    return file


def compiled(walk: Walk, folder: Path) -> Path:
    """Compile the C program in ``folder`` and return it."""
    (folder / "tables.h").write_text(declarations(walk), encoding="utf-8")
    program = folder / "palace"
    command = [*GCC, "-I", str(folder), "-o", str(program), str(HERE / "palace.c")]
    subprocess.run(command, check=True)
    return program


def ours(walk: Walk, times: int) -> tuple[tuple[int, ...], list[float]]:
    """Play the walk so many times; return the checksums of its end, and the seconds."""
    taken = []
    for _ in range(times):
        played = copied(walk)
        began = time.thread_time()
        play(played, BUCKETS)
        taken.append(time.thread_time() - began)
    return checksums(played), taken


def in_c(program: Path, file: Path, times: int) -> tuple[tuple[int, ...], list[float]]:
    """Do the same by the C program."""
    asked = [str(program), str(file), str(times)]
    told = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split()
    return tuple(int(word) for word in told[:4]), [float(word) for word in told[4:]]


def beside_c(number: int) -> dict[str, Any]:
    """Time the walk here and in C, in turn. SystemExit if they do not end in the same state."""
    walk = walkers(number, seed=1)
    acts = int(play(copied(walk), BUCKETS))
    here: list[float] = []
    there: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        program, file = compiled(walk, Path(folder)), written(walk, Path(folder) / "walk")
        for _ in range(ROUNDS):
            same, taken = ours(walk, TIMES)
            theirs, times = in_c(program, file, TIMES)
            if theirs != same:
                raise SystemExit(f"found {theirs} in C, expected October's {same}")
            here += taken
            there += times
    found = {"walkers": number, "acts": acts, "choices": same[3], "tries": len(here)}
    for name, what in (("least", min), ("median", median)):
        us, c = 1e9 * what(here) / acts, 1e9 * what(there) / acts
        found[name] = {"ours_ns": us, "c_ns": c, "ratio": us / c}
    return found


def show_growth(found: dict[str, Any]) -> None:
    """Print the table by size, the exponents and what follows from them."""
    print(f"{found['nights']} nights at each size, the same facts at all")
    print(f"{'':9}{'whole night':^33}{'its palace':^33}")
    print(f"{'people':>9}" + 2 * f"{'ms':>11}{'acts':>11}{'ns an act':>11}"
          + f"{'share':>8}{'µs a person more':>18}")  # fmt: skip
    for size in found["sizes"]:
        cells = [
            f"{size[f'{of}_ms']:11.2f}{size[f'{of}_acts']:11,.0f}{size[f'{of}_ns_an_act']:11.0f}"
            for of in ("whole", "palace")
        ]
        more = size.get("palace_us_a_person_more")
        shown = "" if more is None else f"{more:18.2f}"
        print(f"{size['people']:9,}{cells[0]}{cells[1]}{size['palace_share']:8.0%}{shown}")
    for of, name in (("whole", "a whole night"), ("palace", "its palace")):
        fits = [
            f"n^{fit['b']:.2f} ± {fit['error']:.2f} {which} (n log n: n^{fit['n_log_n']:.2f})"
            for which, fit in (
                ("over all", found[of]["all"]),
                ("from 5,000 on", found[of]["large"]),
            )
        ]
        verdict = "at most" if found[of]["at_most_n_log_n"] else "MORE than"
        print(f"{name}: {', '.join(fits)}: {verdict} n log n")
    size = min(found["sizes"], key=lambda size: abs(size["people"] - 6000))
    print(f"the palace takes {size['palace_share']:.0%} of a night of {size['people']:,} people")


def show_beside_c(found: dict[str, Any]) -> None:
    """Print the two and their ratio."""
    print(f"{found['walkers']:,} walkers, {found['acts']:,} acts, {found['choices']:,} choices: "
          "the same in both, bit for bit")  # fmt: skip
    print(f"{'ns an act':20}{'October':>10}{'C':>10}{'ratio':>10}")
    for name, which in (("least", f"least of {found['tries']}"), ("median", "median")):
        line = found[name]
        print(f"{which:20}{line['ours_ns']:10.1f}{line['c_ns']:10.1f}{line['ratio']:10.2f}")


def main() -> None:
    """Read the options, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nights", type=int, default=30, help="at each size")
    parser.add_argument("--walkers", type=int, nargs="+", default=[400, 4000])
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found: dict[str, Any] = {"load": os.getloadavg()[0], "beside_c": []}
    if shutil.which("gcc"):
        found["beside_c"] = [beside_c(number) for number in asked.walkers]
    else:
        print("no gcc here: the C program is left out", file=sys.stderr)
    found["growth"] = growth(asked.nights)
    if asked.json:
        print(json.dumps(found, indent=2))
        return
    print(f"load before the start: {found['load']:.2f}")
    show_growth(found["growth"])
    print()
    for walk in found["beside_c"]:
        show_beside_c(walk)


if __name__ == "__main__":
    main()
