"""The tournament: axelrod's own, October's round robin and the same round robin in C, in one run.

    make peers
    python bench/peers/tournament.py [--repetitions 20] [--turns 200] [--json]

The same strategies meet each other and themselves: ten that October's verification describes by
hand (small), and with them what axelrod ships as finite-state machines and cycles (large), whose
tables are read from axelrod's own objects. Without slips the scores must be equal to the last
digit; with slips every strategy's mean score must lie within four standard errors of both sides.
The bench fails if they do not, and if C's scores are not ours.

What is measured, each thing apart: *import* of axelrod, in its own environment; *compilation* of
October's kernels at the first call, and gcc's work; *set-up*: players and tournament made, or
machines' tables filled or read; *play*, and that for one turn of one match. ``axelrod`` is its
``Tournament(...).play()``, results summed up as it recommends; ``axelrod, matches`` is a loop of
its ``Match(...).play()`` with the final score alone. Times are processor time of one thread; ours
and C's are the least of three, axelrod's are taken once.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PEER = HERE / ".venv" / "bin" / "python"
GCC = ["gcc", "-std=c11", "-O3", "-march=native", "-ffp-contract=off"]
SEED = 1984
ERROR = 0.05  # how often a hand slips, where it does
ERRORS = 4.0  # standard errors that two means may be apart
TRIES = 3

# Axelrod's names of the ten; October's are the same but for two.
TEN = (
    "TitForTat", "Cooperator", "Defector", "WinStayLoseShift", "Grudger", "TitFor2Tats",
    "Alternator", "SuspiciousTitForTat", "AntiTitForTat", "Bully",
)  # fmt: skip
OURS = {"SuspiciousTitForTat": "SuspiciousTFT"}
MACHINES = (
    "EvolvedFSM4", "EvolvedFSM6", "EvolvedFSM16", "EvolvedFSM16Noise05", "Fortress3", "Fortress4",
    "Predator", "Pun1", "Raider", "Ripoff", "SolutionB1", "SolutionB5", "TF1", "TF2", "TF3",
    "Thumper", "UsuallyCooperates", "UsuallyDefects",
)  # fmt: skip
CYCLES = ("CyclerDC", "CyclerCCD", "CyclerCCCD", "CyclerCCCDCD")
SIZES = {"small": TEN, "large": TEN + MACHINES + CYCLES}

Line = dict[str, Any]
Table = list[list[int]]  # per state: cooperates, next state after CC, CD, DC, DD


def timed(work: Any) -> tuple[Any, float]:
    """Return what a call returns and its processor seconds."""
    began = time.process_time()
    found = work()
    return found, time.process_time() - began


# In axelrod's environment.


def axelrod_here(turns: int, repetitions: int) -> Line:
    """Time axelrod's tournaments in this process, and describe its machines."""
    axl, imported = timed(lambda: __import__("axelrod"))
    found: Line = {"version": axl.__version__, "import": imported, "tables": {}}
    for name in MACHINES:
        found["tables"][name] = table_of_machine(getattr(axl, name)(), axl.Action)
    for name in CYCLES:
        found["tables"][name] = table_of_cycle(getattr(axl, name)().cycle)
    for size, names in SIZES.items():
        for error, times in ((0.0, 1), (ERROR, repetitions)):

            def make(names=names, error=error, times=times):
                players = [getattr(axl, name)() for name in names]
                return axl.Tournament(
                    players, turns=turns, repetitions=times, noise=error, seed=SEED
                )

            tournament, setup = timed(make)
            results, play = timed(lambda t=tournament: t.play(progress_bar=False))
            found[f"{size} {error}"] = {
                "setup": setup,
                "play": play,
                "scores": results.scores,
                "matches": timed(lambda a=(axl, names, turns, times, error): matches(*a))[1],
            }
    return found


def matches(axl: Any, names: tuple[str, ...], turns: int, times: int, error: float) -> None:
    """Play every match by itself, for nothing but its final score."""
    players = [getattr(axl, name)() for name in names]
    for repetition in range(times):
        for i, one in enumerate(players):
            for other in players[i:]:
                other = other.clone() if other is one else other
                match = axl.Match((one, other), turns=turns, noise=error, seed=repetition)
                match.play()
                match.final_score()


def table_of_machine(player: Any, action: Any) -> Table:
    """Return a finite-state player as a machine, whose states know what they do next."""
    begin = (player.initial_state, player.initial_action)
    states, lines = [begin], []
    for state, act in states:
        line = [int(act == action.C)]
        for seen in (action.C, action.D, action.C, action.D):
            following = player.fsm.state_transitions[(state, seen)]
            if following not in states:
                states.append(following)
            line.append(states.index(following))
        lines.append(line)
    return lines


def table_of_cycle(cycle: str) -> Table:
    """Return a cycle of acts as a machine."""
    return [[int(act == "C")] + [(i + 1) % len(cycle)] * 4 for i, act in enumerate(cycle)]


# In October's.


def filled(names: tuple[str, ...], tables: dict[str, Table]) -> Any:
    """Return the machines as one array."""
    import numpy as np

    from october.verification import repeated_games

    lines = [tables.get(n) or repeated_games.MACHINES[OURS.get(n, n)] for n in names]
    machines = np.zeros((len(lines), max(map(len, lines)), 5), np.int64)
    for i, table in enumerate(lines):
        machines[i, : len(table)] = table
    return machines


