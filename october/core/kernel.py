"""The only decorators that compile code, and the key that makes a stale kernel impossible.

Three kinds of compiled function:

- ``kernel``: runs inside a night. It allocates nothing (``_nrt=False`` refuses it at compile
  time), raises nothing, divides as C does, and cannot be called from Python.
- ``mechanism``: a published behaviour over scalars and records. The same, but callable from
  Python, because tests and reference experiments call it.
- ``entry``: what Python calls to play. It releases the interpreter lock and is cached on disk.

Numba checks only the file of the cached function itself, so after an edit in a callee a plain
``cache=True`` returns the old machine code. An entry is therefore a closure over ``key``, an
integer hash of everything that its machine code depends on: Numba stores closure cells in the
cache's index, so another key is another entry.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import llvmlite
import numba
import numpy as np

from october.core.linking import Kernel, Mechanism

PACKAGE = Path(__file__).resolve().parent.parent

# `_nrt` is private to Numba, which is why Numba is pinned; tests/core/test_kernel.py holds it.
_STRICT: dict[str, Any] = {"_nrt": False, "error_model": "numpy"}


def _compiled(make: Callable[..., Any], **options: Any) -> Callable[[Callable], Any]:
    """Return a decorator; without the compiler (coverage) it leaves the function as it is."""

    def compile_by(function: Callable) -> Any:
        if numba.config.DISABLE_JIT:  # type: ignore[attr-defined]
            return function
        return make(function, **_STRICT, **options)

    return compile_by


kernel = _compiled(Kernel)
hot_kernel = _compiled(Kernel, forceinline=True)
mechanism = _compiled(Mechanism)


def source_key(*parts: str, root: Path = PACKAGE) -> int:
    """Hash the sources under ``root/part`` for each part, and what else shapes machine code.

    Each part is a folder or a file below ``root``. Returns a positive 62-bit integer. It covers
    the text of the sources (dtypes and constants stand in them), the versions of Numba, llvmlite
    and NumPy, and ``NUMBA_BOUNDSCHECK``.
    """
    digest = hashlib.sha256()
    for part in parts:
        path = root / part
        files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        for file in files:
            digest.update(file.relative_to(root).as_posix().encode() + b"\0")
            digest.update(file.read_bytes() + b"\0")
    for fact in (
        numba.__version__,
        llvmlite.__version__,
        np.__version__,
        os.environ.get("NUMBA_BOUNDSCHECK", ""),
    ):
        digest.update(fact.encode() + b"\0")
    return int.from_bytes(digest.digest()[:8], "big") >> 2


def entry(signature: Any, *parts: str) -> Callable[[Callable[[int], Callable]], Any]:
    """Compile what Python calls: ``@entry(signature, "core", "mechanisms", "theatres/palace")``.

    Decorates a maker: a function that takes the key and returns the function to compile, which
    must mention the key (``if key < 0: return``), since only cells that are used are kept.
    The signature is pinned, so that a read-only or strided array is an error and not a second
    silent compilation.
    """

    def compile_entry(make: Callable[[int], Callable]) -> Any:
        function = make(source_key(*parts))
        if not function.__closure__:
            raise TypeError(f"{function.__name__} does not mention its key: it would go stale")
        return numba.njit(signature, nogil=True, cache=True, error_model="numpy")(function)

    return compile_entry
