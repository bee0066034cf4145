"""A run that loses its process, and is finished by two others at once, has the same bytes."""

import json
import subprocess
import sys
import time

import numpy as np
import pytest

SCENARIO, NIGHTS = "october-1917", 500
BEGIN = ["run", SCENARIO, "--nights", str(NIGHTS), "--seed", "3", "--out"]


def october(folder, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", "from october.cli import main; main()", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def parts(path):
    return {f.relative_to(path): f.read_bytes() for f in sorted(path.glob("*/part-*.parquet"))}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("runs")
    process = october(folder, *BEGIN, "whole")
    _, said = process.communicate(timeout=600)
    assert process.returncode == 0, said
    return parts(folder / "whole")


def kill_after(folder, seconds):
    """Begin or go on with a run and kill it so many s after its first new part (or at once)."""
    path = folder / "killed"
    verb = ["run", "--resume", "killed"] if path.exists() else [*BEGIN, "killed"]
    before = len(parts(path))
    process = october(folder, *verb)
    deadline = time.monotonic() + 200
    while process.poll() is None and time.monotonic() < deadline:
        if len(parts(path)) > before:
            break
        time.sleep(0.01)
    time.sleep(seconds)
    process.kill()
    process.communicate(timeout=60)


def finish(folder, processes):
    helpers = [october(folder, "run", "--resume", "killed", "--json") for _ in range(processes)]
    answers = []
    for helper in helpers:
        out, said = helper.communicate(timeout=600)
        assert helper.returncode == 0, said
        answers.append(json.loads(out)["outcomes"])
    assert all(answer == answers[0] for answer in answers)


def test_killed_and_finished_by_two_processes(tmp_path, whole):
    kill_after(tmp_path, 0)
    assert len(parts(tmp_path / "killed")) < len(whole)
    finish(tmp_path, 2)
    assert parts(tmp_path / "killed") == whole
    assert not list((tmp_path / "killed").rglob(".*"))
    assert not (tmp_path / "killed" / "locks").exists()


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(20))
def test_killed_at_any_time_and_finished_by_three(tmp_path, whole, seed):
    delays = np.random.default_rng(seed).exponential(0.5, 3)
    for seconds in delays:
        kill_after(tmp_path, float(seconds))
    finish(tmp_path, 3)
    assert parts(tmp_path / "killed") == whole


MANY = ["run", SCENARIO, "--nights", "10000", "--seed", "4", "--out"]


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    folder = tmp_path_factory.mktemp("many")
    process = october(folder, *MANY, "whole")
    _, said = process.communicate()
    assert process.returncode == 0, said
    return parts(folder / "whole")


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(10))
def test_ten_thousand_nights_killed_until_they_are_done(tmp_path, many, seed):
    """Every process is killed after .2 to 60 s, wherever it is, and another goes on."""
    rng = np.random.default_rng(seed)
    path = tmp_path / "killed"
    kills = 0
    while True:
        begun = (path / "run.json").exists()
        verb = ["run", "--resume", "killed"] if begun else [*MANY, "killed"]
        process = october(tmp_path, *verb)
        try:
            _, said = process.communicate(timeout=float(rng.uniform(0.2, 60.0)))
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            kills += 1
            continue
        assert process.returncode == 0, said
        break
    print(f"{kills} kills")
    assert kills
    assert parts(path) == many
    assert not list(path.rglob(".*"))
