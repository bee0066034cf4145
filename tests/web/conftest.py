"""A small built page for tests that need no browser; for the others a server and a browser."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from real import COMMAND, NIGHTS, PATIENCE, Served, keeping, until

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


# ---------------------------------------------------------------- a real browser and a real server

VIEWS = ", ".join(f"[data-testid=view-{view}]" for view in ("night", "ensemble", "questions"))
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """The server of night 4, for all tests that only read."""
    server = Served(tmp_path_factory.mktemp("served"), 4).start()
    yield server
    server.kill()


@pytest.fixture(scope="session")
def file(tmp_path_factory, worker_id):
    """The pages as one file, written by ``october page`` for whichever worker asks first."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "page"
    work = folder / "work"
    work.mkdir(parents=True, exist_ok=True)
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (work / "night.html").exists():
            subprocess.run(
                [*COMMAND, "page", "--night", "4", "--nights", str(NIGHTS), "--answers", "few",
                 "-o", "night.html"], cwd=work, env=keeping(folder), check=True,
            )  # fmt: skip
    return work / "night.html"


@pytest.fixture(scope="session")
def chromium():
    """The machine's own Chromium."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.fail("found no Chromium, which these tests need (apt-get install chromium)")
    with sync_playwright() as playwright:
        # in a container that runs as root there is no other way to start it
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium):
    """Open tabs; whatever the page or the browser complains of fails the test."""
    opened = []
    complaints = []

    def open_tab(address, *, expected=(), **options):
        size = options.pop("viewport", {"width": 1280, "height": 800})
        context = chromium.new_context(viewport=size, **options)
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)

        def complain(text):
            if not any(part in text for part in expected):
                complaints.append(text)

        page.on("pageerror", lambda error: complain(str(error)))
        page.on("console", lambda m: complain(m.text) if m.type in ("error", "warning") else None)
        opened.append(context)
        page.goto(address)
        until(page, f"document.querySelector('{VIEWS}') !== null")
        return page

    yield open_tab
    for context in opened:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def axe():
    """Run axe-core on a page and return its serious findings."""
    source = (ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js").read_text()

    def run(page):
        page.evaluate(source)
        found = page.evaluate("axe.run(document)")
        return [
            (violation["id"], [node["html"][:120] for node in violation["nodes"]][:3])
            for violation in found["violations"]
            if violation["impact"] in ("serious", "critical")
        ]

    return run
