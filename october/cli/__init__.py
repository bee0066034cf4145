"""The command line: thin windows on the ensemble and the inquiries.

One module a group of commands; ``program.py`` holds what all of them share. Whatever is heavy is
imported inside the commands, so that ``october --help`` is there at once.
"""

from __future__ import annotations

import gc
import sys

from october.cli import nights, pages, questions, scenarios, sources, verify  # noqa: F401
from october.cli.program import INTERRUPTED, app


def main() -> None:
    """Run the command line; the exit status is 0, 1, 2 or 130."""
    # what a start builds (modules, models, a plan) all stays: looking for garbage is a fifth of it
    gc.set_threshold(100_000, 50, 50)
    try:
        app(prog_name="october")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
