"""Questions asked of many nights, of the account and of the record."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from october.cli import program as cli
from october.cli.program import (
    DEFAULT,
    Json,
    Levers,
    Night,
    Nights,
    QuestionError,
    Seed,
    Workers,
    app,
)

Plot = Annotated[
    Path | None, typer.Option("--plot", metavar="FILE", help="draw it: .svg, .png or .pdf")
]
Given = Annotated[
    list[str] | None,
    typer.Option("--given", metavar="KEY=VALUE", help="a lever that holds on both sides"),
]


@app.command(epilog="Example: october passages --nights 16000")
def passages(
    scenario: cli.ScenarioName = DEFAULT,
    nights: Nights = 8000,
    seed: Seed = 1,
    levers: Levers = None,
    workers: Workers = None,
    plot: Plot = None,
    json: Json = False,
) -> None:
    """In what share of nights each passage happens, and what moving its lever does."""
    from october.ensemble.progress import progress
    from october.ensemble.ready import ready
    from october.inquiry import passages as question
    from october.scenario import load

    _check(plot)
    loaded = load(scenario)
    ready()
    try:
        with progress(nights) as move:
            each, answers = question.passages(
                loaded, nights, seed, levers or [], workers=workers, tick=lambda: move(1)
            )
    except ValueError as error:
        raise QuestionError(str(error)) from None
    if json:
        cli.answer_json({"nights": each, "passages": [answer.json() for answer in answers]})
    else:
        from october.cli import show

        show.passages(loaded, each, answers)
    _draw(plot, lambda: _plots().passages(answers))


@app.command(epilog="Example: october compare --nights 500")
def compare(
    scenario: cli.ScenarioName = DEFAULT,
    nights: Nights = 1000,
    seed: Seed = 1,
    levers: Levers = None,
    workers: Workers = None,
    plot: Plot = None,
    json: Json = False,
) -> None:
    """The nights against the record: what was observed, what the nights give, covered or not."""
    from october.inquiry import compare as question
    from october.scenario import load

    _check(plot)
    loaded = load(scenario)
    verdicts = question.compare(loaded, nights, seed, levers or [], workers=workers)
    if json:
        cli.answer_json({"targets": [verdict.json() for verdict in verdicts]})
    else:
        from october.cli import show

        show.targets(verdicts)
    _draw(plot, lambda: _plots().targets(verdicts))


@app.command("what-if", epilog="Example: october what-if --set walkout.allowed=false")
def what_if(
    scenario: cli.ScenarioName = DEFAULT,
    levers: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="KEY=VALUE[@HH:MM]",
            help="set a lever; 0:1:0.25 or a,b,c or @22:00,23:00 plays each of them",
        ),
    ] = None,
    given: Given = None,
    nights: Nights = 2000,
    seed: Seed = 1,
    outcome: Annotated[
        list[str] | None, typer.Option("--outcome", help="only this one; may be repeated")
    ] = None,
    workers: Workers = None,
    plot: Plot = None,
    json: Json = False,
) -> None:
    """The same nights with and without levers: the effect on every outcome."""
    from october.inquiry.sweep import grid_of

    if not levers:
        raise QuestionError("there is nothing to compare: say --set KEY=VALUE (october levers)")
    _check(plot)
    try:
        grid = grid_of(levers)
        many = any(len(values) > 1 for values in grid.values())
        _known(scenario, outcome or [])
        how = {"seed": seed, "given": given or [], "workers": workers}
        found = (_sweep if many else _what_if)(scenario, grid if many else levers, nights, how)
    except ValueError as error:
        raise QuestionError(str(error)) from None
    if json:
        cli.answer_json(found.json())
    else:
        from october.cli import answers

        (answers.swept if many else answers.effects)(found, outcome or [])
    _draw(plot, lambda: found.plot((outcome or [])[:1] if many else outcome or []))


def _what_if(scenario: str, levers: Any, nights: int, how: dict[str, Any]) -> Any:
    """Answer a what-if that is asked at one point; ``nights`` are those of both sides."""
    from october.ensemble.progress import progress
    from october.inquiry.what_if import what_if as question

    with progress(nights // 2 * 2) as move:
        return question(scenario, levers, nights // 2, tick=lambda: move(1), **how)


def _sweep(scenario: str, grid: Any, nights: int, how: dict[str, Any]) -> Any:
    """Answer a what-if that is asked at many points; ``nights`` are those of all of them."""
    from october.ensemble.progress import progress
    from october.inquiry.sweep import sweep as question

    sides = 1 + math.prod(len(values) for values in grid.values())
    with progress(nights // sides * sides) as move:
        return question(scenario, grid, nights // sides, tick=lambda: move(1), **how)


def _known(scenario: str, outcomes: list[str]) -> None:
    """Raise ValueError for an outcome that is not there, before any night is played."""
    if outcomes:
        from october.inquiry.measure import chosen
        from october.night import prepare
        from october.scenario import load

        chosen(prepare(load(scenario)), outcomes)


@app.command(epilog="Example: october hinges --night 42 --outcome arrest_how=storm")
def hinges(
    scenario: cli.ScenarioName = DEFAULT,
    night: Night = 0,
    outcome: Annotated[
        str, typer.Option("--outcome", help="an outcome, or NAME=LABEL of a category")
    ] = "talks_met",
    branches: Annotated[
        int, typer.Option("--branches", min=10, help="continuations from each time")
    ] = 120,
    seed: Seed = 1,
    levers: Levers = None,
    workers: Workers = None,
    plot: Plot = None,
    json: Json = False,
) -> None:
    """How open an outcome still was, minute by minute, and the events at which it turned."""
    from october import inquiry
    from october.ensemble.progress import progress
    from october.inquiry.hinges import MOST
    from october.inquiry.hinges import hinges as question

    _check(plot)
    looked = inquiry.look(scenario, seed=seed, number=night, levers=levers or [])
    try:
        with progress(MOST * branches, "branches") as move:
            found = question(looked, outcome, branches, pool=workers, tick=move)
    except ValueError as error:
        raise QuestionError(str(error)) from None
    if json:
        cli.answer_json(found.json())
    else:
        from october.cli import answers

        answers.curve(found)
    _draw(plot, found.plot)


class Method(StrEnum):
    """How the variance of an outcome is divided."""

    groups = "groups"
    sobol = "sobol"


@app.command(epilog="Example: october contingency --nights 4000 --outcome talks_met")
def contingency(
    scenario: cli.ScenarioName = DEFAULT,
    nights: Nights = 6000,
    outcome: Annotated[
        list[str] | None, typer.Option("--outcome", help="only this one; may be repeated")
    ] = None,
    method: Annotated[
        Method, typer.Option(help="groups: all facts; sobol: total indices of a few")
    ] = Method.groups,
    facts: Annotated[
        list[str] | None,
        typer.Option("--facts", metavar="KEY", help="for sobol; may be repeated"),
    ] = None,
    seed: Seed = 1,
    levers: Levers = None,
    workers: Workers = None,
    plot: Plot = None,
    json: Json = False,
) -> None:
    """How much of each outcome's variance is chance, how much is ignorance, and of which facts."""
    from october.ensemble.progress import progress
    from october.inquiry.contingency import contingency as by_groups
    from october.inquiry.sobol import Sobol
    from october.inquiry.sobol import sobol as by_sobol

    _check(plot)
    if facts and method is Method.groups:
        raise QuestionError("--facts needs --method sobol: groups tell of all facts at once")
    question = (
        functools.partial(by_sobol, facts=facts or []) if method is Method.sobol else by_groups
    )
    try:
        with progress(nights) as move:
            found = question(
                scenario, nights=nights, seed=seed, outcomes=outcome or [], given=levers or [],
                pool=workers, tick=lambda: move(1),
            )  # fmt: skip
    except ValueError as error:
        raise QuestionError(str(error)) from None
    if json:
        cli.answer_json(found.json())
    else:
        from october.cli import answers

        answers.sobol(found) if isinstance(found, Sobol) else answers.divided(found)
    _draw(plot, lambda: found.plot(outcome or []))


