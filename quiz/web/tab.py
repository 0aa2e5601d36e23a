"""One tab of a browser: the app in a process of its own, whose keys and paints are passed on.

The packets are those of Textual's web driver: a letter for the kind (`D` data, `M` a note in JSON), four
bytes of length, most significant first, and so many bytes.
"""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Final

QUIT_SECONDS: Final = 5.0  # to bring into safety what was judged, and to leave
_TERMINATE_SECONDS: Final = 2.0
_GREETING: Final = b"__GANGLION__\n"  # what the driver writes before its first packet
_GREETING_LINES: Final = 10
_LARGEST_PACKET: Final = 1 << 24


class Tab:
    """A running app. `paint` takes what a terminal is to show, in the order in which it was written."""

    def __init__(self, process: Process, paint: Callable[[bytes], Awaitable[None]]) -> None:
        self._process = process
        self._paint = paint

    async def relay(self) -> None:
        """Pass on what the app paints until it leaves; go on reading when nobody looks any more."""
        if not await self._greeted():
            return
        with suppress(asyncio.IncompleteReadError):
            while True:
                kind, data = await self._packet()
                if kind == b"D":
                    with suppress(ConnectionError, RuntimeError):
                        await self._paint(data)

    async def type(self, text: str) -> None:
        """Send what was typed, as a terminal would; an empty packet would end its reading."""
        if data := text.encode("utf-8", "ignore"):
            await self._send(b"D", data)

    async def note(self, **note: str | int) -> None:
        """Send a note: a new size, that the tab has the focus or lost it, that it is to quit."""
        await self._send(b"M", json.dumps(note).encode())

    async def end(self) -> None:
        """Ask the app to leave; make it leave when it does not. The process is gone afterwards."""
        await self.note(type="quit")
        if self._process.stdin is not None:
            self._process.stdin.close()
        for seconds, insist in (
            (QUIT_SECONDS, self._process.terminate),
            (_TERMINATE_SECONDS, self._process.kill),
        ):
            if await self._left(seconds):
                return
            with suppress(ProcessLookupError):
                insist()
        await self._process.wait()

    async def _left(self, seconds: float) -> bool:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), seconds)
        return self._process.returncode is not None

    async def _send(self, kind: bytes, data: bytes) -> None:
        pipe = self._process.stdin
        if pipe is None or pipe.is_closing():
            return
        with suppress(ConnectionError, RuntimeError):  # it has left
            pipe.write(kind + len(data).to_bytes(4, "big") + data)
            await pipe.drain()

    async def _greeted(self) -> bool:
        assert self._process.stdout is not None
        for _ in range(_GREETING_LINES):
            line = await self._process.stdout.readline()
            if line in (_GREETING, b""):
                return line == _GREETING
        return False

    async def _packet(self) -> tuple[bytes, bytes]:
        pipe = self._process.stdout
        assert pipe is not None
        kind, size = await pipe.readexactly(1), int.from_bytes(await pipe.readexactly(4), "big")
        if size > _LARGEST_PACKET:
            raise asyncio.IncompleteReadError(b"", size)
        return kind, await pipe.readexactly(size)


async def open_tab(
    words: Sequence[str], environ: Mapping[str, str], paint: Callable[[bytes], Awaitable[None]]
) -> Tab:
    """Start `quiz WORDS` for a tab; raises OSError when the system gives no process."""
    command = (sys.executable, "-P", "-m", "quiz", *words)
    return Tab(await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, env=environ), paint)
