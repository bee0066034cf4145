"""The pages as one file: script, style and data within it, nothing to fetch."""

from __future__ import annotations

import base64
import gzip
import re
from collections.abc import Mapping
from pathlib import Path

from october.web.server import STATIC

SCRIPT = re.compile(r'<script\b[^>]*\bsrc="([^"]+)"[^>]*></script>')
STYLE = re.compile(r'<link\b(?=[^>]*\brel="stylesheet")[^>]*\bhref="([^"]+)"[^>]*>')
OUTSIDE = re.compile(r'<(?:script|link|img)\b[^>]*\b(?:src|href)="((?!data:)[^"]*)"')
MOST = 5_000_000  # bytes


class PageError(Exception):
    """A page cannot be written; the message says why."""


def built(static: Path = STATIC) -> Path:
    """Return the folder of the built pages; raise PageError if they are not there."""
    if not (static / "index.html").is_file():
        raise PageError(
            f"the pages are not built: there is no index.html in {static}; "
            "install from source again (make setup) with Node 20 or newer, or from the wheel"
        )
    return static


def page(blocks: Mapping[str, bytes], static: Path = STATIC) -> str:
    """Return the pages as one HTML text that carries ``blocks`` (by id, as they are).

    Each block is compressed with gzip, in base64, in a script element that no browser runs.
    """
    folder = built(static)
    text = (folder / "index.html").read_text(encoding="utf-8")
    text = STYLE.sub(lambda found: _style(folder / found[1]), text)
    scripts: list[str] = []

    def collect(found: re.Match[str]) -> str:
        scripts.append(_script(folder / found[1]))
        return ""

    text = SCRIPT.sub(collect, text)
    left = OUTSIDE.search(text)
    if left:
        raise PageError(f"{folder / 'index.html'} still refers to {left[1]}")
    data = [_block(name, block) for name, block in blocks.items()]
    end = text.rindex("</body>")
    whole = "\n".join([text[:end].rstrip(), *data, *scripts, text[end:]])
    if len(whole.encode()) > MOST:
        raise PageError(f"the page has {len(whole.encode()):,} bytes, more than {MOST:,}")
    return whole


def _style(file: Path) -> str:
    text = file.read_text(encoding="utf-8").replace("</style", r"<\/style")
    return f"<style>{text}</style>"


def _script(file: Path) -> str:
    """Return a script within the page; neither ``</script`` nor ``<!--`` may stand in it."""
    text = re.sub(r"</(script)", r"<\\/\1", file.read_text(encoding="utf-8"), flags=re.IGNORECASE)
    text = text.replace("<!--", r"<\!--")
    return f'<script type="module">{text}</script>'


def _block(name: str, data: bytes) -> str:
    packed = base64.b64encode(gzip.compress(data, 9, mtime=0)).decode()
    return f'<script type="application/octet-stream" id="{name}">{packed}</script>'
