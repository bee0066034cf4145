"""The pages as one file."""

from __future__ import annotations

import base64
import gzip
import re
from html.parser import HTMLParser

import pytest

from october.web.page import PageError, page


class Elements(HTMLParser):
    """Collects scripts and styles as a browser sees them."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append([tag, dict(attrs), ""])

    def handle_data(self, data):
        if self.found:
            self.found[-1][2] += data


def test_script_style_and_data_stand_in_the_file(static):
    text = page({"night": b"\x00\xff" * 1000, "ensemble": b"{}"}, static)
    parser = Elements()
    parser.feed(text)
    scripts = [(attrs, data) for tag, attrs, data in parser.found if tag == "script"]
    assert [attrs.get("id") for attrs, _ in scripts] == ["night", "ensemble", None]
    night = next(data for attrs, data in scripts if attrs.get("id") == "night")
    assert gzip.decompress(base64.b64decode(night)) == b"\x00\xff" * 1000
    assert scripts[-1][0] == {"type": "module"}
    assert scripts[-1][1].strip() == 'document.title = "<\\/script><\\!--"'
    styles = [data for tag, _, data in parser.found if tag == "style"]
    assert len(styles) == 1
    assert "content" in styles[0]
    assert not re.search(r'(src|href)="', text)


def test_the_same_page_is_the_same_bytes(static):
    assert page({"night": b"x" * 99}, static) == page({"night": b"x" * 99}, static)


def test_a_page_that_is_not_built_is_told(tmp_path):
    with pytest.raises(PageError, match=r"index\.html"):
        page({}, tmp_path)


def test_a_page_with_something_outside_is_refused(static):
    text = (static / "index.html").read_text()
    (static / "index.html").write_text(text.replace("</head>", '<img src="./a.png"></head>'))
    with pytest.raises(PageError, match=r"a\.png"):
        page({}, static)


def test_a_page_that_is_too_large_is_refused(static):
    import os

    with pytest.raises(PageError, match="more than"):
        page({"night": os.urandom(5_000_000)}, static)
