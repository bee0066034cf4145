"""Kernels allocate nothing, and a stale one cannot be run."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numba.core.errors import NumbaError

from october.core.kernel import entry, mechanism, source_key

CALLEE = """
from october.core.kernel import kernel

@kernel
def step(x):
    return x + {amount}
"""
PROGRAM = """
import sys
from pathlib import Path
import numba
from october.core import kernel
from callee import step

kernel.PACKAGE = Path(__file__).parent
kernel.source_key.__kwdefaults__["root"] = Path(__file__).parent

@kernel.entry(numba.float64(numba.float64), {parts})
def play(key):
    def play(x):
        if key < 0:
            return x
        return step(x)
    return play

hits = sum(play.stats.cache_hits.values())
print(play(1.0), hits)
"""


def run(folder: Path) -> tuple[float, int]:
    out = subprocess.run(
        [sys.executable, "program.py"], cwd=folder, capture_output=True, text=True, check=True
    ).stdout.split()
    return float(out[0]), int(out[1])


def write(folder: Path, amount: int, parts: str) -> None:
    (folder / "callee.py").write_text(CALLEE.format(amount=amount))
    program = folder / "program.py"
    if not program.exists():
        program.write_text(PROGRAM.format(parts=parts))


def test_an_edit_in_a_callee_never_meets_old_machine_code(tmp_path):
    write(tmp_path, 1, "'callee.py'")
    assert run(tmp_path) == (2.0, 0)
    assert run(tmp_path) == (2.0, 1), "an unchanged program must start from the cache"
    write(tmp_path, 5, "'callee.py'")
    assert run(tmp_path)[0] == 6.0


def test_without_its_key_the_same_edit_would_go_unseen(tmp_path):
    """The danger is real: an entry whose key leaves the callee out returns the old answer."""
    write(tmp_path, 1, "'program.py'")
    assert run(tmp_path)[0] == 2.0
    write(tmp_path, 5, "'program.py'")
    assert run(tmp_path)[0] == 2.0


def test_an_entry_must_mention_its_key():
    import numba

    with pytest.raises(TypeError, match="key"):

        @entry(numba.float64(numba.float64), "core/kernel.py")
        def make(key):
            def play(x):
                return x

            return play


def test_allocation_is_refused_at_compile_time():
    @mechanism
    def allocates(n):
        return np.zeros(n).sum()

    with pytest.raises(NumbaError):
        allocates(3)


def test_the_key_changes_with_bounds_checking(monkeypatch):
    plain = source_key("core/kernel.py")
    monkeypatch.setenv("NUMBA_BOUNDSCHECK", "1")
    assert source_key("core/kernel.py") != plain
