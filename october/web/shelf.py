"""Answers that are kept: on disk by the identity of their question, nights in memory."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import os
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

from october.core.kernel import source_key
from october.web.container import dumps

MOST = 64 << 20  # bytes kept on a shelf; what was not asked for longest goes first
SOURCES = ("core", "mechanisms", "theatres", "night", "scenario", "ensemble", "inquiry", "web")
T = TypeVar("T")


def identity(*parts: Any) -> str:
    """Return the name of a question: the same parts, asked of the same program, the same name."""
    text = "\n".join([f"{source_key(*SOURCES):016x}", *map(repr, parts)])
    return hashlib.sha256(text.encode()).hexdigest()[:24]


class Shelf:
    """A folder of answers, ``most`` bytes of them. What cannot be kept is worked out again."""

    def __init__(self, folder: Path, most: int = MOST) -> None:
        self.folder, self.most = folder, most

    def read(self, name: str) -> dict[str, Any] | None:
        """Return an answer, None if it is not there whole."""
        packed = self.packed(f"{name}.json")
        try:
            return None if packed is None else json.loads(gzip.decompress(packed))
        except (OSError, EOFError, ValueError):
            return None

    def packed(self, name: str) -> bytes | None:
        """Return something compressed that was kept, None if it is not there."""
        path = self.folder / f"{name}.gz"
        try:
            packed = path.read_bytes()
        except OSError:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # asked for just now
        return packed

    def write(self, name: str, answer: dict[str, Any]) -> None:
        """Keep an answer."""
        self.keep(f"{name}.json", gzip.compress(dumps(answer), 6))

    def keep(self, name: str, packed: bytes) -> None:
        """Keep something compressed; it is written whole and then renamed."""
        part = self.folder / f".{name}.{os.getpid()}.{threading.get_ident()}"
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(packed)
            part.replace(self.folder / f"{name}.gz")
            self._clear()

    def _clear(self) -> None:
        """Remove what was not asked for longest until the rest is small enough."""
        kept = [(path, path.stat()) for path in self.folder.glob("*.gz")]
        total = sum(about.st_size for _, about in kept)
        for path, about in sorted(kept, key=lambda one: one[1].st_mtime):
            if total <= self.most:
                break
            path.unlink(missing_ok=True)
            total -= about.st_size


class Recent(Generic[T]):
    """The last few things made, each made once however many ask at the same time."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.lock = threading.Lock()
        self.kept: OrderedDict[Any, T] = OrderedDict()
        self.making: dict[Any, threading.Lock] = {}

    def get(self, key: Any, make: Callable[[], T]) -> T:
        """Return what ``make`` makes for this key."""
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
                return self.kept[key]
            mine = self.making.setdefault(key, threading.Lock())
        with mine:
            with self.lock:
                if key in self.kept:
                    return self.kept[key]
            try:
                made = make()
            finally:
                with self.lock:
                    self.making.pop(key, None)
            with self.lock:
                self.kept[key] = made
                while len(self.kept) > self.most:
                    self.kept.popitem(last=False)
            return made
