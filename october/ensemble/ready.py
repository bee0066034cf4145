"""Kernels compiled or loaded, once for each version of the program; whoever waits is told."""

from __future__ import annotations

import sys


def ready() -> float:
    """Compile what is stale, saying so on standard error; return the seconds that it took."""
    from october.night import compile as compiler

    if not compiler.is_compiled():
        print("compiling the theatres, once for each version: half a minute", file=sys.stderr)
    return compiler.ensure()
