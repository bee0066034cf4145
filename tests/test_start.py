"""A program starts quickly: nothing is compiled that a cache holds, nothing heavy is imported."""

import subprocess
import sys

RUN = """
import sys
import numba.core.event as event
from october.cli import main

sys.argv = ["october", "run", "october-1917", "--nights", "1", "--out", sys.argv[1]]
with event.install_recorder("numba:compile") as compiled:
    try:
        main()
    except SystemExit as end:
        assert not end.code, end.code
names = {str(one.data["dispatcher"]) for _, one in compiled.buffer}
assert not names, names
"""
HELP = """
import sys
import october.cli

heavy = {"numba", "numpy", "polars", "rich", "scipy", "yaml"} & set(sys.modules)
assert not heavy, heavy
"""


def passes(*arguments: str) -> None:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


def test_a_night_from_a_full_cache_compiles_nothing(tmp_path):
    passes("-c", "from october.night.compile import ensure; ensure()")
    passes("-c", RUN, str(tmp_path / "run"))


def test_the_command_line_waits_for_no_library():
    passes("-c", HELP)
