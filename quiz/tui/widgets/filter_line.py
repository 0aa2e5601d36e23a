"""The line that a filter of cards is typed into."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from quiz.browsing.filtering import LONGEST
from quiz.tui.bound import bound


class FilterLine(Input):
    """A filter, or some words; the screen looks for the cards at each key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("filter.leave", "screen.cards", "To the cards", key_display="enter"),
    ]

    def __init__(self, wanted: str) -> None:
        super().__init__(
            wanted,
            placeholder="words, or deck:dropout  tag:trap  is:due  lapses>=3",
            max_length=LONGEST,
            select_on_focus=False,
        )
        self.border_title = "Find cards"

    def on_mount(self) -> None:
        """Keep the cursor still where motion is not wanted."""
        self.cursor_blink = self.app.animation_level != "none"
