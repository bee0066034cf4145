"""Where this user's machine keeps what can be made again, and never the folder one works in."""

from __future__ import annotations

import os
from pathlib import Path


def folder() -> Path:
    """Return the cache's folder, which need not exist yet: XDG_CACHE_HOME's, or ~/.cache's.

    Source: XDG Base Directory Specification.
    """
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if os.path.isabs(base) else Path.home() / ".cache") / "october"
