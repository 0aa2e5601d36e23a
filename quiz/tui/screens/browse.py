"""All cards: found by a filter, sorted by a column, one of them in full, many of them changed in one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Input, Static

from cards.library import Library
from quiz.browsing.columns import Column, first_words
from quiz.browsing.entries import Entry
from quiz.browsing.filtering import LONGEST, FilterError, parse
from quiz.browsing.keeping import Keeper, Step
from quiz.browsing.shelf import Shelf
from quiz.errors import QuizError
from quiz.text.wording import count
from quiz.tui.app import WIDE
from quiz.tui.card_view import CardView, view_of
from quiz.tui.contents import plain
from quiz.tui.engine import Parts
from quiz.tui.screens.keeping import Keeping
from quiz.tui.widgets.card_preview import CardPreview
from quiz.tui.widgets.card_table import CardTable, shown
from quiz.tui.widgets.too_small import TooSmall

_STEPS: Final = ("suspend", "bury", "reset", "flag", "unflag")
_LARGEST_FIRST: Final = (Column.LAPSES, Column.REVIEWS, Column.INTERVAL, Column.FLAG)
_AHEAD: Final = 60  # cards whose formulas are flattened before they come into sight
_FREED: Final = 2_000  # cards that are let go of in one go
_ROOM_FOR_KEYS: Final = 96  # columns that the footer takes at ease


class Filter(Input):
    """The line that a filter is typed into."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down,escape", "screen.cards", "To the cards", key_display="enter", id="to-cards"),
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


