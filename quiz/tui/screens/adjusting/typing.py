"""Windows that a value is typed into; what does not fit is told at each key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from quiz.text.display import printable
from quiz.tui.bound import bound
from quiz.tui.contents import plain
from quiz.tui.screens.once import Window
from quiz.tui.widgets.key_line import KeyLine


class Typing(Window[str | None]):
    """Asks for a value; ends with what was typed once `fault` finds nothing wrong, with None for Esc."""

    CSS_PATH = ["../dialog.tcss", "../settings.tcss"]  # noqa: RUF012 - declared by Textual as it is
    BINDINGS: ClassVar[list[BindingType]] = [bound("change.leave", "dismiss", "Back")]

    def __init__(self, title: str, about: str, text: str, fault: Callable[[str], str]) -> None:
        super().__init__()
        self.heading = title
        self.about = about
        self.first = printable(text)
        self.fault = fault

    def compose(self) -> ComposeResult:
        """Yield the field, a line for what is wrong, and what the setting means."""
        with Vertical(id="window"):
            yield Static(self.heading, id="window-title", markup=False)
            yield from self.field()
            yield Static(id="fault", markup=False)
            yield Static(
                plain(self.about), id="about-setting", markup=False
            )  # cut first where room is little
        yield KeyLine()

    def field(self) -> Iterator[Widget]:
        """Yield the field with the value that is there."""
        raise NotImplementedError

    @property
    def typed(self) -> str:
        """What stands in the field."""
        raise NotImplementedError

    def look(self) -> bool:
        """Say what is wrong with what stands there; return whether nothing is."""
        wrong = self.fault(self.typed)
        self.query_one("#fault", Static).update(plain(f"! {wrong}" if wrong else "", "$warning"))
        return not wrong

    def action_save(self) -> None:
        """End with what was typed, if it fits."""
        if self.look():
            self.dismiss(self.typed)


class TypingLine(Typing):
    """A value of one line."""

    BINDINGS: ClassVar[list[BindingType]] = [bound("change.save", "save", "Save", priority=True)]

    def field(self) -> Iterator[Widget]:
        """Yield a line."""
        yield Input(self.first, id="note")

    def on_mount(self) -> None:
        """Keep the cursor still where motion is not wanted."""
        self.query_one(Input).cursor_blink = self.app.animation_level != "none"

    @property
    def typed(self) -> str:
        """What stands on the line."""
        return self.query_one(Input).value

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say at once what is wrong."""
        event.stop()
        self.look()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """End, if it fits."""
        event.stop()
        self.action_save()


class TypingLines(Typing):
    """A value of several lines, one thing on each."""

    BINDINGS: ClassVar[list[BindingType]] = [bound("change.save-lines", "save", "Save", priority=True)]

    def field(self) -> Iterator[Widget]:
        """Yield an area."""
        yield TextArea(self.first, id="lines", show_line_numbers=False, tab_behavior="focus")

    def on_mount(self) -> None:
        """Keep the cursor still where motion is not wanted."""
        self.query_one(TextArea).cursor_blink = self.app.animation_level != "none"

    @property
    def typed(self) -> str:
        """The lines."""
        return self.query_one(TextArea).text

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say at once what is wrong."""
        event.stop()
        self.look()
