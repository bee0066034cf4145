"""Compile the theatres side by side, since Numba's front end uses one core."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from pathlib import Path

from october.core import cache
from october.core.kernel import PACKAGE, source_key

THEATRES = ("assembly", "palace", "city")


def _stamp() -> Path:
    """The cache lies beside the sources, so two checkouts of the same sources have two stamps."""
    key = source_key("core", "mechanisms", "theatres", "night/entries.py")
    place = hashlib.sha256(str(PACKAGE).encode()).hexdigest()[:12]
    return cache.folder() / f"compiled-{place}-{key:x}"


def is_compiled() -> bool:
    """Say whether this user's cache has held the kernels of exactly these sources."""
    return _stamp().exists()


def ensure() -> float:
    """Compile whatever is stale, a process a theatre; return the seconds it took.

    The cache itself is Numba's and is keyed by the sources: the stamp only spares the processes,
    and if it is wrong the kernels are compiled in this process, which is slower and no less right.
    """
    began = time.perf_counter()
    if not is_compiled():
        workers = [
            subprocess.Popen(
                [sys.executable, "-c", f"import october.theatres.{theatre}.entries"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            for theatre in THEATRES
        ]
        for worker in workers:
            worker.wait()
    import october.night.entries  # noqa: F401

    try:
        _stamp().parent.mkdir(parents=True, exist_ok=True)
        _stamp().touch()
    except OSError:
        pass
    return time.perf_counter() - began
