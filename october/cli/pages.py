"""``watch`` and ``page``: a night, its ensemble and the questions, to look at."""

from __future__ import annotations

import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from october.cli import program as cli
from october.cli.program import DEFAULT, Json, Night, QuestionError, Seed, app

if TYPE_CHECKING:
    from october.web.jobs import Job

RUNS = Path("runs")  # where october run puts runs, which are then not played again
LOOK = 0.05  # s
BRANCHES, TIMES = 40, 30  # of a curve of hinges in a page
TRIED, JUDGED = 400, 2000  # nights of a what-if in a page, and of its claims and passages


@app.command(epilog="Example: october watch --night 42")
def watch(
    scenario: cli.ScenarioName = DEFAULT,
    night: Night = 0,
    seed: Seed = 1,
    nights: Annotated[
        int, typer.Option("--nights", "-n", min=1, help="of the ensemble beside it")
    ] = 1000,
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8017,
    show: Annotated[bool, typer.Option("--open/--no-open", help="open a browser")] = True,
) -> None:
    """Serve the pages on this machine: a night to watch, its ensemble, the questions."""
    import socket
    import webbrowser

    from october.core import cache
    from october.ensemble.ready import ready
    from october.night.compile import is_compiled
    from october.scenario import load
    from october.web.page import built
    from october.web.server import HOST, serve
    from october.web.world import World
    from october.web.writing import Writer

    built()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise QuestionError(
                f"port {port}: {error.strerror}; choose another with --port"
            ) from None
    found = load(scenario)
    kept = cache.folder() / "pages"
    world = World(found, seed, night, nights, kept, RUNS, Writer(found))
    if not is_compiled():
        ready()  # which says that it takes half a minute; else the server loads them once it serves

    def opened(address: str) -> None:
        cli.say(f"{world.scenario.meta.title}: {address}  (ctrl-C stops)")
        if show:
            webbrowser.open(f"{address}#night={night}")

    serve(world, port, opened)


class Depth(StrEnum):
    """Which questions a page answers beforehand."""

    none = "none"
    few = "few"  # one curve of hinges, one what-if
    all = "all"  # several of both, the claims, the passages


@app.command(epilog="Example: october page --night 42 --nights 500 -o night-42.html")
def page(
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE.html", help="where to write it")
    ],
    scenario: cli.ScenarioName = DEFAULT,
    night: Night = 0,
    nights: Annotated[
        int, typer.Option("--nights", "-n", min=1, help="of the ensemble in it")
    ] = 1000,
    answers: Annotated[
        Depth, typer.Option(help="questions that it answers beforehand; all takes some minutes")
    ] = Depth.all,
    seed: Seed = 1,
    json: Json = False,
) -> None:
    """Write the pages as one file that opens without a server or a network."""
    from october.core import cache
    from october.ensemble.ready import ready
    from october.scenario import load
    from october.web import container
    from october.web.asked import MOST_NIGHTS
    from october.web.page import built
    from october.web.page import page as whole
    from october.web.reasons import reasons
    from october.web.trace import trace
    from october.web.world import World

    if nights > MOST_NIGHTS:
        raise QuestionError(f"a page holds at most {MOST_NIGHTS:,} nights")
    if not out.parent.is_dir():
        raise QuestionError(f"there is no folder {out.parent}")
    built()
    world = World(load(scenario), seed, night, nights, cache.folder() / "pages", RUNS)
    ready()
    ensemble = dict(followed(world, world.ensemble(nights, seed, ()), "nights"))
    ensemble["questions"] = world.questions()
    ensemble["answers"] = _answers(world, answers)
    one = world.one(night, seed, ())
    blocks = {
        "night": trace(one).packed(),
        "ensemble": container.dumps(ensemble),
        "why": container.dumps(reasons(one)),
    }
    text = whole(blocks)
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise QuestionError(f"{out}: {error.strerror}") from None
    size = out.stat().st_size
    if json:
        cli.answer_json(
            {"scenario": world.scenario.name, "night": night, "seed": seed, "nights": nights,
             "file": str(out), "bytes": size}
        )  # fmt: skip
    else:
        typer.echo(f"{out} ({size / 1e6:.1f} MB): open it in a browser, no network is needed")


def _answers(world: Any, depth: Depth) -> dict[str, Any]:
    """Work out, or take from the shelf, what a page without a server cannot ask."""
    if depth is Depth.none:
        return {}
    scenario, seed = world.scenario, world.seed
    every = depth is Depth.all
    found: dict[str, Any] = {"hinges": [], "what_if": []}
    for outcome in world.turning() if every else world.turning()[:1]:
        job = world.hinges(world.night, seed, (), outcome, BRANCHES, TIMES)
        found["hinges"].append(followed(world, job, "branches"))
    for levers in world.tried() if every else world.tried()[:1]:
        job = world.what_if(levers, (), TRIED, seed)
        found["what_if"].append(followed(world, job, " ".join(levers)))
    if every and scenario.claims:
        found["claims"] = followed(world, world.claims(JUDGED, seed, ()), "claims")
    if every and scenario.passages:
        found["passages"] = followed(world, world.passages(JUDGED, seed, ()), "passages")
    return found


def followed(world: Any, job: Job, what: str) -> dict[str, Any]:
    """Wait for a job under a progress bar and return its answer."""
    from october.ensemble.progress import progress
    from october.web.jobs import DONE, OVER

    try:
        while not job.total and job.state not in OVER:
            time.sleep(LOOK)
        shown = 0
        with progress(job.total, what) as move:
            while job.state not in OVER:
                move(job.done - shown)
                shown = job.done
                time.sleep(LOOK)
    except KeyboardInterrupt:
        world.jobs.close()
        raise
    if job.state != DONE or job.result is None:
        raise QuestionError(job.error or "the work was stopped")
    return job.result