def ours(machines: Any, turns: int, times: int, error: float) -> tuple[Line, Any]:
    """Time October's round robin; return the scores [strategy, repetition] too."""
    import numpy as np

    from october.mechanisms.repeated_games import round_robin

    n = len(machines)
    game = (3.0, 0.0, 5.0, 1.0)
    scores = np.empty((n, n))
    totals = np.empty((n, times))

    def play() -> None:
        for night in range(times):
            round_robin(machines, n, turns, error, SEED, night, game, scores)
            totals[:, night] = scores.sum(axis=1) - scores.diagonal()

    first = timed(lambda: round_robin(machines, n, 1, error, SEED, 0, game, scores))[1]
    line: Line = {"play": min(timed(play)[1] for _ in range(TRIES))}
    if first > 100 * line["play"] / times:  # the first call of all
        line["compilation"] = first
    return line, totals


def in_c(program: Path, machines: Any, turns: int, times: int, error: float) -> tuple[Line, list]:
    """Time the C program; return its total scores too."""
    n, states, _ = machines.shape
    said = f"{n} {states} {turns} {times} {error!r} {SEED}\n"
    said += " ".join(map(str, machines.ravel().tolist()))
    told = []
    for _ in range(TRIES):
        ran = subprocess.run([str(program)], input=said, check=True, capture_output=True, text=True)
        told.append(ran.stdout.split())
    setup, play = (min(float(words[i]) for words in told) for i in (0, 1))
    return {"setup": setup, "play": play}, [float(word) for word in told[0][2:]]


def agree(size: str, error: float, own: Any, theirs: Any) -> float:
    """Return by how many standard errors the scores differ at most; exit if by too many."""
    import numpy as np

    theirs = np.array(theirs, dtype=float)
    if error == 0.0:
        if own.tolist() != theirs.tolist():
            raise SystemExit(f"{size}: found scores {own.tolist()}, expected {theirs.tolist()}")
        return 0.0
    apart = np.abs(own.mean(axis=1) - theirs.mean(axis=1))
    errors = np.hypot(*(x.std(axis=1, ddof=1) / np.sqrt(x.shape[1]) for x in (own, theirs)))
    worst = float((apart / errors).max())
    if worst > ERRORS:
        raise SystemExit(f"{size}, slips {error}: found scores {worst:.1f} standard errors apart")
    return worst


def compiled(folder: Path) -> tuple[Path, float]:
    """Compile the C program; return it and the wall-clock seconds that gcc took."""
    program = folder / "tournament"
    began = time.perf_counter()
    subprocess.run([*GCC, "-o", str(program), str(HERE / "tournament.c")], check=True)
    return program, time.perf_counter() - began


def measure(turns: int, repetitions: int) -> list[Line]:
    """Play everything everywhere and compare."""
    if not PEER.exists():
        raise SystemExit("no axelrod here: make peers")
    asked = [str(PEER), __file__, "--axelrod", "--turns", str(turns)]
    asked += ["--repetitions", str(repetitions)]
    peer = json.loads(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as folder:
        program, gcc = compiled(Path(folder)) if shutil.which("gcc") else (None, 0.0)
        if program is None:
            print("no gcc here: the C program is left out", file=sys.stderr)
        for size, names in SIZES.items():
            machines = filled(names, peer["tables"])
            setup = timed(lambda n=names: filled(n, peer["tables"]))[1]
            for error, times in ((0.0, 1), (ERROR, repetitions)):
                theirs = peer[f"{size} {error}"]
                line, scores = ours(machines, turns, times, error)
                apart = agree(size, error, scores, theirs["scores"])
                n = len(names)
                name = {"size": size, "players": n, "error": error, "repetitions": times,
                        "turns": turns * times * n * (n + 1) // 2, "apart": apart}  # fmt: skip
                lines.append({**name, "who": "october", "setup": setup, **line})
                if program is not None:
                    line, totals = in_c(program, machines, turns, times, error)
                    if totals != scores.sum(axis=1).tolist():
                        raise SystemExit(f"found {totals} in C, expected October's")
                    lines.append({**name, "who": "C", "compilation": gcc, **line})
                own = {"import": peer["import"], "setup": theirs["setup"]}
                lines.append({**name, "who": "axelrod", **own, "play": theirs["play"]})
                lines.append({**name, "who": "axelrod, matches", "play": theirs["matches"]})
    return lines


def show(lines: list[Line]) -> None:
    """Print what was measured, each turn beside October's."""
    heads = ("compilation", "import", "setup", "play")
    print(f"{'':20}" + "".join(f"{head:>12}" for head in (*heads, "ns a turn", "to ours")))
    for line in lines:
        turn = 1e9 * line["play"] / line["turns"]
        if line["who"] == "october":
            unit = turn
            same = "scores equal" if not line["error"] else f"at most {line['apart']:.1f} errors"
            print(f"{line['size']}: {line['players']} strategies, slips {line['error']}, "
                  f"{line['turns']:,} turns (milliseconds); {same}")  # fmt: skip
        cells = [line.get(head) for head in heads]
        shown = "".join(f"{'' if c is None else f'{1e3 * c:,.3f}':>12}" for c in cells)
        print(f"  {line['who']:18}{shown}{turn:12,.1f}{turn / unit:12,.2f}")


def main() -> None:
    """Read the options, measure, and print."""
    parser = argparse.ArgumentParser(description="The tournament beside axelrod and C")
    parser.add_argument("--turns", type=int, default=200)
    parser.add_argument("--repetitions", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--axelrod", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.axelrod:
        print(json.dumps(axelrod_here(asked.turns, asked.repetitions)))
        return
    lines = measure(asked.turns, asked.repetitions)
    if asked.json:
        print(json.dumps(lines, indent=2))
    else:
        show(lines)


if __name__ == "__main__":
    main()
