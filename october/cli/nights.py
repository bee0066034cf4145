"""``run`` and ``tell``: many nights in numbers, one night in words."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from october.cli import program as cli
from october.cli.program import DEFAULT, Json, Levers, Night, QuestionError, Seed, Workers, app

NIGHTS, SEED = 1000, 1


@app.command(
    epilog="Example: october run --nights 500 --set walkout.allowed=false --out runs/no-walkout"
)
def run(
    scenario: Annotated[
        str | None,
        typer.Argument(metavar="[SCENARIO]", help="a name or a path  [default: october-1917]"),
    ] = None,
    nights: Annotated[
        int | None, typer.Option("--nights", "-n", min=1, help=f"how many  [default: {NIGHTS}]")
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option("--seed", "-s", min=0, max=2**64 - 1, help=f"[default: {SEED}]"),
    ] = None,
    levers: Levers = None,
    workers: Workers = None,
    ray: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="play on a Ray cluster: auto, or HOST:PORT"),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            metavar="DIR",
            help="a folder or an fsspec address  [default: runs/<scenario>-<hash>]",
        ),
    ] = None,
    resume: Annotated[
        str | None, typer.Option(metavar="DIR", help="go on with a run that was stopped")
    ] = None,
    json: Json = False,
) -> None:
    """Play many nights and print how they end."""
    from october import ensemble
    from october.inquiry.outcomes import findings

    asked = {"scenario": scenario, "nights": nights, "seed": seed, "levers": levers}
    if resume is not None:
        arguments = _resumed(resume, out, asked)
    else:
        arguments = {
            "scenario": scenario or DEFAULT,
            "nights": nights or NIGHTS,
            "seed": SEED if seed is None else seed,
            "levers": levers or [],
            "out": out,
            "under": "runs",
        }
    played = ensemble.run(workers=workers, ray=ray, **arguments)
    if json:
        cli.answer_json(played.summary())
        return
    from october.cli import show

    summary = played.summary()["outcomes"]
    headlines = played.scenario.words.headlines
    show.outcomes(played, summary, findings(played.plan, summary, headlines))


def _resumed(resume: str, out: str | None, asked: dict[str, Any]) -> dict[str, Any]:
    """Return what the run in a directory was begun with; what is asked again must be the same."""
    from october import ensemble

    if out is not None and out != resume:
        raise typer.BadParameter("--resume already names the directory", param_hint="--out")
    begun = ensemble.reopen(resume)
    for name, value in asked.items():
        if value is not None and value != begun[name]:
            raise QuestionError(f"{resume} was begun with {name} {begun[name]}, not {value}")
    return {**begun, "resume": resume}


@app.command(epilog="Example: october runs")
def runs(
    folder: Annotated[str, typer.Argument(help="where to look")] = "runs",
    json: Json = False,
) -> None:
    """List the runs in a folder: what they are, and how far they have come."""
    from october.ensemble import listed

    rows = [
        {
            "dir": record["path"], "scenario": record["scenario"], "nights": record["nights"],
            "done": record["nights_done"], "seed": record["seed"], "levers": record["levers"],
        }
        for record in listed(folder)
    ]  # fmt: skip
    if json:
        cli.answer_json({"runs": rows})
        return
    if not rows:
        typer.echo(f"There is no run in {folder.rstrip('/')}/.")
    for row in rows:
        whole = row["done"] == row["nights"]
        state = f"{row['nights']:,} nights" if whole else f"{row['done']:,} of {row['nights']:,}"
        typer.echo(f"{row['dir']}  {row['scenario']}, {state}, seed {row['seed']}")
        for key, value in row["levers"].items():
            typer.echo(f"     {key}={value}")


@app.command(epilog="Example: october why --night 42 --person dan --at 01:30")
def why(
    person: Annotated[
        str,
        typer.Option("--person", "-p", metavar="NAME", help="a name, or the number of a delegate"),
    ],
    scenario: cli.ScenarioName = DEFAULT,
    at: Annotated[
        str | None, typer.Option(metavar="HH:MM", help="up to then  [default: the night's end]")
    ] = None,
    night: Night = 0,
    seed: Seed = SEED,
    levers: Levers = None,
    json: Json = False,
) -> None:
    """Why someone did what they did, in the terms of the decision."""
    from october import inquiry

    looked = inquiry.look(scenario, seed=seed, number=night, levers=levers or [])
    try:
        answer = looked.why(int(person) if person.isdigit() else person, at)
    except ValueError as error:
        raise QuestionError(str(error)) from None
    if json:
        cli.answer_json(answer.json())
    else:
        typer.echo(answer)


class Theatre(StrEnum):
    """A part of the night to hear of."""

    assembly = "assembly"
    palace = "palace"
    city = "city"


class Form(StrEnum):
    """How a chronicle is printed."""

    text = "text"
    md = "md"
    json = "json"


@app.command(epilog="Example: october tell --night 42 --person sinegub --format md > night.md")
def tell(
    scenario: cli.ScenarioName = DEFAULT,
    night: Night = 0,
    seed: Seed = SEED,
    levers: Levers = None,
    theatre: Annotated[Theatre | None, typer.Option(help="only what happens there")] = None,
    person: Annotated[
        str | None, typer.Option(metavar="NAME", help="only what concerns one person")
    ] = None,
    form: Annotated[Form, typer.Option("--format")] = Form.text,
    json: Json = False,
) -> None:
    """Tell one night as a chronicle."""
    from october import chronicle, inquiry
    from october.inquiry.story import told

    looked = inquiry.look(scenario, seed=seed, number=night, levers=levers or [])
    entries = chronicle.tell(
        looked.plan, looked.played, theatre=theatre.value if theatre else None, person=person
    )
    if json or form is Form.json:
        cli.answer_json(told(looked, entries))
    else:
        typer.echo(chronicle.render(entries, form.value))
