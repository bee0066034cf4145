"""``scenarios``, ``check`` and ``new``: the scenarios themselves."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Annotated

import typer

from october.cli import program as cli
from october.cli.program import UNANSWERED, Json, QuestionError, app

SEED = "hamlet"  # the small scenario from which others start
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}\Z")


@app.command(epilog="Example: october scenarios")
def scenarios(json: Json = False) -> None:
    """List the scenarios that are installed."""
    from october.scenario import available, load

    rows = []
    for name in available():
        meta = load(name).meta
        rows.append({"name": name, "title": meta.title, "start": meta.start, "end": meta.end})
    if json:
        cli.answer_json({"scenarios": rows})
        return
    width = max((len(row["name"]) for row in rows), default=0)
    for row in rows:
        typer.echo(f"{row['name']:{width}}  {row['title']}, {row['start']} to {row['end']}")


@app.command(epilog="Example: october check scenarios/october-1917")
def check(
    path: Annotated[str, typer.Argument(help="a scenario folder, or a file of one")],
    json: Json = False,
) -> None:
    """Validate a scenario; report everything that is wrong with it at once."""
    from october.inquiry import check as question

    problems = question.check(path)
    if json:
        listed = [problem._asdict() for problem in problems]
        cli.answer_json({"path": path, "valid": not problems, "problems": listed})
    elif problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        cli.say("\n".join([f"{path}: {count}", *map(str, problems)]))
    else:
        typer.echo(f"{path}: valid")
    if problems:
        raise typer.Exit(UNANSWERED)


@app.command(epilog="Example: october new my-night && october check my-night")
def new(
    name: Annotated[str, typer.Argument(help="the folder to make, here")], json: Json = False
) -> None:
    """Start a scenario from a small one that can be played at once."""
    from october.scenario import load

    if not NAME.match(name):
        raise QuestionError(f"{name!r} is no name for a folder: letters, digits, - and _")
    target = Path(name)
    if target.exists():
        raise QuestionError(f"{target} is there already")
    shutil.copytree(_folder(SEED), target)
    old = load(SEED).meta
    file = target / "scenario.yaml"
    text = file.read_text(encoding="utf-8")
    title = name.replace("-", " ").replace("_", " ").capitalize()
    for found in (old.title, old.name):
        text = text.replace(found, title)
    file.write_text(text, encoding="utf-8")
    if json:
        cli.answer_json({"name": name, "path": str(target)})
    else:
        typer.echo(f"{target}/ is a copy of {SEED!r}. Change its files, then: october check {name}")


def _folder(name: str) -> Path:
    from october.scenario.loader import PLACES

    for place in PLACES:
        if (place / name / "scenario.yaml").exists():
            return place / name
    raise QuestionError(f"the scenario {name!r}, from which others start, is not installed")
