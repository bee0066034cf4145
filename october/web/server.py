"""The pages' server: on loopback only, for pages that it serves itself, and nothing else."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from october.ensemble.ready import ready
from october.web.asked import BadRequestError
from october.web.routes import ROUTES, answer
from october.web.world import World
from october.web.writing import Writer

HOST = "127.0.0.1"
OURS = ("127.0.0.1", "localhost", "[::1]")
MOST_BODY = 1 << 16  # bytes
SETTLE = 3.0  # s for which the first page has the machine to itself before kernels are loaded
STATIC = Path(__file__).with_name("static")
HEADERS = {
    "content-security-policy": (
        "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'; object-src 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


class OursOnly:
    """Refuses whoever speaks to us under another name, and says how our pages may behave.

    A page from elsewhere can have its own name point to 127.0.0.1 and then read what it likes;
    it cannot change the Host that the browser sends, nor the Origin of a request that asks for
    work.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = _refusal(headers)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        if refusal:
            await answer({"error": refusal}, 403)(scope, receive, with_headers)
        else:
            await self.app(scope, receive, with_headers)


def _refusal(headers: Headers) -> str:
    host = headers.get("host", "")
    if _name(host) not in OURS:
        return f"this server answers to localhost, not to {host[:60]!r}"
    origin = headers.get("origin")
    if origin is not None and origin != f"http://{host}":
        return f"a page from {origin[:60]!r} may not ask here"
    return ""


def _name(host: str) -> str:
    name, _, port = host.rpartition(":")
    return name if name and port.isdigit() else host


def application(world: World, static: Path = STATIC) -> Starlette:
    """Return the server of a world; ``static`` holds the built pages."""

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        def warm() -> None:
            world.packed(world.night, world.seed, ())
            if not world.jobs.closing.wait(SETTLE):
                if isinstance(world.write, Writer):
                    world.write.begin()
                ready()

        threading.Thread(target=warm, daemon=True).start()
        yield
        world.jobs.close()
        if isinstance(world.write, Writer):
            world.write.close()

    app = Starlette(
        routes=[
            Mount("/api", routes=ROUTES),
            Mount("/", StaticFiles(directory=static, html=True)),
        ],
        middleware=[Middleware(OursOnly)],
        exception_handlers={BadRequestError: _bad, HTTPException: _http, Exception: _broken},
        lifespan=life,
        max_body_size=MOST_BODY,
    )
    app.state.world = world
    return app


def serve(world: World, port: int, opened: Any = None) -> None:
    """Serve until ctrl-C; ``opened`` is called with the address once it answers."""
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            if self.started and opened:
                opened(f"http://{HOST}:{port}/")

        async def shutdown(self, sockets: Any = None) -> None:
            world.jobs.close()  # first, or it would wait for those who follow a question
            await super().shutdown(sockets)

    config = uvicorn.Config(
        application(world),
        host=HOST,
        port=port,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    Server(config).run()


async def _bad(request: Request, error: Exception) -> Response:
    assert isinstance(error, BadRequestError)
    return answer({"error": str(error)}, error.status)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = {404: f"there is nothing at {request.url.path[:80]}", 405: "not in this way"}
    return answer({"error": said.get(error.status_code, error.detail)}, error.status_code)


async def _broken(request: Request, error: Exception) -> Response:
    return answer({"error": f"something is broken here: {type(error).__name__}"}, 500)
