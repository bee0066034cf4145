"""``verify``: every mechanism against its published result."""

from __future__ import annotations

from typing import Annotated

import typer

from october.cli import program as cli
from october.cli.program import Json, app


@app.command(epilog="Example: october verify --mechanism majority")
def verify(
    mechanism: Annotated[
        str, typer.Option("--mechanism", "-m", help="one mechanism; default: all of them")
    ] = "",
    json: Json = False,
) -> None:
    """Every mechanism against its published result; fails if one is off."""
    from october.verification import experiments
    from october.verification import results as run

    try:
        found = list(run(mechanism))
    except KeyError:
        raise cli.QuestionError(
            f"found mechanism {mechanism!r}, expected one of {', '.join(experiments())}"
        ) from None
    if json:
        fields = ("mechanism", "quantity", "published", "ours", "tolerance", "ok", "source")
        cli.answer_json({"results": [{f: getattr(r, f) for f in fields} for r in found]})
    else:
        from october.cli import show

        show.verified(found)
    if not all(result.ok for result in found):
        raise typer.Exit(cli.UNANSWERED)
