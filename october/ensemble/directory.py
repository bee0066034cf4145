"""A run directory: parts of a hundred nights, named by index, each written whole.

``run.json``, ``nights/part-00000.parquet``, ``series/part-00000.parquet``. A part exists when its
file under ``nights`` does; that one is written last. Any number of processes may fill one
directory: each claims a part before it plays it.
"""

from __future__ import annotations

import contextlib
import io
import json
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import polars as pl

from october.ensemble.parts import Part
from october.ensemble.storage import DirectoryError, Storage, storage, within
from october.ensemble.workers import CHUNK

KINDS = ("nights", "series")
RECORD = "run.json"


class Directory:
    """One run, of ``nights`` nights, at a path or an fsspec address."""

    def __init__(self, address: str | Path | Storage, nights: int) -> None:
        self.storage = storage(address) if isinstance(address, str | Path) else address
        self.nights = nights
        self.parts = -(-nights // CHUNK)

    @property
    def path(self) -> Path | str:
        """Where it is."""
        return self.storage.address

    def numbers(self, part: int) -> range:
        """Return the numbers of a part's nights."""
        return range(part * CHUNK, min((part + 1) * CHUNK, self.nights))

    @staticmethod
    def file(kind: str, part: int) -> str:
        """Return the name of a part's file; ``kind`` is ``nights`` or ``series``."""
        return f"{kind}/part-{part:05d}.parquet"

    def has(self, part: int) -> bool:
        """Say whether a part is there whole."""
        return self.storage.has(self.file("nights", part))

    def done(self) -> list[int]:
        """Return the parts that are there."""
        there = self.storage.names("nights")
        return [p for p in range(self.parts) if self.file("", p).strip("/") in there]

    def missing(self) -> list[int]:
        """Return the parts that are not there yet."""
        done = set(self.done())
        return [part for part in range(self.parts) if part not in done]

    def nights_done(self) -> int:
        """Return the number of nights that are there."""
        return sum(len(self.numbers(part)) for part in self.done())

    def discard_damaged(self) -> None:
        """Remove every part of which a file is missing, torn, or holds other nights."""
        for part in self.done():
            if self._sound(part):
                continue
            lock = self.storage.lock(f"part-{part:05d}", wait=False)
            if lock is None:  # another process plays it again
                continue
            with lock:
                if not self._sound(part):
                    self.storage.remove(self.file("nights", part))

    def _sound(self, part: int) -> bool:
        numbers = list(self.numbers(part))
        try:
            for kind in KINDS:
                rows = pl.read_parquet(io.BytesIO(self.storage.read(self.file(kind, part))))
                if rows["night"].unique(maintain_order=True).to_list() != numbers:
                    return False
        except (FileNotFoundError, pl.exceptions.PolarsError):
            return False
        return True

    def claim(self, part: int) -> AbstractContextManager | None:
        """Return a lock to leave when the part is written; None if it is done or taken."""
        if self.has(part):
            return None
        lock = self.storage.lock(f"part-{part:05d}", wait=False)
        if lock is not None and self.storage.locks and self.has(part):
            release(lock)
            return None
        return lock

    def write(self, part: int, files: Part) -> None:
        """Write a part: series first, since the nights' file says that the part exists."""
        for kind, content in (("series", files.series), ("nights", files.nights)):
            try:
                self.storage.write(self.file(kind, part), content)
            except OSError as error:
                raise DirectoryError(
                    f"{self.path}: {self.file(kind, part)} cannot be written "
                    f"({error.strerror or error}); {self.nights_done():,} of {self.nights:,} "
                    f"nights are kept: make room and go on with --resume {self.path}"
                ) from error

    def add_work(self, nights: int, seconds: dict[str, float]) -> dict[str, Any]:
        """Add what one process did to ``run.json``; tidy up once the run is whole."""
        with self.storage.lock("record", wait=True) or contextlib.nullcontext():
            record = read_record(self.storage) or {}
            record["nights_played"] = record.get("nights_played", 0) + nights
            for name, spent in seconds.items():
                record[name] = round(record.get(name, 0.0) + spent, 3)
            if record["seconds"] > 0:
                record["nights_per_second"] = round(record["nights_played"] / record["seconds"], 2)
            self.write_record(record)
        if not self.missing():
            self.storage.tidy()
        return record

    def write_record(self, record: dict[str, Any]) -> None:
        """Replace ``run.json`` in one step."""
        text = json.dumps(record, indent=2, ensure_ascii=False) + "\n"
        try:
            self.storage.write(RECORD, text.encode())
        except OSError as error:
            reason = error.strerror or error
            raise DirectoryError(f"{self.path}: {RECORD} cannot be written: {reason}") from error

    def scan(self, kind: str) -> pl.LazyFrame:
        """Return all rows of ``nights`` or ``series`` that are there, lazily, in order."""
        return self.storage.scan([self.file(kind, part) for part in self.done()])


def release(lock: AbstractContextManager) -> None:
    """Let a claim go."""
    lock.__exit__(None, None, None)


def read_record(place: Storage) -> dict[str, Any] | None:
    """Return ``run.json`` of a directory, None if it holds none."""
    said = within(place.address, RECORD)
    try:
        record = json.loads(place.read(RECORD))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise DirectoryError(f"{said} cannot be read: {error}") from error
    if not isinstance(record, dict) or "identity" not in record:
        raise DirectoryError(f"{said} is not the record of a run")
    return record


def listed(under: str | Path) -> list[dict[str, Any]]:
    """Return the runs that lie in a folder: their records, with ``path`` and ``nights_done``.

    A folder that holds no run, or a record that cannot be read, is passed over.
    """
    found = []
    for name in sorted(storage(under).names()):
        try:
            place = storage(within(under, name))
            record = read_record(place)
        except DirectoryError:
            continue
        if record is not None:
            done = Directory(place, record["nights"]).nights_done()
            found.append({**record, "path": str(place.address), "nights_done": done})
    return found
