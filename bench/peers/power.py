"""Power indices: the library powerindices and October, in one run and on the same games.

    make peers
    python bench/peers/power.py [--json]

The games of October's verification and parliaments whose seats are drawn. The numbers of swings
(absolute Banzhaf index times 2^(n − 1)) of up to 50 blocs must be equal as whole numbers, and every
other index to 12 digits; the bench fails if one is not. Beyond 62 blocs the library's counts
overflow, so its largest parliament has 60; October alone goes on to 300. Indices of all blocs,
processor time of one thread, October's compilation apart.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

PEER = Path(__file__).resolve().parent / ".venv" / "bin" / "python"
SEED = 1954
DIGITS = 1e-12  # relative
EXACT = 50  # blocs whose swings both count without rounding

Game = tuple[str, int, list[int]]  # name, quota, weights


def timed(work: Any) -> tuple[Any, float]:
    """Return what a call returns and its processor seconds."""
    began = time.process_time()
    found = work()
    return found, time.process_time() - began


def parliament(blocs: int, seats: int) -> Game:
    """Return a parliament whose seats fall to blocs by chance; more than half win."""
    lots = random.Random(f"{SEED} {blocs} {seats}")
    cuts = sorted(lots.sample(range(1, seats), blocs - 1))
    weights = [b - a for a, b in zip([0, *cuts], [*cuts, seats], strict=True)]
    return f"{blocs} blocs of {seats}", seats // 2 + 1, sorted(weights, reverse=True)


def games() -> list[Game]:
    """Return the games that both play."""
    from october.verification.power import GAMES

    published = [
        (g.name, g.quota, [weight for weight, number in g.blocs for _ in range(number)])
        for g in GAMES
    ]
    return [*published, parliament(8, 649), parliament(20, 649), parliament(60, 650)]


def peer_here(asked: list[Game]) -> list[dict[str, Any]]:
    """Return the library's indices and times; the peers' environment calls it."""
    from powerindices import compute_pbi, compute_ssi

    found = []
    for _, quota, weights in asked:  # of which the library changes what it is given
        shapley, slow = timed(lambda q=quota, w=weights: compute_ssi(q, list(w)))
        banzhaf, quick = timed(lambda q=quota, w=weights: compute_pbi(q, list(w)))
        found.append({
            "shapley": [float(x) for x in shapley], "shapley_seconds": slow,
            "banzhaf": [float(x) for x in banzhaf], "banzhaf_seconds": quick,
        })  # fmt: skip
    return found


def ours(game: Game) -> dict[str, Any]:
    """Return October's indices and times."""
    import numpy as np

    from october.mechanisms.power import banzhaf, shapley_shubik

    _, quota, listed = game
    weights, n = np.array(listed), len(listed)
    table = np.empty((n, quota))
    shapley, slow = timed(lambda: [shapley_shubik(weights, n, quota, i, table) for i in range(n)])
    coins, quick = timed(lambda: [banzhaf(weights, n, quota, i, table[0]) for i in range(n)])
    return {"shapley": shapley, "shapley_seconds": slow, "banzhaf": coins, "banzhaf_seconds": quick}


def compare(game: Game, own: dict[str, Any], theirs: dict[str, Any]) -> None:
    """Exit with what was found and expected if an index differs."""
    name, _, weights = game
    subsets = 2 ** (len(weights) - 1)
    for i, (a, b) in enumerate(zip(own["banzhaf"], theirs["banzhaf"], strict=True)):
        if len(weights) <= EXACT and round(a * subsets) != round(b * subsets):
            raise SystemExit(f"{name}, bloc {i}: found {a * subsets} swings, not {b * subsets}")
    for index in ("banzhaf", "shapley"):
        for i, (a, b) in enumerate(zip(own[index], theirs[index], strict=True)):
            if abs(a - b) > DIGITS * max(a, b):
                raise SystemExit(f"{name}, bloc {i}: found a {index} index of {a}, not {b}")


def measure() -> list[dict[str, Any]]:
    """Play all games with both, and a large one with October alone."""
    if not PEER.exists():
        raise SystemExit("no powerindices here: make peers")
    asked = games()
    told = subprocess.run(
        [str(PEER), __file__, "--peer"],
        input=json.dumps(asked), check=True, capture_output=True, text=True,
    )  # fmt: skip
    compilation = timed(lambda: ours(asked[0]))[1]
    lines = []
    for game, theirs in zip(asked, json.loads(told.stdout), strict=True):
        own = ours(game)
        compare(game, own, theirs)
        line = {"game": game[0], "blocs": len(game[2]), "compilation": compilation}
        for index in ("shapley", "banzhaf"):
            line[f"{index} october"] = own[f"{index}_seconds"]
            line[f"{index} powerindices"] = theirs[f"{index}_seconds"]
        lines.append(line)
    alone = parliament(300, 649)
    own = ours(alone)
    line = {"game": alone[0], "blocs": 300, "compilation": compilation}
    lines.append(line | {f"{i} october": own[f"{i}_seconds"] for i in ("shapley", "banzhaf")})
    return lines


def show(lines: list[dict[str, Any]]) -> None:
    """Print the times; what is printed at all agreed."""
    print(f"all indices agree; October compiled in {1e3 * lines[0]['compilation']:.0f} ms")
    heads = [f"{i} {who}" for i in ("shapley", "banzhaf") for who in ("october", "powerindices")]
    print(f"{'milliseconds':32}" + "".join(f"{head:>22}" for head in heads))
    for line in lines:
        cells = [line.get(head) for head in heads]
        shown = "".join(f"{'' if c is None else f'{1e3 * c:,.3f}':>22}" for c in cells)
        print(f"{line['game']:32}{shown}")


def main() -> None:
    """Read the options, measure, and print."""
    parser = argparse.ArgumentParser(description="Power indices beside powerindices")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--peer", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.peer:
        print(json.dumps(peer_here(json.load(sys.stdin))))
        return
    lines = measure()
    if asked.json:
        print(json.dumps(lines, indent=2))
    else:
        show(lines)


if __name__ == "__main__":
    main()
