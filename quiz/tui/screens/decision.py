"""Windows that ask something before it is done: one of a few ways, or the number of a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from quiz.tui.bound import bound
from quiz.tui.screens.once import Window
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.options import Options


class Decision(Window[str | None]):
    """A title, what there is to know, and the ways to go on; ends with the id of one, None for Esc."""

    CSS_PATH = ["dialog.tcss", "interview.tcss"]  # noqa: RUF012 - declared by Textual as it is
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"choose({number - 1})", show=False) for number in range(1, 6)),
        bound("decision.leave", "dismiss", "Back"),
    ]

    def __init__(self, title: str, text: Content, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.heading = title
        self.text = text
        self.options = tuple(options)

    def compose(self) -> ComposeResult:
        """Yield the window."""
        with Vertical(id="window"):
            yield Static(self.heading, id="window-title", markup=False)
            yield Static(self.text, id="decision-text", markup=False)
            labels = [f"{number} {label}" for number, (_, label) in enumerate(self.options, start=1)]
            yield WaysOn(*(Option(Content(label)) for label in labels))
        yield KeyLine()

    def on_mount(self) -> None:
        """Highlight the first way: the one that loses nothing."""
        self.query_one(WaysOn).highlighted = 0
        self.query_one(WaysOn).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the way that was chosen."""
        self.action_choose(event.option_index)

    def action_choose(self, index: int) -> None:
        """Take a way by its number, counted from 0."""
        if index < len(self.options):
            self.dismiss(self.options[index][0])


class WaysOn(Options):
    """The ways to go on; Enter takes the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = [bound("decision.choose", "select", "Choose")]


class Jump(Window[int | None]):
    """Asks for the number of a question; ends with its place, counted from 0, None for Esc."""

    CSS_PATH = ["dialog.tcss", "interview.tcss"]  # noqa: RUF012 - declared by Textual as it is
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("jump.go", "go", "Go", priority=True),
        bound("jump.leave", "dismiss", "Back"),
    ]

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def compose(self) -> ComposeResult:
        """Yield the window."""
        with Vertical(id="window"):
            yield Static(f"Go to question 1 to {self.count}", id="window-title", markup=False)
            yield Input(type="integer", max_length=3, classes="number")
        yield KeyLine()

    def on_mount(self) -> None:
        """Keep the cursor still where motion is not wanted."""
        self.query_one(Input).cursor_blink = self.app.animation_level != "none"

    def action_go(self) -> None:
        """Go there if there is such a question."""
        word = self.query_one(Input).value
        number = int(word) if word.isdecimal() else 0
        if 1 <= number <= self.count:
            self.dismiss(number - 1)
        else:
            self.query_one("#window-title", Static).update(f"! There are questions 1 to {self.count}")
