"""The app in a tab of a browser: Textual's web driver, which also leaves when the server is gone."""

from __future__ import annotations

from contextlib import suppress

from textual import messages
from textual.drivers.web_driver import WebDriver


class BrowserDriver(WebDriver):
    """Textual's own stops reading at the end of its input, and would then run on without a learner."""

    def run_input_thread(self) -> None:
        """Read until the app ends, or until nobody is left to type, which ends it."""
        super().run_input_thread()
        self._app.post_message(messages.ExitApp())

    def write(self, data: str) -> None:
        """Write to the server; what it can no longer take is dropped."""
        with suppress(BrokenPipeError):
            super().write(data)

    def write_meta(self, data: dict[str, object]) -> None:
        """Write a note to the server; what it can no longer take is dropped."""
        with suppress(BrokenPipeError):
            super().write_meta(data)
