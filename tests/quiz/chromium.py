"""Chromium without a window, over its own debugging socket: opens a page, types, takes a picture."""

from __future__ import annotations

import asyncio
import base64
import re
import shutil
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

import msgspec
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from tests.quiz.serving import PATIENCE, Screen

FOUND = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
    *("--remote-debugging-port=0", "--window-size=1000,700"),
)
_BINARY = 2  # the kind of a frame that holds bytes
_NAMED = {"Enter": (13, "\r"), "q": (81, "")}
_CONTROL = 2  # of the keys held down


class Frame(msgspec.Struct):
    """What a socket of the page received."""

    opcode: int = 0
    data: str = msgspec.field(name="payloadData", default="")


class Request(msgspec.Struct):
    """What the page asked for."""

    url: str = ""


class Event(msgspec.Struct):
    """What happened on the page, as far as it is of use here."""

    url: str = ""
    response: Frame = msgspec.field(default_factory=Frame)
    request: Request = msgspec.field(default_factory=Request)


class Result(msgspec.Struct):
    """What a call of the browser gave."""

    target: str = msgspec.field(name="targetId", default="")
    session: str = msgspec.field(name="sessionId", default="")
    data: str = ""
    value: dict[str, object] = msgspec.field(name="result", default_factory=dict)


class Message(msgspec.Struct):
    """A word of the browser: the reply to a call, or an event."""

    id: int = -1
    method: str = ""
    params: Event = msgspec.field(default_factory=Event)
    result: Result = msgspec.field(default_factory=Result)
    error: dict[str, object] | None = None


class Page:
    """One page of the browser. `screen` is what its terminal was given to show; `asked` are its requests."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = count(1)
        self._session = ""
        self._target = ""
        self.screen = Screen()
        self.asked: list[str] = []

    async def open(self, url: str) -> None:
        """Open the page at an address."""
        self._target = (await self._call("Target.createTarget", url="about:blank")).target
        self._session = (
            await self._call("Target.attachToTarget", targetId=self._target, flatten=True)
        ).session
        await self._call("Network.enable")
        await self._call("Page.enable")
        await self._call("Page.navigate", url=url)

    async def type(self, text: str) -> None:
        """Press the keys of a text."""
        for character in text:
            await self._key("keyDown", key=character, text=character)
            await self._key("keyUp", key=character)

    async def press(self, name: str, *, control: bool = False) -> None:
        """Press a key by its name."""
        code, text = _NAMED[name]
        held = _CONTROL if control else 0
        await self._key("keyDown", key=name, windowsVirtualKeyCode=code, text=text, modifiers=held)
        await self._key("keyUp", key=name, windowsVirtualKeyCode=code, modifiers=held)

    async def wait_for(self, wanted: str) -> None:
        """Wait until the terminal of the page was given a text to show."""
        try:
            async with asyncio.timeout(PATIENCE):
                while wanted not in self.screen.text:
                    await self._receive()
        except TimeoutError:
            raise AssertionError(f"{wanted!r} was not shown:\n{self.screen.text}") from None

    async def wait_until(self, condition: str) -> None:
        """Wait until a condition holds on the page."""
        look = f"const look = () => ({condition}) ? done(true) : requestAnimationFrame(look)"
        await self._call(
            "Runtime.evaluate", expression=f"new Promise(done => {{ {look}; look(); }})", awaitPromise=True
        )

    async def evaluate(self, script: str) -> object:
        """Return the value of a script on the page."""
        return (await self._call("Runtime.evaluate", expression=script)).value.get("value")

    async def picture(self) -> bytes:
        """Return what a person would see, as PNG."""
        return base64.b64decode((await self._call("Page.captureScreenshot", format="png")).data)

    async def close(self) -> None:
        """Close the tab."""
        await self._call("Target.closeTarget", targetId=self._target)

    async def _key(self, kind: str, **fields: object) -> None:
        await self._call("Input.dispatchKeyEvent", type=kind, **fields)

    async def _call(self, method: str, **parameters: object) -> Result:
        number = next(self._numbers)
        request: dict[str, object] = {"id": number, "method": method, "params": parameters}
        if self._session and not method.startswith("Target."):
            request["sessionId"] = self._session
        await self._socket.send_json(request)
        async with asyncio.timeout(PATIENCE):
            while (reply := await self._receive()).id != number:
                pass
        assert reply.error is None, (method, reply.error)
        return reply.result

    async def _receive(self) -> Message:
        received = await self._socket.receive()
        assert received.type is WSMsgType.TEXT, received
        message = msgspec.json.decode(received.data, type=Message)
        event = message.params
        match message.method:
            case "Network.webSocketCreated":
                columns, rows = map(int, re.findall(r"=(\d+)", event.url))
                self.screen = Screen(columns, rows)
            case "Network.webSocketFrameReceived" if event.response.opcode == _BINARY:
                self.screen.show(base64.b64decode(event.response.data))
            case "Network.requestWillBeSent":
                self.asked.append(event.request.url)
        return message


@asynccontextmanager
async def browsing(folder: Path) -> AsyncIterator[Page]:
    """Run the browser with a profile of its own in `folder`, until the end of the test."""
    assert FOUND is not None
    process = await asyncio.create_subprocess_exec(
        FOUND, *_FLAGS, f"--user-data-dir={folder}", "about:blank", stdout=DEVNULL, stderr=PIPE
    )
    assert process.stderr is not None
    draining: asyncio.Task[bytes] | None = None
    try:
        async with asyncio.timeout(PATIENCE):
            while not (line := (await process.stderr.readline()).decode()).startswith(
                "DevTools listening on "
            ):
                assert line, "the browser did not start"
        draining = asyncio.create_task(process.stderr.read())
        async with (
            ClientSession() as session,
            session.ws_connect(line.split()[-1], max_msg_size=0) as socket,
        ):
            yield Page(socket)
            await socket.send_json({"id": 0, "method": "Browser.close"})
            await asyncio.wait_for(process.wait(), PATIENCE)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        if draining is not None:
            await draining
