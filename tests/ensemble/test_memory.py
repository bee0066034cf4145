"""Memory does not depend on the number of nights."""

import subprocess
import sys
import tracemalloc

import pytest

from october.ensemble import run

PEAK = """
import resource, sys
from october import run
run("october-1917", nights=int(sys.argv[1]), out=sys.argv[2])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def traced(toy, path, nights):
    tracemalloc.start()
    run(toy, nights=nights, out=path, workers=2)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_ten_times_the_nights_take_the_same_memory(toy, tmp_path):
    traced(toy, tmp_path / "warm", 300)
    few, many = (traced(toy, tmp_path / str(n), n) for n in (400, 4000))
    assert many < 1.5 * few


@pytest.mark.proof
def test_20000_nights_take_the_memory_of_1000_and_less_than_a_gigabyte_and_a_half(tmp_path):
    peaks = []
    for nights in (1000, 20_000):
        command = [sys.executable, "-c", PEAK, str(nights), str(tmp_path / str(nights))]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        peaks.append(float(done.stdout))
    few, many = peaks
    print(f"peak memory: {few:.0f} MB at 1,000 nights, {many:.0f} MB at 20,000")
    assert many < 1.25 * few
    assert many < 1500
