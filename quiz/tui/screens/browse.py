"""All cards: found by a filter, sorted by a column, one of them in full, many of them changed in one step."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from cards.library import Library
from quiz.browsing.keeping import Keeper
from quiz.errors import QuizError
from quiz.tui.bound import bound
from quiz.tui.engine import Parts
from quiz.tui.screens.browsing.changing import Changing
from quiz.tui.screens.browsing.messages import Failed
from quiz.tui.screens.keeping import Keeping
from quiz.tui.widgets.card_preview import CardPreview
from quiz.tui.widgets.card_table import CardTable
from quiz.tui.widgets.filter_line import FilterLine
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.too_small import TooSmall

_STEPS: Final = ("suspend", "bury", "reset", "flag", "unflag")


class BrowseScreen(Changing, Keeping):
    """The table of all cards; `wanted` is the filter at first, `search` puts the cursor into it."""

    CSS_PATH = "browse.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("browse.open", "open", "See"),
        bound("browse.suspend", "suspend", "Suspend"),
        bound("browse.bury", "bury", "Bury", key_display="-"),
        bound("browse.reset", "reset", "Reset"),
        bound("browse.flag", "flag", "Flag"),
        bound("browse.unflag", "unflag"),
        bound("browse.sort", "sort"),
        bound("browse.turn-order", "turn_order"),
        bound("browse.undo", "undo", "Undo"),
        bound("browse.search", "search", "Find", key_display="/"),
        bound("app.help", "help", "Help"),
        bound("browse.leave", "back", "Back"),
        bound("browse.card-up", "scroll_card(-1)"),
        bound("browse.card-down", "scroll_card(1)"),
    ]

    def __init__(self, library: Library, parts: Parts, *, wanted: str = "", search: bool = False) -> None:
        super().__init__(library, parts)
        self.wanted = wanted
        self.search = search

    def compose(self) -> ComposeResult:
        """Yield the frame; the cards follow."""
        yield TooSmall()
        with Vertical(id="column"):
            yield FilterLine(self.wanted)
            yield Static("Reading the cards…", id="found", markup=False)
            with Horizontal(id="shelf"):
                yield CardTable(self.shelf.columns)
                yield CardPreview()
            yield KeyLine()

    def on_mount(self) -> None:
        """Read the cards away from the screen."""
        (self.filter if self.search else self.table).focus()
        self._read()

    def on_resize(self) -> None:
        """Look at a card that came into sight."""
        self.call_after_refresh(self.look)

    @work(thread=True)
    def _read(self) -> None:
        engine = self.parts.engine
        try:
            self.keeper = Keeper(
                self.parts.store,
                engine.clock,
                device=engine.config.device_name,
                rollover_hour=engine.config.rollover_hour,
            )
            self.shelf.read()
        except QuizError as error:
            self.post_message(Failed(error))
        else:
            self.ready = True
            self.app.call_from_thread(self.find)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        del parameters
        typing = isinstance(self.focused, FilterLine)
        if action in _STEPS:
            return not typing and not self.busy and self.keeper is not None and bool(self.table.cards)
        match action:
            case "undo":
                return not self.busy and self.keeper is not None and self.keeper.undoable
            case "open" | "sort" | "search" | "back":
                return not typing
            case _:
                return True

    def action_search(self) -> None:
        """Type a filter."""
        self.close_card()
        self.filter.focus()

    def action_cards(self) -> None:
        """Go from the filter to the cards."""
        self.table.focus()

    def action_back(self) -> None:
        """Go back to the cards, unmark them, or go home."""
        if self.close_card():
            return
        if self.table.marks:
            self.table.unmark()
        elif self.keep():
            self.dismiss()

    def action_help(self) -> None:
        """Tell which keys work here, and what a filter may say."""
        from quiz.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("browse"))

    def keep(self) -> bool:
        """Say to wait while a step is being written; return whether one may leave."""
        if self.busy:
            self.notify("The cards are being changed; one moment.", markup=False, timeout=2)
        return not self.busy
