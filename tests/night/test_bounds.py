"""No kernel reads or writes outside its tables: nights played with every index checked."""

import os
import subprocess
import sys

import pytest

PLAY = """
import october
from october.night import play_night, prepare, state_hash

plan = prepare(october.load("october-1917"))
for number in range(2):
    print(state_hash(play_night(plan, 1917, number).night))
"""

# a kernel lives in a file, since Numba asks for its source
OUTSIDE = """
import numba
import numpy as np
from october.core.kernel import kernel

@kernel
def beyond(rows):
    return rows[rows.shape[0]]

@numba.njit
def look(rows):
    return beyond(rows)

look(np.zeros(3))
"""
CHECKED = {"NUMBA_BOUNDSCHECK": "1"}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    command = [sys.executable, *arguments]
    everything = os.environ | environment
    return subprocess.run(command, env=everything, capture_output=True, text=True, check=False)


@pytest.mark.proof
def test_every_index_is_inside_its_table():
    """Compiles anew, for minutes. The checks change no bit of a night."""
    checked, plain = run("-c", PLAY, **CHECKED), run("-c", PLAY)
    assert checked.returncode == 0, checked.stderr[-2000:]
    assert checked.stdout.split() == plain.stdout.split()
    assert len(plain.stdout.split()) == 2


@pytest.mark.proof
def test_an_index_outside_is_seen(tmp_path):
    program = tmp_path / "outside.py"
    program.write_text(OUTSIDE, encoding="utf-8")
    assert run(str(program)).returncode == 0
    assert "IndexError" in run(str(program), **CHECKED).stderr
