"""A window above another screen that is only read, and closed by almost any key."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.tui.bound import bound
from quiz.tui.screens.once import Window
from quiz.tui.widgets.key_line import KeyLine


class Dialog(Window[None]):
    """A title and text; Esc, Enter, q or ? closes it."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("window.close", "dismiss", "Close"),
    ]

    def __init__(self, title: str) -> None:
        super().__init__()
        self.heading = title

    def compose(self) -> ComposeResult:
        """Yield the window."""
        with Vertical(id="window"):
            yield Static(self.heading, id="window-title", markup=False)
            with VerticalScroll(id="window-text"):
                yield Static(self.text(), markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one("#window-text").focus()

    def text(self) -> Content:
        """Return what the window shows."""
        raise NotImplementedError
