"""Symbols that few keyboards have, each by a key that resembles it, or by a click."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Grid, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from quiz.tui.bound import bound
from quiz.tui.screens.once import Window
from quiz.tui.widgets.key_line import KeyLine

SYMBOLS: Final = dict(
    zip(
        "abgdehtklmnrsfwpLSDqPc*x/-<>!ioT230",
        "αβγδεηθκλμνρσφωπΛΣΔ√∂χ·×÷−≤≥≠∞⊙ᵀ²³½",
        strict=True,
    )
)


class Cell(Static):
    """A symbol and its key."""

    def __init__(self, key: str, symbol: str) -> None:
        super().__init__(Content.assemble((f"{key} ", "$primary"), (symbol, "bold")), markup=False)
        self.symbol = symbol

    class Chosen(Message):
        """A symbol was clicked."""

        def __init__(self, symbol: str) -> None:
            super().__init__()
            self.symbol = symbol

    def on_click(self, event: events.Click) -> None:
        """Tell the window that this one is wanted."""
        event.stop()
        self.post_message(self.Chosen(self.symbol))


class Symbols(Window[str | None]):
    """Ends with the symbol that was chosen, or with none."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [bound("symbols.close", "leave", "Close")]

    def compose(self) -> ComposeResult:
        """Yield the symbols side by side."""
        with Vertical(id="window"):
            yield Static("Insert a symbol", id="window-title", markup=False)
            with Grid(id="symbols"):
                for key, symbol in SYMBOLS.items():
                    yield Cell(key, symbol)
        yield KeyLine()

    def on_key(self, event: events.Key) -> None:
        """Take the symbol of a key."""
        symbol = SYMBOLS.get(event.character or "")
        if symbol is not None:
            event.stop()
            self.dismiss(symbol)

    def on_cell_chosen(self, message: Cell.Chosen) -> None:
        """Take the symbol that was clicked."""
        self.dismiss(message.symbol)

    def action_leave(self) -> None:
        """Insert nothing."""
        self.dismiss(None)
