"""A built page that is small enough to look through, for tests that need no browser."""

from __future__ import annotations

import pytest

INDEX = """<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <script type="module" crossorigin src="./app.js"></script>
    <link rel="stylesheet" crossorigin href="./app.css">
  </head>
  <body>
    <div id="app"></div>
  </body>
</html>
"""


@pytest.fixture
def static(tmp_path):
    """A folder like the one that the front end is built into."""
    folder = tmp_path / "static"
    folder.mkdir()
    (folder / "index.html").write_text(INDEX)
    (folder / "app.js").write_text('document.title = "</script><!--"')
    (folder / "app.css").write_text('body::after { content: "</style>" }')
    (tmp_path / "secret").write_text("not to be served")
    return folder
