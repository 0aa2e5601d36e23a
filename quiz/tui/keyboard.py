"""Keys from the terminal, whatever bytes it sends."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver


class PatientDriver(LinuxDriver):
    """Textual's driver, which reads on after bytes that are not UTF-8 (8-bit Alt, a binary paste).

    Textual's own ends the app there, and what comes next is taken by the terminal as signals.
    """

    def run_input_thread(self) -> None:
        """Read keys until the app ends; unreadable bytes are passed over."""
        while True:
            try:
                return super().run_input_thread()
            except UnicodeDecodeError:
                continue
