"""The server of the page: everything comes from this computer, and each socket has an app behind it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from string import Template
from typing import Final

from aiohttp import WSCloseCode, WSMsgType, web

import quiz
from quiz.web.address import Address, may_ask
from quiz.web.tab import Tab, open_tab

MOST_TABS: Final = 16  # a process each
_LARGEST_MESSAGE: Final = 1 << 20  # a paste
_LARGEST_SIDE: Final = 1000  # columns or rows
_HEARTBEAT: Final = 15.0  # seconds until a tab that went without a word is given up
_CLOSING: Final = 2.0  # seconds for a tab's own farewell
_SHUTDOWN: Final = 15.0  # more than a tab takes to end
_DRIVER: Final = "quiz.tui.browser:BrowserDriver"
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Site:
    """The page at an address; each tab runs `quiz WORDS` in the environment given."""

    def __init__(self, address: Address, words: Sequence[str], environ: Mapping[str, str]) -> None:
        self._address = address
        self._words = tuple(words)
        self._environ = environ
        self._sockets: set[web.WebSocketResponse] = set()

    async def run(self, announce: Callable[[Address], None]) -> None:
        """Serve until the process is asked to end; raises OSError when the port is taken."""
        runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=_SHUTDOWN)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._address.host or None, self._address.port).start()
            with _asked_to_end() as end:
                announce(self._address._replace(port=runner.addresses[0][1]))
                await end.wait()
        finally:
            await runner.cleanup()

    def _application(self) -> web.Application:
        root = self._address.root
        application = web.Application(middlewares=[self._guard])
        application.add_routes(
            [
                web.get(root, self._page),
                web.get(f"{root}page.css", _text("page.css", "text/css")),
                web.get(f"{root}page.js", _text("page.js", "text/javascript")),
                web.get(f"{root}ws", self._socket),
                web.static(f"{root}static", _terminal()),
            ]
        )
        application.on_shutdown.append(self._close)
        return application

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Answer our own page alone."""
        origin = request.headers.get("Origin")
        if not may_ask(request.host, origin, private=self._address.private):
            raise web.HTTPForbidden(text="This page may only be opened by its own address.\n")
        return await handler(request)

    async def _page(self, request: web.Request) -> web.Response:
        root = self._address.root
        text = Template(_read("page.html")).substitute(root=root, socket=f"ws://{request.host}{root}ws")
        return web.Response(text=text, content_type="text/html", headers=_HEADERS)

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        if len(self._sockets) >= MOST_TABS:
            raise web.HTTPServiceUnavailable(text="Too many tabs are open; close one.\n")
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT, timeout=_CLOSING, max_msg_size=_LARGEST_MESSAGE)
        self._sockets.add(socket)
        try:
            await socket.prepare(request)
            await self._play(socket, _side(request, "width", 80), _side(request, "height", 24))
        finally:
            self._sockets.discard(socket)
        return socket

    async def _play(self, socket: web.WebSocketResponse, columns: int, rows: int) -> None:
        """Run the app for a tab until the learner leaves it or closes the tab; nothing is left behind."""
        tab = await open_tab(self._words, self._around(columns, rows), socket.send_bytes)
        listening = asyncio.create_task(_listen(socket, tab))
        relaying = asyncio.create_task(tab.relay())
        try:
            await asyncio.wait((listening, relaying), return_when=asyncio.FIRST_COMPLETED)
        finally:
            await tab.end()
            await relaying
            await socket.close()
            await listening

    def _around(self, columns: int, rows: int) -> dict[str, str]:
        """Return the environment of a tab: this very package, and a terminal of that size and all colours."""
        package = str(Path(quiz.__file__).resolve().parents[1])
        return {
            **self._environ,
            "PYTHONPATH": os.pathsep.join(filter(None, (package, self._environ.get("PYTHONPATH", "")))),
            "TEXTUAL_DRIVER": _DRIVER,
            "TEXTUAL_COLOR_SYSTEM": "truecolor",
            "COLUMNS": str(columns),
            "ROWS": str(rows),
        }

    async def _close(self, _application: web.Application) -> None:
        farewells = (socket.close(code=WSCloseCode.GOING_AWAY) for socket in list(self._sockets))
        await asyncio.gather(*farewells, return_exceptions=True)


async def _listen(socket: web.WebSocketResponse, tab: Tab) -> None:
    """Pass on what the browser sends until it is gone; what is no message of our page is passed over."""
    async for message in socket:
        if message.type is not WSMsgType.TEXT:
            continue
        match _parsed(message.data):
            case ["stdin", str(text)]:
                await tab.type(text)
            case ["resize", {"width": int(columns), "height": int(rows)}]:
                await tab.note(type="resize", width=_within(columns), height=_within(rows))
            case ["ping", str() | int() | float() | None as what]:
                with suppress(ConnectionError, RuntimeError):
                    await socket.send_json(["pong", what])
            case [("focus" | "blur") as kind, *_]:
                await tab.note(type=kind)


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _side(request: web.Request, name: str, usual: int) -> int:
    word = request.query.get(name, "")
    return _within(int(word)) if word.isdecimal() and len(word) < 9 else usual


def _within(side: int) -> int:
    return min(max(side, 1), _LARGEST_SIDE)


def _terminal() -> Path:
    """Return the folder of the terminal in the page, without the imports of the package that brings it."""
    found = find_spec("textual_serve")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "static"


def _text(name: str, kind: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Return the handler of a file that is the same for everybody."""

    async def handler(_request: web.Request) -> web.Response:
        return web.Response(text=_read(name), content_type=kind, headers=_HEADERS)

    return handler


def _read(name: str) -> str:
    return files("quiz.web").joinpath(name).read_text(encoding="utf-8")


@contextmanager
def _asked_to_end() -> Iterator[asyncio.Event]:
    """Yield an event that Ctrl-C or the system's request sets; on Windows the loop is cancelled instead."""
    loop, end, kept = asyncio.get_running_loop(), asyncio.Event(), list[int]()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError):
                loop.add_signal_handler(number, end.set)
                kept.append(number)
    try:
        yield end
    finally:
        for number in kept:
            loop.remove_signal_handler(number)
