"""A run directory: parts of a hundred nights, named by index, written whole and renamed.

``run.json``, ``nights/part-00000.parquet``, ``series/part-00000.parquet``. A part exists when its
file under ``nights`` does; that one is renamed last. Any number of processes may fill one
directory: a part is claimed with a lock on a file, which the system drops when its holder dies.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from pathlib import Path
from typing import IO, Any

import polars as pl

from october.ensemble.workers import CHUNK

KINDS = ("nights", "series")
RECORD = "run.json"


class DirectoryError(Exception):
    """A run directory cannot be used; the message says why and what to do."""


class Directory:
    """One run on disk, of ``nights`` nights."""

    def __init__(self, path: Path, nights: int) -> None:
        self.path = path
        self.nights = nights
        self.parts = -(-nights // CHUNK)

    def create(self, record: dict[str, Any]) -> None:
        """Write ``run.json`` and make the folders; a directory without one is still free."""
        self.path.mkdir(parents=True, exist_ok=True)
        self.write_record(record)
        self.make_folders()

    def make_folders(self) -> None:
        """Make the folders of the parts."""
        for kind in KINDS:
            (self.path / kind).mkdir(exist_ok=True)

    def numbers(self, part: int) -> range:
        """Return the numbers of a part's nights."""
        return range(part * CHUNK, min((part + 1) * CHUNK, self.nights))

    def file(self, kind: str, part: int) -> Path:
        """Return the file of a part; ``kind`` is ``nights`` or ``series``."""
        return self.path / kind / f"part-{part:05d}.parquet"

    def has(self, part: int) -> bool:
        """Say whether a part is there whole."""
        return self.file("nights", part).exists()

    def missing(self) -> list[int]:
        """Return the parts that are not there yet."""
        return [part for part in range(self.parts) if not self.has(part)]

    def nights_done(self) -> int:
        """Return the number of nights on disk."""
        return sum(len(self.numbers(p)) for p in range(self.parts) if self.has(p))

    def claim(self, part: int) -> IO[str] | None:
        """Return a lock to close when the part is written; None if it is done or taken."""
        if self.has(part):
            return None
        lock = self._lock(f"part-{part:05d}", fcntl.LOCK_NB)
        if lock and self.has(part):
            lock.close()
            return None
        return lock

    def _lock(self, name: str, mode: int = 0) -> IO[str] | None:
        folder = self.path / "locks"
        folder.mkdir(exist_ok=True)
        handle = open(folder / name, "w", encoding="utf-8")  # noqa: SIM115
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | mode)
        except OSError:
            handle.close()
            return None
        return handle

    def write(self, part: int, nights: pl.DataFrame, series: pl.DataFrame) -> None:
        """Write a part whole: series first, since the nights' file says that the part exists."""
        for kind, frame in (("series", series), ("nights", nights)):
            target = self.file(kind, part)
            rough = target.with_name(f".{target.name}.{os.getpid()}")
            frame.write_parquet(rough)
            os.replace(rough, target)

    def add_work(self, nights: int, seconds: dict[str, float]) -> dict[str, Any]:
        """Add what one process did to ``run.json``; tidy up once the run is whole."""
        with self._lock("record") or open(os.devnull, encoding="utf-8"):
            record = read_record(self.path) or {}
            record["nights_played"] = record.get("nights_played", 0) + nights
            for name, spent in seconds.items():
                record[name] = round(record.get(name, 0.0) + spent, 3)
            if record["seconds"] > 0:
                record["nights_per_second"] = round(record["nights_played"] / record["seconds"], 2)
            self.write_record(record)
        if not self.missing():
            shutil.rmtree(self.path / "locks", ignore_errors=True)
            for rough in (*self.path.glob("*/.part-*"), *self.path.glob(f".{RECORD}.*")):
                rough.unlink(missing_ok=True)
        return record

    def write_record(self, record: dict[str, Any]) -> None:
        """Replace ``run.json`` in one step."""
        rough = self.path / f".{RECORD}.{os.getpid()}"
        rough.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        os.replace(rough, self.path / RECORD)

    def scan(self, kind: str) -> pl.LazyFrame:
        """Return all rows of ``nights`` or ``series`` that are there, lazily, in order."""
        files = [self.file(kind, part) for part in range(self.parts) if self.has(part)]
        return pl.scan_parquet(files)


def read_record(path: Path) -> dict[str, Any] | None:
    """Return ``run.json`` of a directory, None if it holds none."""
    try:
        record = json.loads((path / RECORD).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise DirectoryError(f"{path / RECORD} cannot be read: {error}") from error
    if not isinstance(record, dict) or "identity" not in record:
        raise DirectoryError(f"{path / RECORD} is not the record of a run")
    return record


def listed(under: Path) -> list[dict[str, Any]]:
    """Return the runs that lie in a folder: their records, with ``path`` and ``nights_done``.

    A folder that holds no run, or a record that cannot be read, is passed over.
    """
    found = []
    for file in sorted(under.glob(f"*/{RECORD}")):
        try:
            record = read_record(file.parent)
        except DirectoryError:
            continue
        if record is not None:
            done = Directory(file.parent, record["nights"]).nights_done()
            found.append({**record, "path": str(file.parent), "nights_done": done})
    return found
