"""The program itself: what a newcomer sees, what every command shares, and how it fails."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

UNANSWERED, INTERRUPTED = 1, 130

WELCOME = """\
October simulates nights when power changes hands, and asks what decided them.
  october run                                  play 1,000 nights
  october watch --night 42                     see one of them, hall, palace and city
  october tell --night 42                      read it as a chronicle
  october what-if --set walkout.allowed=false  change one thing, see what moves"""


class Program(TyperGroup):
    """Turns what a person can mend into one message and an exit status, never a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command; report what went wrong in words."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as stop:
            path = getattr(stop, "path", None)
            if path is None:
                say("stopped")
            else:
                say(f"{stop}\ngo on with: october run --resume {path}")
            raise typer.Exit(INTERRUPTED) from None
        except Exception as error:
            if not _can_be_mended(error):
                raise
            say(f"october: {error}")
            raise typer.Exit(UNANSWERED) from None


app = typer.Typer(
    cls=Program,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=True)
def welcome(
    ctx: typer.Context, version: Annotated[bool, typer.Option("--version")] = False
) -> None:
    """Nights when power changes hands, simulated. Try: october run"""
    if version:
        from importlib.metadata import version as version_of

        typer.echo(f"october {version_of('october')}")
    elif ctx.invoked_subcommand is None:
        typer.echo(WELCOME)


def _can_be_mended(error: Exception) -> bool:
    """Say whether an error speaks to the person at the keyboard and not to a programmer."""
    from october.scenario import ScenarioError

    if isinstance(error, ScenarioError):
        return True
    names = {
        "LeverError",
        "DirectoryError",
        "NightError",
        "QuestionError",
        "CitationError",
        "UnknownPersonError",
        "FigureError",
        "PageError",
    }
    return bool(names & {kind.__name__ for kind in type(error).__mro__})


class QuestionError(Exception):
    """A question that cannot be answered as it was put; the message says why."""


def say(text: str) -> None:
    """Print to standard error."""
    print(text, file=sys.stderr)


def answer_json(answer: dict[str, Any]) -> None:
    """Print the one JSON object of an answer."""
    typer.echo(json.dumps(answer, ensure_ascii=False, allow_nan=False, indent=2))


# ---------------------------------------------------------------- options shared by the commands

ScenarioName = Annotated[
    str, typer.Argument(metavar="[SCENARIO]", help="a name from `october scenarios`, or a path")
]
Nights = Annotated[int, typer.Option("--nights", "-n", min=1, help="how many nights in all")]
Seed = Annotated[
    int, typer.Option("--seed", "-s", min=0, max=2**64 - 1, help="key of all random numbers")
]
Night = Annotated[int, typer.Option("--night", "-k", min=0, help="the night's number")]
Levers = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE[@HH:MM]", help="set a lever; may be repeated"),
]
Json = Annotated[bool, typer.Option("--json", help="print one JSON object")]
Workers = Annotated[
    int | None, typer.Option("--workers", "-w", min=1, help="threads; default: one a core")
]
DEFAULT = "october-1917"
