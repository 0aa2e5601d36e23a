"""A window above another screen that is only read, and closed by almost any key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
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
                yield from self.body()
        yield KeyLine()

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one("#window-text").focus()

    def body(self) -> Iterator[Widget]:
        """Yield what the window shows; a text, unless a window has more."""
        yield Static(self.text(), markup=False)

    def text(self) -> Content:
        """Return the text of a window that shows nothing else."""
        raise NotImplementedError
