"""Questions asked of many nights, of the account and of the record."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Collection
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

    loaded = load(scenario)
    ready()
    with progress(nights) as move:
        each, answers = question.passages(
            loaded, nights, seed, levers or [], workers=workers, tick=lambda: move(1)
        )
    if plot is not None:
        _draw(plot, "passages", answers)
    if json:
        cli.answer_json({"nights": each, "passages": [answer.json() for answer in answers]})
        return
    from october.cli import show

    show.passages(loaded, each, answers)


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

    loaded = load(scenario)
    verdicts = question.compare(loaded, nights, seed, levers or [], workers=workers)
    if plot is not None:
        _draw(plot, "compare", verdicts)
    if json:
        cli.answer_json({"targets": [verdict.json() for verdict in verdicts]})
        return
    from october.cli import show

    show.targets(verdicts)


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
    from october.ensemble.progress import progress
    from october.inquiry.sweep import grid_of
    from october.inquiry.what_if import what_if as question

    if not levers:
        raise QuestionError("there is nothing to compare: say --set KEY=VALUE (october levers)")
    try:
        grid = grid_of(levers)
    except ValueError as error:
        raise QuestionError(str(error)) from None
    if any(len(values) > 1 for values in grid.values()):
        _sweep(scenario, grid, given or [], nights, seed, outcome or [], workers, plot, json)
        return
    with progress(nights // 2 * 2) as move:
        found = question(
            scenario, levers, max(2, nights // 2), seed, given=given or [], workers=workers,
            tick=lambda: move(1),
        )  # fmt: skip
    _known(outcome or [], found.moved)
    if plot is not None:
        _draw(plot, "what_if", found, outcome or [])
    if json:
        cli.answer_json(found.json())
        return
    from october.cli import show

    show.effects(found, outcome or [])


def _sweep(
    scenario: str, grid: dict[str, list[str]], given: list[str], nights: int, seed: int,
    outcomes: list[str], workers: int | None, plot: Path | None, json: bool,
) -> None:  # fmt: skip
    """Answer a what-if that is asked at many points."""
    from october.ensemble.progress import progress
    from october.inquiry import sweep

    sides = 1 + math.prod(len(values) for values in grid.values())
    each = max(2, nights // sides)
    with progress(each * sides) as move:
        found = sweep.sweep(
            scenario, grid, each, seed, given=given, workers=workers, tick=lambda: move(1)
        )
    _known(outcomes, found["outcome"].unique(maintain_order=True).to_list())
    if plot is not None:
        _draw(plot, "sweep", found, outcomes[:1])
    if json:
        cli.answer_json({"nights": each, "points": sweep.points(found)})
        return
    from october.cli import show

    show.swept(found, each, outcomes)


def _known(outcomes: list[str], there: Collection[str]) -> None:
    for name in outcomes:
        if name not in there:
            raise QuestionError(f"there is no outcome {name!r}; there are: {', '.join(there)}")


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

    looked = inquiry.look(scenario, seed=seed, number=night, levers=levers or [])
    try:
        with progress(MOST * branches, "branches") as move:
            found = question(looked, outcome, branches, pool=workers, tick=move)
    except ValueError as error:
        raise QuestionError(str(error)) from None
    if plot is not None:
        _draw(plot, "hinges", found)
    if json:
        cli.answer_json(found.json())
        return
    from october.cli import show

    show.curve(found)


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
    if plot is not None:
        _draw(plot, "sobol" if isinstance(found, Sobol) else "contingency", found)
    if json:
        cli.answer_json(found.json())
        return
    from october.cli import show

    show.sobol(found) if isinstance(found, Sobol) else show.divided(found)


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

    loaded = load(scenario)
    with progress(nights) as move:
        each, judged = question(
            loaded, nights, seed, given=levers or [], workers=workers, tick=lambda: move(1)
        )
    if plot is not None:
        _draw(plot, "claims", judged)
    if json:
        cli.answer_json({"nights": each, "claims": [one.json() for one in judged]})
        return
    from october.cli import show

    show.claims(each, judged)


def _draw(file: Path, question: str, found: object, *more: object) -> None:
    """Write the figure of an answer; the terminal says where."""
    from october import plots

    figures: dict[str, Callable[..., Any]] = {
        "what_if": plots.effects, "hinges": plots.hinges, "contingency": plots.contingency,
        "sweep": plots.sweep, "claims": plots.claims, "passages": plots.passages,
        "sobol": plots.sobol, "compare": plots.targets,
    }  # fmt: skip
    cli.say(f"drawn in {plots.save(figures[question](found, *more), file)}")
