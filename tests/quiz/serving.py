"""`quiz serve` as a process of its own, and a tab without a browser: a socket with a terminal in memory."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pyte
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from quiz.log.events import Review
from quiz.log.sqlite import SqliteStore
from tests.terminal import _UNKNOWN_TO_PYTE, KEYS

PATIENCE = 60.0  # seconds; on a quiet machine nothing takes one
DECK = r"""
deck: Halves
cards:
- id: half
  ask: What is a half of 84?
  number: 42
  mistakes: {168: That is the double.}
"""


@dataclass
class Served:
    """A running server: its process, the address it printed, and where its state is."""

    process: Process
    url: str
    home: Path

    @property
    def children(self) -> frozenset[int]:
        """The processes below the server, their own children included."""
        return below(self.process.pid)

    async def end(self, number: signal.Signals) -> tuple[int, str]:
        """Send the server a signal; return its exit code and what it said."""
        self.process.send_signal(number)
        _, said = await asyncio.wait_for(self.process.communicate(), PATIENCE)
        assert self.process.returncode is not None
        return self.process.returncode, said.decode()

    def grades(self) -> list[int]:
        """Return the grades in the log."""
        with SqliteStore(self.home / "reviews.db") as store:
            return [event.grade for event in store.events() if isinstance(event, Review)]


@asynccontextmanager
async def serving(home: Path, *words: str) -> AsyncIterator[Served]:
    """Run `quiz serve WORDS` on one deck until the end of the test; nothing is left of it."""
    (home / "decks").mkdir(parents=True)
    (home / "decks" / "halves.yaml").write_text(DECK)
    (home / "config.toml").write_text("bundled = false\nseed = 7\n")
    command = (sys.executable, "-m", "quiz", "--home", str(home), "serve", "--port", "0", *words)
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TEXTUAL_ANIMATIONS": "none"}
    process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE, env=environ)
    assert process.stdout is not None
    left = frozenset[int]()
    try:
        line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
        served = Served(process, line.decode().strip(), home)
        assert served.url.startswith("http://")
        yield served
    finally:
        left = below(process.pid)
        with suppress(ProcessLookupError):
            process.kill()
        await process.communicate()
        await until(lambda: gone(left))


class Screen:
    """What a terminal of so many columns and rows shows of the bytes it was given."""

    def __init__(self, columns: int = 80, rows: int = 24) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    def show(self, data: bytes) -> None:
        """Take bytes from the app."""
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))

    @property
    def text(self) -> str:
        """What is shown, line by line."""
        return "\n".join(line.rstrip() for line in self._screen.display)


class TabHere:
    """A tab as the page's script would be: it sends keys and is shown paints."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self.screen = Screen()

    async def press(self, *keys: str) -> None:
        """Type keys by name, or text as it is."""
        for key in keys:
            await self.socket.send_json(["stdin", KEYS.get(key, key)])

    async def wait_for(self, wanted: str) -> Self:
        """Read until `wanted` is shown."""
        end = time.monotonic() + PATIENCE
        while wanted not in self.screen.text:
            assert time.monotonic() < end, self.screen.text
            message = await self.socket.receive(PATIENCE)
            assert message.type is WSMsgType.BINARY, (message, self.screen.text)
            self.screen.show(message.data)
        return self

    async def wait_closed(self) -> None:
        """Read until the server closes the socket."""
        while not self.socket.closed:
            await self.socket.receive(PATIENCE)


@asynccontextmanager
async def open_tab(served: Served) -> AsyncIterator[TabHere]:
    """Open a tab on the page; it is closed as a browser closes it."""
    async with (
        ClientSession() as session,
        session.ws_connect(
            f"{served.url}ws?width=80&height=24", headers={"Origin": served.url.rstrip("/")}
        ) as socket,
    ):
        yield TabHere(socket)


async def until(condition: Callable[[], bool]) -> None:
    """Wait until a condition holds; fail when it does not in time."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        await asyncio.sleep(0.02)


def below(pid: int) -> frozenset[int]:
    """Return the processes that a process started, and those which they started."""
    parents = {child: parent for child, parent, _ in _processes()}
    found, wanted = set[int](), {pid}
    while wanted:
        wanted = {child for child, parent in parents.items() if parent in wanted} - found
        found |= wanted
    return frozenset(found)


def gone(pids: frozenset[int]) -> bool:
    """Return whether none of the processes runs any more; one that nobody has buried yet does not."""
    return not pids & {pid for pid, _, state in _processes() if not state.startswith("Z")}


def _processes() -> list[tuple[int, int, str]]:
    """Return the id, the parent's id and the state of every process."""
    listing = subprocess.run(
        ["ps", "-eo", "pid=,ppid=,stat="], capture_output=True, text=True, check=True
    ).stdout
    rows = (line.split() for line in listing.splitlines())
    return [(int(pid), int(parent), state) for pid, parent, state in rows]
