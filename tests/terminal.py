"""A terminal in memory: runs a command on a pty, types keys, and reads the screen as a person would.

Both the tests of the installed `quiz` and the benchmark use it. POSIX only.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
}

# pyte prints what it does not know: kitty's keyboard protocol, private modes with '$', and device strings
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=?][0-9;]*u|\x1b\[[>?=][0-9;:]*[mqp$]p?|\x1b[P_^X][^\x1b]*\x1b\\")

_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*)?$")  # a sequence that the next read will complete

# what a full-screen program asks, and what a terminal like xterm says
_QUERIES = (
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;4;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
)


class Terminal:
    """One command on a pty of its own, `columns` × `rows` characters."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        columns: int = 80,
        rows: int = 24,
        patience: float = 30.0,
    ) -> None:
        self.patience = patience
        self.started = time.perf_counter()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._unfinished = b""
        self.status: int | None = None
        self.process, self._descriptor = pty.fork()
        if self.process == 0:
            _become(command, environment, columns, rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    @property
    def text(self) -> str:
        """What the screen shows now, line by line."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, *keys: str) -> None:
        """Type keys by name (`enter`, `f1`, `ctrl+q`), or text as it is."""
        for key in keys:
            os.write(self._descriptor, _bytes_of(key))

    def send(self, data: bytes) -> None:
        """Send bytes as they are, which need not be text."""
        os.write(self._descriptor, data)

    def wait_for(self, wanted: str) -> float:
        """Read until `wanted` is on the screen; return the moment (`perf_counter`) that it was painted."""
        end = time.perf_counter() + self.patience
        painted = time.perf_counter()
        while wanted not in self.text:
            if time.perf_counter() > end or not self._read(end - time.perf_counter()):
                message = f"{wanted!r} was not painted; the screen shows:\n{self.text}"
                raise AssertionError(message)
            painted = time.perf_counter()
        return painted

    def wait_closed(self) -> int:
        """Read until the program has left; return its exit code (negative: the signal that ended it)."""
        end = time.perf_counter() + self.patience
        while self._read(end - time.perf_counter()):
            pass
        return self._reap()

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, as dragging its window does."""
        self._screen.resize(rows, columns)
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def key_to_paint(self, key: str) -> float:
        """Type a key once the screen is quiet; return the milliseconds until something is painted."""
        self.settle()
        sent = time.perf_counter()
        self.press(key)
        self._read(self.patience)
        return 1000 * (time.perf_counter() - sent)

    def settle(self, silence: float = 0.3) -> None:
        """Read until nothing was painted for `silence` seconds, which a blinking cursor may never allow."""
        end = time.perf_counter() + self.patience
        while time.perf_counter() < end and select.select([self._descriptor], [], [], silence)[0]:
            if not self._read(silence):
                return

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send the program a signal it cannot answer, and forget it."""
        if self.status is None:
            os.killpg(self.process, number)
            self._reap()

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._descriptor], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            data = os.read(self._descriptor, 1 << 16)
        except OSError:  # the other side has closed
            return False
        for query, answer in _QUERIES:
            for _ in query.findall(data):
                os.write(self._descriptor, answer)
        self._paint(self._unfinished + data)
        return bool(data)

    def _paint(self, data: bytes) -> None:
        cut = _UNFINISHED.search(data)
        whole, self._unfinished = (data[: cut.start()], data[cut.start() :]) if cut else (data, b"")
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", whole))

    def _reap(self) -> int:
        if self.status is None:
            _, status = os.waitpid(self.process, 0)
            os.close(self._descriptor)
            self.status = os.waitstatus_to_exitcode(status)
        return self.status


def _become(command: Sequence[str], environment: Mapping[str, str], columns: int, rows: int) -> None:
    """Turn this child into the command; leave without a word to the parent's test runner if it cannot."""
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.execvpe(command[0], list(command), dict(environment))  # noqa: S606 - no shell is wanted
    finally:
        os._exit(127)


def _bytes_of(key: str) -> bytes:
    if key in KEYS:
        return KEYS[key].encode()
    if key.startswith("ctrl+") and len(key) == len("ctrl+x"):
        return bytes([ord(key[-1].upper()) & 0x1F])
    return key.encode()
