"""The server's addresses under /api. Long questions are jobs, followed by server-sent events."""

from __future__ import annotations

import asyncio
import gzip
import threading
from collections.abc import AsyncIterator, Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from october.inquiry import claims as claims_of
from october.inquiry import passages as passages_of
from october.inquiry import what_if as what_if_of
from october.inquiry.cite import CitationError, cite
from october.inquiry.why import UnknownPersonError, Why
from october.night.plan import GRID, Plan
from october.web.answers import openable
from october.web.asked import Asked, BadRequestError
from october.web.container import dumps
from october.web.jobs import DONE, FAILED, OVER, Job
from october.web.world import World

LOOK = 0.1  # s between two looks at a job that somebody follows
ALIVE = 10.0  # s after which a silent stream says that it is there
SMALL = 1400  # bytes that are not worth compressing
Question = Callable[[World, Asked], Job]


def answer(data: Any, status: int = 200, request: Request | None = None) -> Response:
    """Return JSON, compressed where it is long and the visitor can read that."""
    body = dumps(data)
    headers = {}
    if request and len(body) > SMALL and "gzip" in request.headers.get("accept-encoding", ""):
        body = gzip.compress(body, 6)
        headers = {"content-encoding": "gzip", "vary": "accept-encoding"}
    return Response(body, status, headers, media_type="application/json")


async def _asked(request: Request) -> Asked:
    if request.method == "GET":
        names = dict.fromkeys(request.query_params)
        return Asked({name: request.query_params.getlist(name) for name in names})
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise BadRequestError("expected a body of content-type application/json", 415)
    try:
        return Asked.of_body(await request.json())
    except ValueError:
        raise BadRequestError("the body is no JSON") from None


def _world(request: Request) -> World:
    return request.app.state.world


# ---------------------------------------------------------------- what is there at once


async def start(request: Request) -> Response:
    """Say what this server shows when nothing else is asked for."""
    world = _world(request)
    return answer(
        {
            "scenario": world.scenario.name,
            "night": world.night,
            "seed": world.seed,
            "nights": world.nights,
        }
    )


async def night(request: Request) -> Response:
    """Return a night's container."""
    world, asked = _world(request), await _asked(request)
    asked.only("night", "seed", "set")
    number, seed, levers = _which(world, asked)
    packed = await run_in_threadpool(world.packed, number, seed, levers)
    headers = {"content-encoding": "gzip", "cache-control": "private, max-age=3600"}
    return Response(packed, headers=headers, media_type="application/octet-stream")


async def why(request: Request) -> Response:
    """Return why somebody did what they did, up to a time."""
    world, asked = _world(request), await _asked(request)
    asked.only("night", "seed", "set", "person", "delegate", "people", "t", "at")
    number, seed, levers = _which(world, asked)
    given = [name for name in ("person", "delegate", "people") if asked.text(name)]
    if len(given) != 1:
        raise BadRequestError("expected one of person=NAME, delegate=ROW, people=ROW")
    table = given[0]
    who = asked.text("person") if table == "person" else asked.whole(table, 0, 1, 10**7)
    rows = "people" if table == "people" else "delegates"

    def told_of() -> Why:
        found = world.one(number, seed, levers)
        return found.why(who, _time(found.plan, asked), rows)

    try:
        told = await run_in_threadpool(told_of)
    except UnknownPersonError as error:
        raise BadRequestError(str(error), 404) from None
    return answer({**told.json(), "text": str(told)})


