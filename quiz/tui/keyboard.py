"""Keys from the terminal, whatever bytes it sends, for as long as it is there."""

from __future__ import annotations

import select
import signal
import threading

from textual.drivers.linux_driver import LinuxDriver


class PatientDriver(LinuxDriver):
    """Textual's driver, which reads on after bytes that are not UTF-8 (8-bit Alt, a binary paste).

    Textual's own ends the app there, and what comes next is taken by the terminal as signals. From a terminal
    that is gone it reads on without end, as fast as it can; this one ends the app.
    """

    _watched = False

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


def _end_with(terminal: int) -> None:
    """Interrupt the app once the terminal hangs up; where SIGHUP is ignored, nothing else does."""
    hanging = select.poll()
    hanging.register(terminal, 0)  # a hang-up is told of in any case
    main = threading.main_thread().ident
    if main and any(event & select.POLLHUP for _, event in hanging.poll()):
        signal.pthread_kill(main, signal.SIGINT)
