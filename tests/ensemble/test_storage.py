"""Runs at other addresses than a folder, on full disks and with damaged parts: the same rows."""

import errno
import threading
from pathlib import Path

import fsspec
import pytest

from october.ensemble import DirectoryError, listed, reopen, run
from october.ensemble.directory import Directory

NIGHTS = 450


def contents(address):
    fs, root = fsspec.core.url_to_fs(str(address))
    return {
        path[len(root) :]: fs.cat_file(path)
        for path in sorted(fs.find(root))
        if path.endswith(".parquet")
    }


@pytest.fixture
def whole(toy, tmp_path):
    return contents(run(toy, nights=NIGHTS, seed=7, out=tmp_path / "whole").dir)


@pytest.fixture
def bucket():
    fs = fsspec.filesystem("memory")
    yield "memory://bucket/runs"
    fs.store.clear()
    fs.pseudo_dirs[:] = [""]


def test_a_run_in_memory_has_the_bytes_of_one_in_a_folder(toy, bucket, whole):
    played = run(toy, nights=NIGHTS, seed=7, out=f"{bucket}/one")
    assert str(played.dir) == f"{bucket}/one"
    assert contents(played.dir) == whole
    assert played.outcomes["night"].to_list() == list(range(NIGHTS))
    assert played.series.height == 13 * NIGHTS
    assert run(toy, nights=NIGHTS, seed=7, out=f"{bucket}/one").reused


def test_what_is_missing_elsewhere_is_played_on_resume(toy, bucket, whole):
    address = f"{bucket}/one"
    run(toy, nights=NIGHTS, seed=7, out=address)
    fs = fsspec.filesystem("memory")
    for part in (0, 3):
        fs.rm_file(f"/bucket/runs/one/nights/part-{part:05d}.parquet")
    with pytest.raises(DirectoryError, match=f"--resume {address}"):
        run(toy, nights=NIGHTS, seed=7, out=address)
    assert reopen(address)["nights"] == NIGHTS
    assert run(toy, nights=NIGHTS, seed=7, resume=address).record["nights_played"] == NIGHTS + 200
    assert contents(address) == whole


def test_two_processes_without_locks_leave_the_same_bytes(toy, bucket, whole):
    address = f"{bucket}/shared"
    run(toy, nights=NIGHTS, seed=7, out=address)
    fsspec.filesystem("memory").rm(f"{address}/nights", recursive=True)
    both = [
        threading.Thread(target=run, args=(toy, NIGHTS, 7), kwargs={"resume": address})
        for _ in range(2)
    ]
    for one in both:
        one.start()
    for one in both:
        one.join(60)
    assert contents(address) == whole


def test_another_run_at_an_address_is_an_error(toy, bucket):
    run(toy, nights=20, seed=7, out=f"{bucket}/one")
    with pytest.raises(DirectoryError, match="seed: 7 there, 8 asked for"):
        run(toy, nights=20, seed=8, out=f"{bucket}/one")
    fsspec.filesystem("memory").pipe_file("/bucket/letters/a.txt", b"private")
    with pytest.raises(DirectoryError, match="not empty"):
        run(toy, nights=20, out="memory://bucket/letters")


def test_the_runs_under_an_address_are_listed(toy, bucket):
    run(toy, nights=20, seed=7, under=bucket)
    run(toy, nights=30, seed=7, under=bucket)
    found = listed(bucket)
    assert sorted(one["nights_done"] for one in found) == [20, 30]
    assert all(one["path"].startswith(f"{bucket}/toy-") for one in found)
    assert listed("memory://bucket/nothing") == []


def test_a_file_address_is_the_folder_with_its_locks(toy, tmp_path, whole):
    played = run(toy, nights=NIGHTS, seed=7, out=f"file://{tmp_path}/here")
    assert played.dir == tmp_path / "here"
    assert contents(tmp_path / "here") == whole
    lock = Directory(f"file://{tmp_path}/other", NIGHTS).claim(0)
    assert lock is not None
    with lock:
        assert Directory(tmp_path / "other", NIGHTS).claim(0) is None


@pytest.mark.parametrize(
    ("address", "said"),
    [("nowhere://a/b", "nowhere"), ("http://127.0.0.1:9/run", "127.0.0.1:9")],
)
def test_an_address_that_cannot_be_used_says_so(toy, address, said):
    with pytest.raises(DirectoryError, match=said):
        run(toy, nights=20, out=address)


@pytest.mark.parametrize("kind", ["nights", "series"])
@pytest.mark.parametrize("damage", ["torn", "emptied", "swapped", "gone"])
def test_a_damaged_part_is_played_again(toy, tmp_path, whole, kind, damage):
    path = run(toy, nights=NIGHTS, seed=7, out=tmp_path / "run").dir
    victim, other = (path / kind / f"part-{part:05d}.parquet" for part in (2, 1))
    content = victim.read_bytes()
    victim.write_bytes(
        {"torn": content[: len(content) // 2], "emptied": b"", "swapped": other.read_bytes()}.get(
            damage, content
        )
    )
    if damage == "gone":
        victim.unlink()
    run(toy, nights=NIGHTS, seed=7, resume=path)
    assert contents(path) == whole


def test_a_full_disk_keeps_what_is_done_and_says_how_to_go_on(toy, tmp_path, whole, monkeypatch):
    write_bytes = Path.write_bytes

    def full(self, content):
        if "part-00002" in self.name:
            write_bytes(self, content[:100])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write_bytes(self, content)

    path = tmp_path / "full"
    with monkeypatch.context() as disk:
        disk.setattr(Path, "write_bytes", full)
        with pytest.raises(DirectoryError, match=r"No space left.*200 of 450 nights are kept"):
            run(toy, nights=NIGHTS, seed=7, out=path)
    assert not list(path.rglob(".part*"))
    run(toy, nights=NIGHTS, seed=7, resume=path)
    assert contents(path) == whole
