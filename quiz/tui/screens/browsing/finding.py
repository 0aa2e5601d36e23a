"""The cards of a filter, in the order of a column: found beside the screen, which waits for nothing."""

from __future__ import annotations

from typing import Final

from textual import work
from textual.widgets import Input, Static

from cards.library import Library
from quiz.browsing.columns import Column
from quiz.browsing.entries import Entry
from quiz.browsing.filtering import FilterError
from quiz.browsing.shelf import Shelf
from quiz.text.prompt import first_words
from quiz.text.wording import count
from quiz.tui.contents import plain
from quiz.tui.engine import Parts
from quiz.tui.screens.browsing.messages import Found
from quiz.tui.screens.once import FullScreen
from quiz.tui.widgets.card_table import CardTable, shown
from quiz.tui.widgets.filter_line import FilterLine

_LARGEST_FIRST: Final = (Column.LAPSES, Column.REVIEWS, Column.INTERVAL, Column.DIFFICULTY, Column.FLAG)
_AHEAD: Final = 60  # cards whose formulas are flattened before they come into sight
_FREED: Final = 2_000  # cards that are let go of in one go


class Finding(FullScreen[None]):
    """A filter line, a table of the cards it finds, and a line that counts them."""

    def __init__(self, library: Library, parts: Parts) -> None:
        super().__init__()
        self.library = library
        self.parts = parts
        self.shelf = Shelf(library, parts.store, parts.engine.today)
        self.ready = False
        self._asked = 0

    @property
    def filter(self) -> FilterLine:
        """The line with the filter."""
        return self.query_one(FilterLine)

    @property
    def table(self) -> CardTable:
        """The cards that were found."""
        return self.query_one(CardTable)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find what is typed."""
        event.stop()
        if self.ready:
            self.find()

    def find(self) -> None:
        """Look for the cards of the filter; one that cannot be read is pointed out and changes nothing."""
        wanted = self.filter.value
        try:
            self.shelf.parse(wanted)
        except FilterError as error:
            self._say(f"! {error.message}", refused=True)
            return
        self._asked += 1
        self._search(self._asked, wanted, self.table.sorted_by, self.table.descending)

    @work(thread=True, exclusive=True, group="search")
    def _search(self, number: int, wanted: str, column: Column, descending: bool) -> None:
        if number == self._asked:  # else another was typed meanwhile
            cards = self.shelf.find(wanted, column, descending=descending)
            for card in cards[:_AHEAD]:
                first_words(card.ask)  # so that the first rows need not be set while they are painted
            places, marked = {card.key: at for at, card in enumerate(cards)}, self.table.marked
            self.post_message(Found(number, cards, places, (marked, shown(marked, places))))

    def on_found(self, message: Found) -> None:
        """Show the cards of the latest search."""
        if message.number == self._asked:
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

    def on_card_table_sorted_by(self, message: CardTable.SortedBy) -> None:
        """Sort by the heading that was clicked; a second click turns the order round."""
        again = message.column is self.table.sorted_by
        self._sort(message.column, not self.table.descending if again else message.column in _LARGEST_FIRST)

    def action_sort(self) -> None:
        """Sort by the next column."""
        columns = self.shelf.columns
        column = columns[(columns.index(self.table.sorted_by) + 1) % len(columns)]
        self._sort(column, column in _LARGEST_FIRST)

    def action_turn_order(self) -> None:
        """Turn the order round."""
        self._sort(self.table.sorted_by, not self.table.descending)

    def _sort(self, column: Column, descending: bool) -> None:
        self.table.tell_order(column, descending=descending)
        self.find()
