"""What a hall costs by the number of its delegates: the congress alone, its tables of seats scaled.

    python bench/assembly.py [--nights 40] [--most 16]

Prints milliseconds a night and a delegate; a cost that grows as n log n adds a constant to the
second with every doubling, and one that grows as n leaves it as it is.
"""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path

from october.night import prepare
from october.night.play import Workspace, play_night
from october.scenario import load_texts
from october.scenario.scenario import Scenario

FOLDER = Path(__file__).parent.parent / "scenarios" / "october-1917"
FILES = ("scenario.yaml", "sources.yaml", "assembly.yaml", "people.yaml")


def congress(times: int) -> Scenario:
    """Return October's congress by itself, with so many times its delegates."""
    texts = {name: (FOLDER / name).read_text(encoding="utf-8") for name in FILES}
    people = re.split(r"^(?=[a-z_]+:\n)", texts["people.yaml"], flags=re.MULTILINE)
    texts["people.yaml"] = "".join(person for person in people if "\n  assembly:" in person)
    texts["assembly.yaml"] = re.sub(
        r"^(  C\d\d: )(.*)$",
        lambda line: line[1] + re.sub(r"\d+", lambda seats: str(int(seats[0]) * times), line[2]),
        texts["assembly.yaml"],
        flags=re.MULTILINE,
    )
    return load_texts(texts, name="congress")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nights", type=int, default=40)
    parser.add_argument("--most", type=int, default=16, help="times the delegates of 1917")
    asked = parser.parse_args()
    print("delegates   ms a night   µs a delegate")
    times = 1
    while times <= asked.most:
        plan = prepare(congress(times))
        workspace = Workspace(plan)
        facts = plan.draw(1, range(asked.nights))
        delegates = int(play_night(plan, 1, 0, workspace=workspace).night.sitting[0]["seated"])
        best = float("inf")
        for _ in range(3):
            begun = time.perf_counter()
            for number in range(asked.nights):
                play_night(plan, 1, number, facts=facts[number], workspace=workspace)
            best = min(best, time.perf_counter() - begun)
        each = best / asked.nights
        print(f"{delegates:9,}   {each * 1e3:10.2f}   {each / delegates * 1e6:13.2f}")
        times *= 2


if __name__ == "__main__":
    main()
