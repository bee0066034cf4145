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
    from october import inquiry
    from october.ensemble.progress import progress
    from october.ensemble.ready import ready
    from october.scenario import load

    loaded = load(scenario)
    ready()
    with progress(inquiry.nights_in_all(loaded, nights)) as move:
        each, answers = inquiry.passages(
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
    from october import inquiry
    from october.scenario import load

    loaded = load(scenario)
    verdicts = inquiry.compare(loaded, nights, seed, levers or [], workers=workers)
    if json:
        cli.answer_json({"targets": [verdict.json() for verdict in verdicts]})
        return
    from october.cli import show

    show.targets(verdicts)
