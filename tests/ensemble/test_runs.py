"""Run directories: the same bytes however they are filled, and never two runs in one."""

import json
import threading
import time

import polars as pl
import pytest

from october.ensemble import DirectoryError, Interrupted, play_each, reopen, run, runs, workers
from october.ensemble.directory import Directory, release


def contents(path):
    return {
        file.relative_to(path).as_posix(): file.read_bytes()
        for file in sorted(path.rglob("*.parquet"))
    }


@pytest.fixture
def whole(toy, tmp_path):
    return run(toy, nights=450, seed=7, out=tmp_path / "whole")


def test_a_run_has_a_row_a_night_and_night_comes_first(whole):
    rows = whole.outcomes
    assert rows.columns == ["night", "falls", "deaths", "fell", "talks"]
    assert rows["night"].to_list() == list(range(450))
    assert rows.schema["talks"] == pl.Enum(["none", "begun", "met"])
    assert (rows["fell"].is_null() == (rows["falls"] == 0)).all()


def test_series_have_a_row_every_five_minutes(whole):
    assert whole.series.columns == ["night", "t", "crowd"]
    assert whole.series.height == 450 * 13


@pytest.mark.parametrize("count", [1, 2, 5])
def test_any_number_of_workers_gives_the_same_bytes(toy, tmp_path, whole, count):
    other = run(toy, nights=450, seed=7, out=tmp_path / "other", workers=count)
    assert contents(other.dir) == contents(whole.dir)


def test_files_are_named_by_index_and_nothing_else_is_left(whole):
    names = sorted(p.relative_to(whole.dir).as_posix() for p in whole.dir.rglob("*") if p.is_file())
    parts = [f"part-{i:05d}.parquet" for i in range(5)]
    assert names == [f"nights/{p}" for p in parts] + ["run.json"] + [f"series/{p}" for p in parts]
    assert not (whole.dir / "locks").exists()


def test_a_finished_directory_is_reused(toy, whole, monkeypatch):
    monkeypatch.setattr(workers, "engine", lambda: pytest.fail("nothing is left to play"))
    again = run(toy, nights=450, seed=7, out=whole.dir)
    assert again.reused
    assert again.summary() == whole.summary()


@pytest.mark.parametrize(
    ("change", "said"),
    [({"seed": 8}, "seed"), ({"nights": 451}, "nights"), ({"levers": ["shift=1"]}, "levers")],
)
def test_another_identity_is_an_error_that_says_what_differs(toy, whole, change, said):
    with pytest.raises(DirectoryError, match=said):
        run(toy, **({"nights": 450, "seed": 7} | change), out=whole.dir)


def test_a_directory_with_something_else_in_it_is_refused(toy, tmp_path):
    (tmp_path / "letters.txt").write_text("private")
    with pytest.raises(DirectoryError, match="not empty"):
        run(toy, nights=10, out=tmp_path)


def test_resume_without_a_run_is_an_error(toy, tmp_path):
    with pytest.raises(DirectoryError, match=r"run\.json"):
        run(toy, nights=10, resume=tmp_path)


def remove(path, *parts):
    for part in parts:
        for kind in ("nights", "series"):
            (path / kind / f"part-{part:05d}.parquet").unlink()


def test_a_partial_run_says_how_to_go_on_and_does_with_the_same_bytes(toy, tmp_path, whole):
    partial = run(toy, nights=450, seed=7, out=tmp_path / "partial").dir
    remove(partial, 1, 4)
    (partial / "nights" / ".part-00001.parquet.99").write_text("half")
    with pytest.raises(DirectoryError, match="--resume"):
        run(toy, nights=450, seed=7, out=partial)
    assert run(toy, nights=450, seed=7, resume=partial).reused is False
    assert contents(partial) == contents(whole.dir)
    assert not (partial / "nights" / ".part-00001.parquet.99").exists()


def test_a_part_without_its_nights_is_not_there(toy, tmp_path, whole):
    partial = run(toy, nights=450, seed=7, out=tmp_path / "partial").dir
    (partial / "nights" / "part-00002.parquet").unlink()
    (partial / "series" / "part-00002.parquet").write_bytes(b"torn")
    run(toy, nights=450, seed=7, resume=partial)
    assert contents(partial) == contents(whole.dir)


def test_ctrl_c_keeps_what_is_done(toy, tmp_path, whole, monkeypatch):
    written = []
    write = Directory.write

    def write_two(self, part, *frames):
        if len(written) == 2:
            raise KeyboardInterrupt
        write(self, part, *frames)
        written.append(part)

    monkeypatch.setattr(Directory, "write", write_two)
    path = tmp_path / "stopped"
    with pytest.raises(Interrupted) as stop:
        run(toy, nights=450, seed=7, out=path)
    assert (stop.value.done, stop.value.nights, stop.value.path) == (200, 450, path)
    monkeypatch.setattr(Directory, "write", write)
    arguments = reopen(path)
    assert arguments == {"scenario": "toy", "nights": 450, "seed": 7, "levers": []}
    run(toy, nights=450, seed=7, resume=path)
    assert contents(path) == contents(whole.dir)
    record = json.loads((path / "run.json").read_text())
    assert record["nights_played"] == 450


def test_a_part_in_other_hands_is_left_alone_until_they_let_go(toy, tmp_path, whole):
    path = run(toy, nights=450, seed=7, out=tmp_path / "shared").dir
    remove(path, 0, 3)
    lock = Directory(path, 450).claim(3)
    assert lock is not None
    assert Directory(path, 450).claim(3) is None
    runner = threading.Thread(target=run, args=(toy, 450, 7), kwargs={"resume": path})
    runner.start()
    deadline = time.monotonic() + 30
    while not Directory(path, 450).has(0) and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.3)
    assert not Directory(path, 450).has(3)
    assert runner.is_alive()
    release(lock)
    runner.join(30)
    assert contents(path) == contents(whole.dir)


def test_without_a_directory_the_rows_live_as_long_as_the_run(toy):
    played = run(toy, nights=20)
    path = played.dir
    assert played.outcomes.height == 20
    assert path.exists()
    del played
    assert not path.exists()


def test_an_error_in_a_night_reaches_the_caller(toy, monkeypatch):
    engine = workers.engine()

    def broken(plan, seed, number, **rest):
        if number == 130:
            raise RuntimeError("night 130 ran out of rows")
        return engine.play_night(plan, seed, number, **rest)

    monkeypatch.setattr(
        workers, "engine", lambda: type(engine)(**vars(engine) | {"play_night": broken})
    )
    with pytest.raises(RuntimeError, match="130"):
        run(toy, nights=450)


@pytest.mark.parametrize("nights", [1, 99, 100, 101, 333])
def test_each_night_is_read_once_and_in_order(toy, nights):
    plan = runs.prepare(toy)
    seen = list(play_each(plan, 3, nights, lambda plan, played: float(played.night.values[1])))
    alone = [float(workers.engine().play_night(plan, 3, n).night.values[1]) for n in range(nights)]
    assert seen == alone


def test_the_repr_says_what_was_played(whole):
    assert "toy: 450 nights, seed 7" in repr(whole)


@pytest.mark.parametrize("wrong", [{"nights": 0}, {"seed": -1}, {"seed": 2**64}])
def test_impossible_numbers_are_refused(toy, wrong):
    with pytest.raises(ValueError, match=r"night|seed"):
        run(toy, **wrong)
