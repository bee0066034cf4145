"""``passages`` and ``compare``: what the nights say of the account and of the record."""

from __future__ import annotations

from october.cli import program as cli
from october.cli.program import DEFAULT, Json, Levers, Nights, Seed, Workers, app


@app.command(epilog="Example: october passages --nights 16000")
def passages(
    scenario: cli.ScenarioName = DEFAULT,
    nights: Nights = 8000,
    seed: Seed = 1,
    levers: Levers = None,
    workers: Workers = None,
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
    json: Json = False,
) -> None:
    """The nights against the record: what was observed, what the nights give, covered or not."""
    from october.inquiry import compare as question
    from october.scenario import load

    loaded = load(scenario)
    verdicts = question.compare(loaded, nights, seed, levers or [], workers=workers)
    if json:
        cli.answer_json({"targets": [verdict.json() for verdict in verdicts]})
        return
    from october.cli import show

    show.targets(verdicts)
