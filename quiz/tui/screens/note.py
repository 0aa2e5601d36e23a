"""A line that says why a card wants a look."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from quiz.text.display import one_line
from quiz.tui.bound import bound
from quiz.tui.screens.once import Window
from quiz.tui.widgets.key_line import KeyLine

_LONGEST: Final = 500  # characters


class NoteScreen(Window[str | None]):
    """Asks for a note; ends with it (perhaps an empty one), or with None when there is to be no flag."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("note.save", "flag", "Flag"),
        bound("note.cancel", "leave", "Cancel"),
    ]

    def __init__(self, note: str, title: str = "Flag this card") -> None:
        super().__init__()
        self.note = note
        self.heading = title

    def compose(self) -> ComposeResult:
        """Yield the line, with the note that is there."""
        with Vertical(id="window"):
            yield Static(self.heading, id="window-title", markup=False)
            yield Input(
                one_line(self.note, _LONGEST),
                placeholder="what is wrong with it, if you like",
                max_length=_LONGEST,
                select_on_focus=False,
                id="note",
            )
        yield KeyLine()

    def on_mount(self) -> None:
        """Keep the cursor still where motion is not wanted."""
        self.query_one(Input).cursor_blink = self.app.animation_level != "none"

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the note."""
        event.stop()
        self.action_flag()

    def action_flag(self) -> None:
        """Flag the card with what stands there."""
        self.dismiss(self.query_one(Input).value.strip())

    def action_leave(self) -> None:
        """Leave the flag as it is."""
        self.dismiss(None)
