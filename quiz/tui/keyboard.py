"""Keys from the terminal, whatever bytes it sends, for as long as it is there."""

from __future__ import annotations

import io
import select
import signal
import threading
from contextlib import suppress
from typing import TextIO, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver


class PatientDriver(LinuxDriver):
    """Textual's driver, which reads on after bytes that are not UTF-8 (8-bit Alt, a binary paste).

    Textual's own ends the app there, and what comes next is taken by the terminal as signals. From a terminal
    that is gone it reads on without end, as fast as it can; this one ends the app.
    """

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if self._file is not None:
            self._file = cast("io.TextIOWrapper", _Enduring(self._file))  # as much of one as the driver needs
        self._watched = False

    def run_input_thread(self) -> None:
        """Read keys until the app ends, or its terminal; unreadable bytes are passed over."""
        if not self._watched:
            self._watched = True
            threading.Thread(target=_end_with, args=(self.fileno,), daemon=True).start()
        while True:
            try:
                return super().run_input_thread()
            except UnicodeDecodeError:
                continue


class _Enduring(io.TextIOBase):
    """A terminal that takes what is written even when it is gone.

    Textual's thread that writes would end there, and the app wait without end for room in its queue.
    """

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal

    def write(self, text: str) -> int:
        """Write, if there is somewhere to write to."""
        with suppress(OSError):
            self._terminal.write(text)
        return len(text)

    def flush(self) -> None:
        """Send off what was written, if there is somewhere to send it."""
        with suppress(OSError):
            self._terminal.flush()

    def fileno(self) -> int:
        """Return the terminal's own number."""
        return self._terminal.fileno()


def _end_with(terminal: int) -> None:
    """Ask the app to end once the terminal hangs up; where SIGHUP is ignored, nothing else does."""
    hanging = select.poll()
    hanging.register(terminal, 0)  # a hang-up is told of in any case
    main = threading.main_thread().ident
    if main and any(event & select.POLLHUP for _, event in hanging.poll()):
        signal.pthread_kill(main, signal.SIGTERM)
