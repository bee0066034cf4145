"""A run that loses its process, and is finished by two others at once, has the same bytes."""

import json
import subprocess
import sys
import time

SCENARIO, NIGHTS = "october-1917", 300


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


def test_killed_and_finished_by_two_processes(tmp_path):
    begin = ["run", SCENARIO, "--nights", str(NIGHTS), "--seed", "3", "--out"]
    whole = october(tmp_path, *begin, "whole")
    assert whole.wait(300) == 0, whole.stderr.read()

    killed = october(tmp_path, *begin, "killed", "--workers", "1")
    deadline = time.monotonic() + 200
    while killed.poll() is None and time.monotonic() < deadline:
        if list((tmp_path / "killed" / "nights").glob("part-*")):
            break
        time.sleep(0.01)
    killed.kill()
    killed.wait(60)
    assert len(parts(tmp_path / "killed")) < 6

    helpers = [october(tmp_path, "run", "--resume", "killed", "--json") for _ in range(2)]
    answers = []
    for helper in helpers:
        out, said = helper.communicate(timeout=300)
        assert helper.returncode == 0, said
        answers.append(json.loads(out)["outcomes"])
    assert answers[0] == answers[1]
    assert parts(tmp_path / "killed") == parts(tmp_path / "whole")
    assert not list((tmp_path / "killed").rglob(".*"))
    assert not (tmp_path / "killed" / "locks").exists()
