"""A small window that asks before many cards are changed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from quiz.tui.bound import bound
from quiz.tui.screens.once import Window
from quiz.tui.widgets.key_line import KeyLine


class ConfirmScreen(Window[bool]):
    """Says what would be done, and ends with whether to do it; Enter alone does nothing rash."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("confirm.yes", "dismiss(True)", "Yes"),
        bound("confirm.no", "dismiss(False)", "No"),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.heading = title
        self.text = text

    def compose(self) -> ComposeResult:
        """Yield the window."""
        with Vertical(id="window"):
            yield Static(self.heading, id="window-title", markup=False)
            yield Static(self.text, markup=False)
        yield KeyLine()