def _time(plan: Plan, asked: Asked) -> float:
    """Return the moment that is asked about, as s or as a clock time; the end by default."""
    end = int(plan.end)
    clock = asked.text("at")
    if clock and asked.text("t"):
        raise BadRequestError("expected t=SECONDS or at=HH:MM, not both")
    try:
        t = plan.time(clock) if clock else asked.whole("t", end, 0, end)
    except ValueError as error:
        raise BadRequestError(f"at: {error}") from None
    return float(t // GRID * GRID)


async def sources(request: Request) -> Response:
    """Return what stands behind a value, a mechanism or a person."""
    world, asked = _world(request), await _asked(request)
    asked.only("key")
    try:
        found = await run_in_threadpool(cite, world.scenario, asked.text("key"))
    except CitationError as error:
        raise BadRequestError(str(error), 404) from None
    return answer(found.json(), request=request)


async def questions(request: Request) -> Response:
    """Return what can be asked: levers, claims, passages, outcomes that were open."""
    found = await run_in_threadpool(_world(request).questions)
    return answer(found, request=request)


def _which(world: World, asked: Asked) -> tuple[int, int, tuple[str, ...]]:
    number = asked.night() if asked.text("night") else world.night
    return number, asked.seed(world.seed), asked.levers(world.scenario)


# ---------------------------------------------------------------- what takes a while


def ensemble(world: World, asked: Asked) -> Job:
    """So many nights in numbers."""
    asked.only("nights", "seed", "set")
    nights = asked.nights(world.nights)
    return world.ensemble(nights, asked.seed(world.seed), asked.levers(world.scenario))


def what_if(world: World, asked: Asked) -> Job:
    """The same nights with and without levers."""
    asked.only("set", "given", "nights", "seed")
    levers = asked.levers(world.scenario)
    if not levers:
        raise BadRequestError("set: found nothing, expected a lever KEY=VALUE")
    given = asked.levers(world.scenario, "given")
    nights = asked.nights(1000, 2 * what_if_of.FEWEST)
    return world.what_if(levers, given, nights, asked.seed(world.seed))


def hinges(world: World, asked: Asked) -> Job:
    """How open an outcome still was over a night."""
    asked.only("night", "seed", "set", "outcome", "branches", "most")
    number, seed, levers = _which(world, asked)
    plan = world.plan(levers)
    outcome = asked.text("outcome") or world.questions()["foremost"]
    if outcome not in {*openable(plan), *(o.name for o in plan.outcomes if o.kind != "category")}:
        raise BadRequestError(f"outcome: found {outcome[:60]!r}, expected one of /api/questions")
    branches, most = asked.whole("branches", 60, 10, 1000), asked.whole("most", 40, 14, 200)
    return world.hinges(number, seed, levers, outcome, branches, most)


def claims(world: World, asked: Asked) -> Job:
    """The verdicts on the claims."""
    asked.only("nights", "seed", "set")
    levers = asked.levers(world.scenario)
    nights = _for_all(asked, claims_of.least_nights(world.scenario, levers))
    return world.claims(nights, asked.seed(world.seed), levers)


def passages(world: World, asked: Asked) -> Job:
    """How often the passages happen and what their levers do."""
    asked.only("nights", "seed", "set")
    levers = asked.levers(world.scenario)
    nights = _for_all(asked, passages_of.least_nights(world.scenario, levers))
    return world.passages(nights, asked.seed(world.seed), levers)


def _for_all(asked: Asked, least: int) -> int:
    """Return how many nights a question has that is asked of many settings at once."""
    return asked.nights(max(4000, least), max(1, least))


def _question(question: Question) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        asked = await _asked(request)
        job = await run_in_threadpool(question, _world(request), asked)
        if job.state == DONE:
            return answer(job.result, request=request)
        return answer(job.status(), 202)

    return endpoint


async def job(request: Request) -> Response:
    """Say how far a question has come, or stop it."""
    world = _world(request)
    found = await _find(request)
    if request.method == "DELETE":
        world.jobs.cancel(found)
    return answer(found.status())


async def events(request: Request) -> Response:
    """Follow a question: ``progress``, and in the end ``done``, ``failed`` or ``cancelled``."""
    found = await _find(request)
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    stream = _follow(found, _world(request).jobs.closing)
    return StreamingResponse(stream, headers=headers, media_type="text/event-stream")


async def _find(request: Request) -> Job:
    world, name = _world(request), request.path_params["job"]
    found = await run_in_threadpool(world.jobs.find, name) if name.isalnum() else None
    if found is None:
        raise BadRequestError("there is no such question here: ask it again", 404)
    return found


async def _follow(job: Job, closing: threading.Event) -> AsyncIterator[bytes]:
    """Tell of a job until it is over; a server that closes says nothing, and is asked again."""
    told: dict[str, Any] = {}
    silent = 0.0
    while True:
        status = job.status()
        if job.state in OVER:
            break
        if closing.is_set():
            return
        if status != told or silent >= ALIVE:
            told, silent = status, 0.0
            yield event("progress", status)
        await asyncio.sleep(LOOK)
        silent += LOOK
    if job.state == DONE:
        yield event("done", job.result)
    elif job.state == FAILED:
        yield event("failed", {"error": job.error})
    else:
        yield event("cancelled", status)


def event(name: str, data: Any) -> bytes:
    """Return one server-sent event."""
    return b"event: " + name.encode() + b"\ndata: " + dumps(data) + b"\n\n"


async def nothing(request: Request) -> Response:
    """Say that there is nothing at an address."""
    raise BadRequestError(f"there is nothing at {request.url.path[:80]}", 404)


ROUTES = [
    Route("/start", start),
    Route("/night", night),
    Route("/why", why),
    Route("/cite", sources),
    Route("/questions", questions),
    Route("/levers", questions),
    *(
        Route(f"/{name}", _question(question), methods=["GET", "POST"])
        for name, question in (
            ("ensemble", ensemble),
            ("what-if", what_if),
            ("hinges", hinges),
            ("claims", claims),
            ("passages", passages),
        )
    ),
    Route("/jobs/{job}", job, methods=["GET", "DELETE"]),
    Route("/jobs/{job}/events", events),
    Route("/{rest:path}", nothing),
]
