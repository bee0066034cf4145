"""Where a run's files lie: a local folder, or any address that fsspec knows (``s3://bucket/run``).

A file appears whole or not at all. In a folder it is written beside its place and renamed, and a
lock on a file keeps processes apart, which the system drops when its holder dies. An object store
takes each object in one put and has no locks: two processes may then play the same part, and since
both write the same bytes the last one does no harm.
"""

from __future__ import annotations

import contextlib
import fcntl
import io
import os
import shutil
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

import polars as pl

LOCKS = "locks"


class DirectoryError(Exception):
    """A run directory cannot be used; the message says why and what to do."""


class Storage(Protocol):
    """What a run directory asks of the place where it lies; names are relative, with slashes."""

    locks: bool  # whether ``lock`` keeps other processes out

    @property
    def address(self) -> Path | str:
        """Where it is, as a user would write it."""

    def has(self, name: str) -> bool:
        """Say whether a file is there."""

    def read(self, name: str) -> bytes:
        """Return a file's bytes; raises FileNotFoundError."""

    def write(self, name: str, content: bytes) -> None:
        """Write a file whole, over what stood there. Raises OSError."""

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""

    def names(self, folder: str = "") -> set[str]:
        """Return the names in a folder, empty if it is not there."""

    def lock(self, name: str, wait: bool) -> AbstractContextManager | None:
        """Return a lock to leave or close; None if another process holds it."""

    def scan(self, names: Sequence[str]) -> pl.LazyFrame:
        """Return the rows of Parquet files, one after another."""

    def tidy(self) -> None:
        """Remove locks and whatever a killed process left half written."""


def storage(address: str | Path) -> Storage:
    """Return the storage at a path or an fsspec address. Raises DirectoryError."""
    text = str(address)
    if isinstance(address, Path) or "://" not in text:
        return Folder(Path(address))
    if text.startswith(("file://", "local://")):
        return Folder(Path(text.partition("://")[2]))
    return Bucket(text)


def within(folder: str | Path, name: str) -> str | Path:
    """Return the address of ``name`` in a folder."""
    if isinstance(folder, Path) or "://" not in folder:
        return Path(folder) / name
    return f"{folder.rstrip('/')}/{name}"


class Folder:
    """A folder of a file system that renames in one step and has locks."""

    locks = True

    def __init__(self, path: Path) -> None:
        self.path = path
        if path.exists() and not path.is_dir():
            raise DirectoryError(f"{path} is a file, not a folder")

    @property
    def address(self) -> Path:
        """The folder."""
        return self.path

    def has(self, name: str) -> bool:
        """Say whether a file is there."""
        return (self.path / name).exists()

    def read(self, name: str) -> bytes:
        """Return a file's bytes."""
        return (self.path / name).read_bytes()

    def write(self, name: str, content: bytes) -> None:
        """Write beside the file, then rename."""
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        rough = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            rough.write_bytes(content)
            os.replace(rough, target)
        except OSError:
            with contextlib.suppress(OSError):
                rough.unlink(missing_ok=True)
            raise

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        (self.path / name).unlink(missing_ok=True)

    def names(self, folder: str = "") -> set[str]:
        """Return the names in a folder, without what is half written."""
        try:
            return {name for name in os.listdir(self.path / folder) if not name.startswith(".")}
        except FileNotFoundError:
            return set()

    def lock(self, name: str, wait: bool) -> AbstractContextManager | None:
        """Return an open file that is locked."""
        (self.path / LOCKS).mkdir(parents=True, exist_ok=True)
        handle = open(self.path / LOCKS / name, "w", encoding="utf-8")  # noqa: SIM115
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except OSError:
            handle.close()
            return None
        return handle

    def scan(self, names: Sequence[str]) -> pl.LazyFrame:
        """Read them when they are needed."""
        return pl.scan_parquet([self.path / name for name in names])

    def tidy(self) -> None:
        """Remove locks and half-written files."""
        shutil.rmtree(self.path / LOCKS, ignore_errors=True)
        for rough in (*self.path.glob("*/.*.parquet.*"), *self.path.glob(".*.json.*")):
            rough.unlink(missing_ok=True)


class Bucket:
    """A place that fsspec reaches: an object store, memory, another machine."""

    locks = False

    def __init__(self, address: str) -> None:
        from fsspec.core import url_to_fs

        self._address = address.rstrip("/")
        try:
            self.fs, self.root = url_to_fs(self._address)
        except (ValueError, ImportError) as error:  # no such protocol; its package is missing
            raise DirectoryError(f"{address} cannot be used: {error}") from error

    @property
    def address(self) -> str:
        """The address."""
        return self._address

    def _path(self, name: str) -> str:
        return f"{self.root.rstrip('/')}/{name}" if name else self.root

    def has(self, name: str) -> bool:
        """Say whether an object is there."""
        self.fs.invalidate_cache()
        return bool(self.fs.exists(self._path(name)))

    def read(self, name: str) -> bytes:
        """Return an object's bytes. Raises DirectoryError where the place cannot be reached."""
        try:
            return bytes(self.fs.cat_file(self._path(name)))
        except FileNotFoundError:
            raise
        except Exception as error:  # every driver has exceptions of its own
            raise DirectoryError(f"{self._address} cannot be read: {error}") from error

    def write(self, name: str, content: bytes) -> None:
        """Put the object in one request."""
        path = self._path(name)
        try:
            self.fs.makedirs(self.fs._parent(path), exist_ok=True)
            self.fs.pipe_file(path, content)
        except Exception as error:  # every driver has exceptions of its own
            raise DirectoryError(f"{self._address} cannot be written: {error}") from error

    def remove(self, name: str) -> None:
        """Remove an object, if it is there."""
        with contextlib.suppress(FileNotFoundError):
            self.fs.rm_file(self._path(name))

    def names(self, folder: str = "") -> set[str]:
        """Return the names under a prefix."""
        self.fs.invalidate_cache()
        try:
            found = self.fs.ls(self._path(folder), detail=False)
        except FileNotFoundError:
            return set()
        return {path.rstrip("/").rpartition("/")[2] for path in found}

    def lock(self, name: str, wait: bool) -> AbstractContextManager | None:
        """There are none: everybody gets one."""
        return contextlib.nullcontext()

    def scan(self, names: Sequence[str]) -> pl.LazyFrame:
        """Fetch the files, which are compressed, and read them when they are needed."""
        sources: list[Any] = [io.BytesIO(self.read(name)) for name in names]
        return pl.scan_parquet(sources)

    def tidy(self) -> None:
        """Nothing is ever left half written."""
