"""Two small windows that ask before many cards are changed: whether to, and with which note."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Static

_LONGEST: Final = 500  # characters of a note


class ConfirmScreen(ModalScreen[bool]):
    """Says what would be done, and ends with whether to do it; Enter alone does nothing rash."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "dismiss(True)", "Yes", id="yes"),
        Binding("n,escape,enter,q", "dismiss(False)", "No", id="no"),
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
        yield Footer(show_command_palette=False)


class NoteScreen(ModalScreen[str | None]):
    """Takes the note of a flag, perhaps an empty one; ends with None when it is left."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Leave it", id="leave")]

    def __init__(self, title: str, note: str) -> None:
        super().__init__()
        self.heading = title
        self.note = note

    def compose(self) -> ComposeResult:
        """Yield the window."""
        with Vertical(id="window"):
            yield Static(self.heading, id="window-title", markup=False)
            yield NoteInput(self.note)
        yield Footer(show_command_palette=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """End with the note."""
        event.stop()
        self.dismiss(event.value)


class NoteInput(Input):
    """A line for a note."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Flag", id="flag")]

    def __init__(self, note: str) -> None:
        hint = "what is to be said of it; may be empty"
        super().__init__(note, placeholder=hint, max_length=_LONGEST, select_on_focus=False)

    def on_mount(self) -> None:
        """Keep the cursor still where motion is not wanted."""
        self.cursor_blink = self.app.animation_level != "none"
