"""The command line as its users meet it: answers, exit statuses, and never a traceback."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import jsonschema
import polars as pl
import pytest
from answer_schemas import ANSWERS, SOBOL, SWEEP
from typer.testing import CliRunner

from october.cli.program import app

SCENARIO = "october-1917"
COMMANDS = {
    "run": ["run", SCENARIO, "--nights", "30"],
    "tell": ["tell", SCENARIO, "--night", "3"],
    "passages": ["passages", SCENARIO, "--nights", "280"],
    "compare": ["compare", SCENARIO, "--nights", "30"],
    "why": ["why", SCENARIO, "--night", "3", "--person", "martov"],
    "what-if": ["what-if", "hamlet", "--set", "vote.conformity=4", "--nights", "40"],
    "hinges": ["hinges", "hamlet", "--outcome", "talks_met", "--branches", "10"],
    "contingency": ["contingency", "hamlet", "--nights", "200"],
    "claims": ["claims", SCENARIO, "--nights", "200"],
    "runs": ["runs"],
    "levers": ["levers", SCENARIO],
    "cite": ["cite", SCENARIO],
    "check": ["check", SCENARIO],
    "scenarios": ["scenarios"],
    "new": ["new", "elsinore"],
    "verify": ["verify", "--mechanism", "majority"],
    "page": ["page", "hamlet", "--nights", "20", "--answers", "few", "-o", "night.html"],
}
SERVING = ("watch",)  # goes on until it is stopped: see tests/web


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def call(*arguments):
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture
def patient():
    """Run the program in a process of its own."""

    def start(*arguments):
        return subprocess.Popen(
            [sys.executable, "-c", "from october.cli import main; main()", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return start


def test_alone_it_helps_a_newcomer_in_five_lines():
    done = call()
    assert done.exit_code == 0
    assert len(done.output.splitlines()) == 5
    assert "october run" in done.output


def test_every_command_of_this_depth_is_there_and_no_stub_of_a_later_one():
    listed = {command.name or command.callback.__name__ for command in app.registered_commands}
    assert listed == {*COMMANDS, *SERVING}


@pytest.mark.parametrize("command", [*COMMANDS, *SERVING])
def test_every_command_has_help_with_an_example_in_eighty_columns(command):
    done = call(command, "--help")
    assert done.exit_code == 0
    assert f"Example: october {command}" in done.output
    assert max(map(len, done.output.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_json_is_one_object_and_as_the_contract_says(command):
    done = call(*COMMANDS[command], "--json")
    assert done.exit_code == 0, done.stderr
    jsonschema.validate(json.loads(done.stdout), ANSWERS[command])


def test_the_indices_of_a_few_facts_are_given(tmp_path):
    asked = ["contingency", "hamlet", "--nights", "200", "--method", "sobol",
             "--facts", "assembly.parameters.conformity", "--outcome", "conformity"]  # fmt: skip
    done = call(*asked, "--json", "--plot", tmp_path / "indices.svg")
    assert done.exit_code == 0, done.stderr
    jsonschema.validate(json.loads(done.stdout), SOBOL)
    assert (tmp_path / "indices.svg").exists()
    done = call(*asked)
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_a_lever_that_changes_nothing_says_so_and_is_drawn_all_the_same(tmp_path):
    asked = ["what-if", "hamlet", "--set", "walkout.allowed=true", "--nights", "40"]
    done = call(*asked, "--plot", tmp_path / "nothing.png")
    assert done.exit_code == 0, done.stderr
    assert "changes nothing: all 20 pairs" in done.stdout
    assert (tmp_path / "nothing.png").stat().st_size > 2000
    done = call(*asked, "--set", "vote.conformity=2,4")
    assert "changes nothing" not in done.stdout
    done = call(*asked[:2], "--set", "walkout.allowed=true,false", "--nights", "60")
    assert "walkout.allowed=true changes nothing: every night is the same" in done.stdout


def test_a_what_if_over_a_grid_answers_every_point(tmp_path):
    asked = ["what-if", "hamlet", "--set", "vote.conformity=0:4:2", "--nights", "80",
             "--set", "walkout.allowed=false@22:00,01:00"]  # fmt: skip
    done = call(*asked, "--json", "--plot", tmp_path / "grid.svg")
    assert done.exit_code == 0, done.stderr
    answer = json.loads(done.stdout)
    jsonschema.validate(answer, SWEEP)
    assert answer["nights"] == 11
    assert [point["levers"] for point in answer["points"]] == [
        {"vote.conformity": a, "walkout.allowed": f"false@{b}"}
        for a in ("0", "2", "4") for b in ("22:00", "01:00")
    ]  # fmt: skip
    assert (tmp_path / "grid.svg").exists()
    done = call(*asked, "--outcome", "walked_out")
    assert done.exit_code == 0, done.stderr
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert done.stdout.count("@22:00") == 3


KEEPS = {"run": ["runs"], "new": ["elsinore"], "page": ["night.html"]}


@pytest.mark.parametrize("command", COMMANDS)
def test_tables_fit_eighty_columns_and_nothing_is_left_behind(command, tmp_path):
    done = call(*COMMANDS[command])
    assert sorted(path.name for path in tmp_path.iterdir()) == KEEPS.get(command, [])
    assert done.exit_code == 0, done.stderr
    assert done.stdout.strip()
    if command not in ("tell", "cite"):
        assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "nowhere"], "no scenario"),
        (["run", SCENARIO, "--set", "moon.phase=full"], "moon.phase"),
        (["run", SCENARIO, "--set", "nonsense"], "KEY=VALUE"),
        (["run", "--resume", "nothing-here"], "run.json"),
        (["verify", "--mechanism", "magic"], "majority"),
        (["tell", "nowhere"], "no scenario"),
        (["tell", SCENARIO, "--person", "Napoleon"], "Napoleon"),
        (["levers", "nowhere"], "no scenario"),
        (["cite", SCENARIO, "phlogiston"], "phlogiston"),
        (["cite", "phlogiston"], "phlogiston"),
        (["check", "nowhere"], "no scenario"),
        (["new", "a/b"], "a/b"),
        (["contingency", "hamlet", "--facts", "x"], "--method sobol"),
        (["contingency", "hamlet", "--method", "sobol", "--facts", "x"], "no uncertain fact"),
        (["run", "hamlet", "--ray", "127.0.0.1:1"], "no Ray cluster answers"),
        (["run", "hamlet", "--out", "nowhere://a/b"], "nowhere"),
        (["passages", "nowhere"], "no scenario"),
        (["passages", "--nights", "20"], "too few"),
        (["claims", "--nights", "20"], "too few"),
        (["contingency", "hamlet", "--nights", "20"], "at least 40"),
        (["hinges", "hamlet", "--outcome", "talks_mett"], "near it: talks_met"),
        (["hinges", "hamlet", "--outcome", "talks_state"], "talks_state=met"),
        (["what-if", "hamlet"], "nothing to compare"),
        (["what-if", "hamlet", "--set", "walkout.allowed=false", "--nights", "4"], "at least 10"),
        (["what-if", "hamlet", "--set", "walkout.allowed=false@25:00"], "clock time"),
        (["what-if", "hamlet", "--set", "walkout.allowed=false", "--outcome", "x"], "no outcome"),
        (["claims", "--plot", "claims.doc"], ".svg, .png or .pdf"),
        (["hinges", "--plot", "no/such/folder/a.svg"], "no/such/folder"),
        (["what-if", "hamlet", "--set", "vote.conformity=0:4:-1"], "start:end:step"),
        (["what-if", "hamlet", "--set", "vote.conformity=0:40:10"], "0 to 10"),
        (["what-if", "hamlet", "--set", "vote.conformity=1,two"], "two"),
        (["compare", "nowhere"], "no scenario"),
        (["watch", "nowhere"], "no scenario"),
        (["page", "nowhere", "-o", "a.html"], "no scenario"),
        (["page", "-o", "no/such/folder/a.html"], "no/such/folder"),
        (["page", "--nights", "30000", "-o", "a.html"], "20,000"),
    ],
)
def test_a_question_that_has_no_answer_is_one_message_and_exit_1(arguments, said):
    done = call(*arguments)
    assert done.exit_code == 1
    assert said in done.stderr
    assert "Traceback" not in done.output
    assert done.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["run", "--nights", "0"],
        ["run", "--nights", "many"],
        ["run", "--seed", "-1"],
        ["tell", "--theatre", "moon"],
        ["page"],
        ["watch", "--port", "70000"],
        ["check"],
        ["run", "--later"],
        ["run", "--resume", "a", "--out", "b"],
    ],
)
def test_wrong_usage_is_exit_2(arguments):
    done = call(*arguments)
    assert done.exit_code == 2
    assert "Traceback" not in done.output


def test_a_run_is_kept_reused_and_refused_to_another(tmp_path):
    first = json.loads(call(*COMMANDS["run"], "--out", "kept", "--json").stdout)
    again = json.loads(call(*COMMANDS["run"], "--out", "kept", "--json").stdout)
    assert first == again
    assert pl.read_parquet(tmp_path / "kept" / "nights").height == 30
    other = call("run", SCENARIO, "--nights", "30", "--seed", "2", "--out", "kept")
    assert other.exit_code == 1
    assert "seed" in other.stderr


def test_resume_takes_everything_from_the_directory(tmp_path):
    call("run", SCENARIO, "--nights", "120", "--seed", "5", "--out", "kept")
    part = tmp_path / "kept" / "nights" / "part-00001.parquet"
    bytes_before = part.read_bytes()
    part.unlink()
    refused = call("run", SCENARIO, "--nights", "120", "--seed", "5", "--out", "kept")
    assert refused.exit_code == 1
    assert "--resume kept" in refused.stderr
    assert call("run", "--resume", "kept", "--seed", "6").exit_code == 1
    assert call("run", "--resume", "kept").exit_code == 0
    assert part.read_bytes() == bytes_before


def test_ctrl_c_ends_with_130_and_keeps_what_is_done(tmp_path, patient):
    process = patient("run", SCENARIO, "--nights", "200000", "--out", "long")
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        if len(list((tmp_path / "long" / "nights").glob("part-*"))) >= 2:
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "october run --resume long" in said
    assert "Traceback" not in said
    assert len(list((tmp_path / "long" / "nights").glob("part-*"))) >= 2


def test_a_check_of_a_broken_scenario_reports_everything_at_once(tmp_path):
    call("new", "broken")
    file = tmp_path / "broken" / "scenario.yaml"
    text = file.read_text()
    file.write_text(text.replace("start:", "begin:") + "\nmoon: full\n")
    done = call("check", "broken", "--json")
    assert done.exit_code == 1
    answer = json.loads(done.stdout)
    assert not answer["valid"]
    assert {"start", "begin", "moon"} <= {p["field"].split(".")[-1] for p in answer["problems"]}


def test_a_new_scenario_is_valid_and_has_its_own_name(tmp_path):
    assert call("new", "my-night").exit_code == 0
    assert call("check", "my-night").exit_code == 0
    assert "My night" in (tmp_path / "my-night" / "scenario.yaml").read_text()
    assert call("new", "my-night").exit_code == 1


def test_tell_is_told_by_theatre_and_in_three_forms():
    text = call("tell", SCENARIO).stdout
    assert ":" in text
    assert call("tell", SCENARIO, "--format", "md").stdout != text
    everything = json.loads(call("tell", SCENARIO, "--format", "json").stdout)["events"]
    city = json.loads(call("tell", SCENARIO, "--theatre", "city", "--json").stdout)["events"]
    assert {event["theatre"] for event in city} <= {"city", ""}
    assert len(city) < len(everything)


def test_cite_prints_bibtex():
    done = call("cite", SCENARIO, "thresholds", "--bibtex")
    assert done.stdout.startswith("@article{granovetter_1978,")
    assert call("cite", "thresholds", "--bibtex").stdout == done.stdout


def test_help_and_the_version_are_there_at_once():
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", "from october.cli import main; main()", "--help"],
        check=True, capture_output=True, env=os.environ,
    )  # fmt: skip
    assert time.perf_counter() - began < 3


def test_runs_are_listed_with_how_far_they_have_come():
    for seed in (1, 2):
        assert call("run", "hamlet", "--nights", "120", "--seed", seed).exit_code == 0
    (first, second) = json.loads(call("runs", "--json").stdout)["runs"]
    assert {first["seed"], second["seed"]} == {1, 2}
    assert first["done"] == first["nights"] == 120
    os.remove(os.path.join(first["dir"], "nights", "part-00001.parquet"))
    os.makedirs("runs/empty")
    os.makedirs("runs/broken")
    with open("runs/broken/run.json", "w", encoding="utf-8") as file:
        file.write("{")
    assert "100 of 120" in call("runs").stdout
    assert "There is no run" in call("runs", "nowhere").stdout


def test_a_port_that_is_taken_is_one_message():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = call("watch", "hamlet", "--no-open", "--port", port)
    assert done.exit_code == 1
    assert f"port {port}" in done.stderr
    assert "Traceback" not in done.output


def test_watch_answers_until_it_is_stopped(patient):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = patient("watch", "hamlet", "--night", "2", "--no-open", "--port", port)
    line = process.stderr.readline()
    while line and f":{port}/" not in line:
        line = process.stderr.readline()
    address = f"http://127.0.0.1:{port}/api"
    with urllib.request.urlopen(f"{address}/start") as answer:
        assert json.load(answer)["night"] == 2
    with urllib.request.urlopen(f"{address}/what-if?set=vote.conformity=0&nights=20000") as answer:
        job = json.load(answer)["job"]
    events = urllib.request.urlopen(f"{address}/jobs/{job}/events")  # somebody is still listening
    process.send_signal(signal.SIGINT)
    out, error = process.communicate(timeout=20)
    events.close()
    assert process.returncode == 130
    assert "Traceback" not in error
    assert out == ""
