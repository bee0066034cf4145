"""``levers`` and ``cite``: what can be set, and what everything rests on."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from october.cli import program as cli
from october.cli.program import DEFAULT, Json, app


@app.command(epilog="Example: october levers october-1917")
def levers(scenario: cli.ScenarioName = DEFAULT, json: Json = False) -> None:
    """Every lever: key, meaning, unit, default with its range, source."""
    from october.scenario import load
    from october.scenario.levers import describe

    loaded = load(scenario)
    rows = [row._asdict() for row in describe(loaded)]
    if json:
        cli.answer_json({"scenario": loaded.name, "levers": [_finite(row) for row in rows]})
        return
    from october.cli import show

    show.levers(rows)


def _finite(row: dict[str, Any]) -> dict[str, Any]:
    """JSON knows no infinity: a range without an end has none."""
    ends = {end: None if abs(row[end] or 0.0) == float("inf") else row[end] for end in _ENDS}
    return {name: list(v) if isinstance(v, tuple) else v for name, v in (row | ends).items()}


_ENDS = ("low", "high")


@app.command(epilog="Example: october cite thresholds   ·   october cite --bibtex > sources.bib")
def cite(
    scenario: Annotated[
        str, typer.Argument(metavar="[SCENARIO]", help="a name or a path; may be left out")
    ] = DEFAULT,
    key: Annotated[
        str, typer.Argument(metavar="[KEY]", help="a value's path, a mechanism, a source, a person")
    ] = "",
    bibtex: Annotated[bool, typer.Option("--bibtex", help="print BibTeX")] = False,
    json: Json = False,
) -> None:
    """Sources: of a value, of a mechanism, of everything."""
    from october.inquiry import cite as question
    from october.scenario import ScenarioError, load

    try:
        loaded = load(scenario)
    except ScenarioError:
        if key or "/" in scenario:
            raise
        loaded, key = load(DEFAULT), scenario
    found = question.cite(loaded, key)
    if json:
        cli.answer_json({"scenario": loaded.name, **found.json()})
    elif bibtex:
        typer.echo(found.bibtex())
    else:
        from october.cli import show

        show.citation(found)
