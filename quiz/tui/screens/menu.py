"""A short menu above a screen: one key, or a click, does one thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from quiz.tui.bound import bound
from quiz.tui.deeds import Deed
from quiz.tui.screens.once import Window
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.options import Options


class Menu(Window[Deed | None]):
    """Some deeds under a title; ends with the one that was chosen."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [bound("menu.close", "leave", "Close")]

    def __init__(self, title: str, deeds: Sequence[Deed]) -> None:
        super().__init__()
        self.heading = title
        self.deeds = tuple(deeds)

    def compose(self) -> ComposeResult:
        """Yield the deeds, a line each."""
        with Vertical(id="window"):
            yield Static(self.heading, id="window-title", markup=False)
            yield Options(*(Option(line(deed)) for deed in self.deeds), id="deeds")
        yield KeyLine()

    def on_mount(self) -> None:
        """Mark the first deed."""
        self.query_one(OptionList).highlighted = 0 if self.deeds else None

    def on_key(self, event: events.Key) -> None:
        """Do what the key stands for."""
        chosen = next((deed for deed in self.deeds if deed.key == event.character), None)
        if chosen is not None:
            event.stop()
            self.dismiss(chosen)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was clicked, or highlighted when Enter was pressed."""
        event.stop()
        self.dismiss(self.deeds[event.option_index])

    def action_leave(self) -> None:
        """Do nothing."""
        self.dismiss(None)


def line(deed: Deed, room: int = 3) -> Content:
    """Return a deed on one line, its key before it."""
    return Content.assemble((deed.key.ljust(room), "$primary"), deed.words)