@app.command(epilog="Example: october claims --nights 16000")
def claims(
    scenario: cli.ScenarioName = DEFAULT,
    nights: Nights = 10000,
    seed: Seed = 1,
    levers: Levers = None,
    workers: Workers = None,
    plot: Plot = None,
    json: Json = False,
) -> None:
    """The account's claims: evidence, effect, verdict, assumptions."""
    from october.ensemble.progress import progress
    from october.inquiry.claims import claims as question
    from october.scenario import load

    _check(plot)
    try:
        with progress(nights) as move:
            found = question(
                load(scenario), nights, seed, given=levers or [], workers=workers,
                tick=lambda: move(1),
            )  # fmt: skip
    except ValueError as error:
        raise QuestionError(str(error)) from None
    if json:
        cli.answer_json(found.json())
    else:
        from october.cli import answers

        answers.claims(found)
    _draw(plot, found.plot)


def _check(file: Path | None) -> None:
    """Raise FigureError where a figure could not be written, before the nights are played."""
    if file is not None:
        from october.plots import writable

        writable(file)


def _draw(file: Path | None, figure: Callable[[], Any]) -> None:
    """Write the figure of an answer, if it is asked for; the terminal says where."""
    if file is not None:
        from october.plots import save

        cli.say(f"drawn in {save(figure(), file)}")


def _plots() -> Any:
    """Return the module of the figures."""
    from october import plots as module

    return module