class BrowseScreen(Screen[None], Keeping):
    """The table of all cards; `wanted` is the filter at first, `search` puts the cursor into it."""

    CSS_PATH = "browse.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "See", id="open"),
        Binding("x", "suspend", "Suspend", id="suspend"),
        Binding("minus", "bury", "Bury", key_display="-", id="bury"),
        Binding("r", "reset", "Reset", id="reset"),
        Binding("f", "flag", "Flag", id="flag"),
        Binding("F", "unflag", show=False, id="unflag"),
        Binding("o", "sort", show=False, id="sort"),
        Binding("O", "turn_order", show=False, id="turn-order"),
        Binding("u,ctrl+z", "undo", "Undo", id="undo"),
        Binding("slash", "search", "Find", key_display="/", id="search"),
        Binding("f1,question_mark", "help", "Help", id="help"),
        Binding("escape,q", "back", "Back", id="back"),
        Binding("ctrl+up", "scroll_card(-1)", show=False),
        Binding("ctrl+down", "scroll_card(1)", show=False),
    ]

    class Found(Message):
        """A search has come to its cards."""

        def __init__(
            self,
            number: int,
            cards: list[Entry],
            places: Mapping[str, int],
            counted: tuple[object, int],
        ) -> None:
            super().__init__()
            self.number = number
            self.counted = counted
            self.cards = cards
            self.places = places

    class Seen(Message):
        """A card is ready to be shown."""

        def __init__(self, view: CardView) -> None:
            super().__init__()
            self.view = view

    class Done(Message):
        """A step was written, taken back (`back`), or had nothing to change (None)."""

        def __init__(self, step: Step | None, *, back: bool) -> None:
            super().__init__()
            self.step = step
            self.back = back

    class Failed(Message):
        """The log could not be read or written."""

        def __init__(self, error: QuizError) -> None:
            super().__init__()
            self.error = error

    def __init__(self, library: Library, parts: Parts, *, wanted: str = "", search: bool = False) -> None:
        super().__init__()
        self.library = library
        self.parts = parts
        self.shelf = Shelf(library, parts.store, parts.engine.today)
        self.keeper: Keeper | None = None
        self.wanted = wanted
        self.search = search
        self.busy = False
        self.ready = False
        self.asked = 0

    def compose(self) -> ComposeResult:
        """Yield the frame; the cards follow."""
        yield TooSmall()
        with Vertical(id="column"):
            yield Filter(self.wanted)
            yield Static("Reading the cards…", id="found", markup=False)
            with Horizontal(id="shelf"):
                yield CardTable()
                yield CardPreview()
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Read the cards away from the screen."""
        (self.filter if self.search else self.table).focus()
        self._read()

    def on_resize(self) -> None:
        """Take less room for the keys where there is little, and look at a card that came into sight."""
        self.query_one(Footer).compact = self.size.width < _ROOM_FOR_KEYS
        self.call_after_refresh(self._look)

    @property
    def filter(self) -> Filter:
        """The line with the filter."""
        return self.query_one(Filter)

    @property
    def table(self) -> CardTable:
        """The cards that were found."""
        return self.query_one(CardTable)

    @property
    def preview(self) -> CardPreview:
        """The current card in full."""
        return self.query_one(CardPreview)

    # ── finding ──

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
            self.post_message(self.Failed(error))
        else:
            self.ready = True
            self.app.call_from_thread(self._find)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find what is typed."""
        event.stop()
        if self.ready:
            self._find()

    def _find(self) -> None:
        """Look for the cards of the filter; one that cannot be read is pointed out and changes nothing."""
        wanted = self.filter.value
        try:
            parse(wanted)
        except FilterError as error:
            self._say(f"! {error.message}", refused=True)
            return
        self.asked += 1
        self._search(self.asked, wanted, self.table.sorted_by, self.table.descending)

    @work(thread=True, exclusive=True, group="search")
    def _search(self, number: int, wanted: str, column: Column, descending: bool) -> None:
        if number == self.asked:  # else another was typed meanwhile
            cards = self.shelf.find(wanted, column, descending=descending)
            for card in cards[:_AHEAD]:
                first_words(card.ask)  # so that the first rows need not be set while they are painted
            places, marked = {card.key: at for at, card in enumerate(cards)}, self.table.marked
            self.post_message(self.Found(number, cards, places, (marked, shown(marked, places))))

    def on_browse_screen_found(self, message: Found) -> None:
        """Show the cards of the latest search."""
        if message.number == self.asked:
            before = self.table.cards
            self.table.show(message.cards, message.places, message.counted)
            self._let_go(before)

    @work(thread=True, group="let-go", description="let go")  # else all arguments are written out
    def _let_go(self, cards: list[Entry]) -> None:
        """Free cards that are no longer shown a few at a time; all at once would hold up the screen."""
        while cards:
            del cards[-_FREED:]

    def on_card_table_marked(self) -> None:
        """Count anew."""
        self._tell()
        self.refresh_bindings()

    def _tell(self) -> None:
        table = self.table
        parts = [f"{len(table.cards):,} of {count(len(self.shelf), 'card')}"]
        parts.append(f"by {table.sorted_by} {'↓' if table.descending else '↑'}")
        if marks := table.marks:
            parts.append(f"{marks:,} marked")
        self._say(" · ".join(parts), refused=False)

    def _say(self, text: str, *, refused: bool) -> None:
        found = self.query_one("#found", Static)
        found.set_class(refused, "-refused")
        found.update(plain(text))

    # ── sorting ──

    def on_card_table_sorted_by(self, message: CardTable.SortedBy) -> None:
        """Sort by the heading that was clicked; a second click turns the order round."""
        again = message.column is self.table.sorted_by
        self._sort(message.column, not self.table.descending if again else message.column in _LARGEST_FIRST)

    def action_sort(self) -> None:
        """Sort by the next column."""
        columns = list(Column)
        column = columns[(columns.index(self.table.sorted_by) + 1) % len(columns)]
        self._sort(column, column in _LARGEST_FIRST)

    def action_turn_order(self) -> None:
        """Turn the order round."""
        self._sort(self.table.sorted_by, not self.table.descending)

    def _sort(self, column: Column, descending: bool) -> None:
        self.table.tell_order(column, descending=descending)
        self._find()

    # ── looking ──

    def on_card_table_moved(self) -> None:
        """Look at the card that the cursor is on."""
        self._look()

    def on_card_table_opened(self) -> None:
        """Look at a card that was clicked twice."""
        self.action_open()

    def _look(self) -> None:
        entry = self.table.current
        if entry is None:
            self.preview.show(None)
        elif self.preview.display:
            self._prepare(entry)

    @work(thread=True, exclusive=True, group="look")
    def _prepare(self, entry: Entry) -> None:
        card = self.library.card(entry.key)
        if card is None or entry is not self.table.current:
            return
        try:
            self.post_message(self.Seen(view_of(card, entry, self.parts.store)))
        except QuizError as error:
            self.post_message(self.Failed(error))

    def on_browse_screen_seen(self, message: Seen) -> None:
        """Show a card, unless the cursor has left it."""
        current = self.table.current
        if current is not None and current.key == message.view.key:
            self.preview.show(message.view)

    def action_open(self) -> None:
        """Show the card where it is not in sight, else its answer."""
        if self.table.current is None:
            return
        if self.preview.display:
            self.preview.reveal()
            return
        self.query_one("#shelf").add_class("-open")
        self.call_after_refresh(self._enter_card)

    def _enter_card(self) -> None:
        self.preview.focus()
        self._look()

    def action_scroll_card(self, step: int) -> None:
        """Scroll the card beside the table."""
        self.preview.scroll_relative(y=3 * step, animate=False)

    # ── changing ──

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        del parameters
        typing = isinstance(self.focused, Filter)
        if action in _STEPS:
            return not typing and not self.busy and self.keeper is not None and bool(self.table.cards)
        match action:
            case "undo":
                return not self.busy and self.keeper is not None and self.keeper.undoable
            case "open" | "sort" | "search" | "back":
                return not typing
            case _:
                return True

    def action_suspend(self) -> None:
        """Suspend the chosen cards, or resume them where all are suspended."""
        keys = self.table.chosen
        self._do(lambda keeper: keeper.suspend_or_resume(keys))

    def action_bury(self) -> None:
        """Put the chosen cards aside until tomorrow."""
        keys = self.table.chosen
        self._do(lambda keeper: keeper.bury(keys))

    def action_unflag(self) -> None:
        """Take the flags off the chosen cards."""
        keys = self.table.chosen
        self._do(lambda keeper: keeper.unflag(keys))

    def action_reset(self) -> None:
        """Make the chosen cards new again, once that is confirmed."""
        from quiz.tui.screens.deciding import ConfirmScreen

        keys = self.table.chosen

        def decide(sure: bool | None) -> None:
            if sure:
                self._do(lambda keeper: keeper.reset(keys))

        cards = count(len(keys), "card")
        text = (
            "Interval, ease, lapses and due day are lost, and the cards are asked as new ones. What was "
            "answered stays in the log, and u takes the reset back while this screen is open."
        )
        self.app.push_screen(ConfirmScreen(f"Reset {cards}?", text), decide)

    def action_flag(self) -> None:
        """Flag the chosen cards with a note."""
        from quiz.tui.screens.note import NoteScreen

        keys, current = self.table.chosen, self.table.current
        alone = len(keys) == 1 and current is not None and current.key == keys[0]

        def decide(note: str | None) -> None:
            if note is not None:
                self._do(lambda keeper: keeper.flag(keys, note))

        before = (current.flag or "") if alone and current else ""
        self.app.push_screen(NoteScreen(before, f"Flag {count(len(keys), 'card')}"), decide)

    def action_undo(self) -> None:
        """Take the latest step back."""
        self._do(lambda keeper: keeper.undo(), back=True)

    def _do(self, deed: Callable[[Keeper], Step | None], *, back: bool = False) -> None:
        if self.keeper is not None and not self.busy:
            self.busy = True
            self.refresh_bindings()
            self._write(self.keeper, deed, back)

    @work(thread=True, group="write")
    def _write(self, keeper: Keeper, deed: Callable[[Keeper], Step | None], back: bool) -> None:
        try:
            step = deed(keeper)
            if step is not None:
                self.shelf.renew(step.keys)
        except QuizError as error:
            self.post_message(self.Failed(error))
        else:
            self.post_message(self.Done(step, back=back))

    def on_browse_screen_done(self, message: Done) -> None:
        """Say what was done, and show the cards as they are now."""
        self.busy = False
        step = message.step
        said = (
            "There is nothing to change." if step is None else step.taken_back if message.back else step.said
        )
        self.notify(said, markup=False, timeout=3)
        self.refresh_bindings()
        self._find()

    def on_browse_screen_failed(self, message: Failed) -> None:
        """Say what is wrong with the log."""
        self.busy = False
        self.refresh_bindings()
        self.notify(str(message.error), title="Not done", severity="error", markup=False)

    # ── going ──

    def action_search(self) -> None:
        """Type a filter."""
        self._close()
        self.filter.focus()

    def action_cards(self) -> None:
        """Go from the filter to the cards."""
        self.table.focus()

    def action_back(self) -> None:
        """Go back to the cards, unmark them, or go home."""
        if self._close():
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

    def _close(self) -> bool:
        """Leave a card that covers the table, and return whether there was one."""
        shelf = self.query_one("#shelf")
        open_ = shelf.has_class("-open") and self.size.width < WIDE
        shelf.remove_class("-open")
        self.table.focus()
        return open_
