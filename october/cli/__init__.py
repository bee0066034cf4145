"""The command line: thin windows on the ensemble and the inquiries.

One module a group of commands; ``program.py`` holds what all of them share. Whatever is heavy is
imported inside the commands, so that ``october --help`` is there at once.
"""

from __future__ import annotations

import sys

from october.cli import nights, questions, scenarios, sources  # noqa: F401
from october.cli.program import INTERRUPTED, app


def main() -> None:
    """Run the command line; the exit status is 0, 1, 2 or 130."""
    try:
        app(prog_name="october")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
