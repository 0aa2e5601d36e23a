"""A small area to explain something in one's own words."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from quiz.tui.messages import AnswerGiven

LONGEST: Final = 10_000  # characters


class Explanation(TextArea):
    """Several lines: Enter shows the key points, Ctrl+J or Shift+Enter begins a line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Compare", priority=True, id="check"),
        Binding("ctrl+j,shift+enter", "newline", "New line", priority=True, show=False),
    ]

    def __init__(self) -> None:
        super().__init__(show_line_numbers=False, soft_wrap=True, tab_behavior="focus")
        self.border_title = "In your own words"
        self.border_subtitle = "ctrl+j begins a line"

    def on_mount(self) -> None:
        """Keep the cursor still where motion is not wanted."""
        self.cursor_blink = self.app.animation_level != "none"

    @property
    def given(self) -> str:
        """The answer as it stands."""
        return self.text[:LONGEST]

    def action_submit(self) -> None:
        """Ask the screen to show the key points."""
        self.post_message(AnswerGiven(self.given))

    def action_newline(self) -> None:
        """Begin another line."""
        self.insert("\n")
