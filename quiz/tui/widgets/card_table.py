"""All cards in a table of which only the rows in sight are ever set: a hundred thousand cost what thirty do.

Textual's DataTable keeps a row, a key and a height for each line, and sorts where keys are waited for; here
the cards stay in the list that a thread has found and sorted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from quiz.browsing.columns import Column, cell
from quiz.browsing.entries import Entry
from quiz.tui.bound import bound
from quiz.tui.widgets.card_columns import GAP, fitted, layout

_GUTTER: Final = 3  # columns for where one is and what is marked
_HEADING: Final = 1  # row


class CardTable(ScrollView, can_focus=True):
    """Cards, one of them current, some of them marked.

    A mark stays while another filter hides its card, but nothing is done to what is not shown.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "card-table--heading",
        "card-table--current",
        "card-table--marked",
        "card-table--quiet",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("browse.up", "go(-1)"),
        bound("browse.down", "go(1)"),
        bound("browse.page-up", "page(-1)"),
        bound("browse.page-down", "page(1)"),
        bound("browse.top", "edge(-1)"),
        bound("browse.end", "edge(1)"),
        bound("browse.mark", "mark", "Mark"),
        bound("browse.mark-up", "extend(-1)"),
        bound("browse.mark-down", "extend(1)"),
        bound("browse.mark-all", "mark_all"),
    ]

    class Moved(Message):
        """Another card is the current one."""

        def can_replace(self, message: Message) -> bool:
            """Only the latest matters."""
            return isinstance(message, CardTable.Moved)

    class Marked(Message):
        """Other cards are marked."""

    class Opened(Message):
        """The current card was clicked twice."""

    class SortedBy(Message):
        """A heading was clicked."""

        def __init__(self, column: Column) -> None:
            super().__init__()
            self.column = column

    def __init__(self, columns: Collection[Column]) -> None:
        super().__init__()
        self.columns = columns
        self.cards: list[Entry] = []
        self.places: Mapping[str, int] = {}
        self.at = 0
        self.marked: dict[str, object] = {}  # never changed in place: a thread may be counting it
        self.marks = 0  # how many of them are shown
        self.sorted_by = Column.DECK
        self.descending = False

    @property
    def current(self) -> Entry | None:
        """The card that the cursor is on."""
        return self.cards[self.at] if self.cards else None

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of the marked cards that are shown; where there are none, that of the current one."""
        if not self.marks:
            return (self.current.key,) if self.current else ()
        if self.marks == len(self.marked):
            return tuple(self.marked)
        return tuple(key for key in self.marked if key in self.places)

    def show(self, cards: list[Entry], places: Mapping[str, int], counted: tuple[object, int]) -> None:
        """Show other cards; `places` are their indexes by key. The cursor stays on its card.

        `counted` is what was marked when the cards were found, and how many of them were.
        """
        kept = self.current
        self.cards, self.places = cards, places
        self.at = places.get(kept.key, min(self.at, max(0, len(cards) - 1))) if kept else 0
        marked, marks = counted
        self.marks = marks if marked is self.marked else shown(self.marked, places)
        self.virtual_size = Size(self.size.width, len(cards) + _HEADING)
        self._reveal()
        self.refresh()
        self.post_message(self.Moved())
        self.post_message(self.Marked())

    def tell_order(self, column: Column, *, descending: bool) -> None:
        """Say in the heading by what the cards are sorted."""
        self.sorted_by, self.descending = column, descending
        self.refresh()

    def unmark(self) -> None:
        """Mark nothing."""
        self._mark({}, 0)

    # ── keys ──

    def action_go(self, by: int) -> None:
        """Move the cursor."""
        self._go(self.at + by)

    def action_page(self, by: int) -> None:
        """Move the cursor by what is in sight."""
        self._go(self.at + by * max(1, self.size.height - _HEADING - 1))

    def action_edge(self, way: int) -> None:
        """Move the cursor to the first or the last card."""
        self._go(len(self.cards) - 1 if way > 0 else 0)

    def action_mark(self) -> None:
        """Mark the current card or unmark it, and go on."""
        self._turn(self.current)
        self._go(self.at + 1)

    def action_extend(self, by: int) -> None:
        """Mark the current card and the one that the cursor moves to."""
        before = self.current
        self._go(self.at + by)
        self._add(card for card in (before, self.current) if card)

    def action_mark_all(self) -> None:
        """Mark all cards that are shown, or unmark them where all are marked."""
        if self.marks < len(self.cards):
            self._mark({**self.marked, **self.places}, len(self.cards))
        elif self.marks == len(self.marked):
            self.unmark()
        else:
            self._mark({key: None for key in self.marked if key not in self.places}, 0)

    # ── mouse ──

    def on_click(self, event: events.Click) -> None:
        """Sort by a heading; go to a card; mark it by a click in front of it, or with Ctrl or Shift held."""
        if event.y < _HEADING:
            self._click_heading(event.x)
            return
        index = self.scroll_offset.y + event.y - _HEADING
        if index >= len(self.cards):
            return
        if event.shift:
            low, high = sorted((self.at, index))
            self._add(self.cards[low : high + 1])
        elif event.ctrl or event.x < _GUTTER:
            self._turn(self.cards[index])
        self._go(index)
        if event.chain == 2:
            self.post_message(self.Opened())

    def _click_heading(self, x: int) -> None:
        start = _GUTTER
        for column, columns in self._layout():
            if start <= x < start + columns + GAP:
                self.post_message(self.SortedBy(column))
                return
            start += columns + GAP

    # ── painting ──

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in sight."""
        del event
        self.call_after_refresh(self._reveal)

    def render_line(self, y: int) -> Strip:
        """Return one row at the present width."""
        if y < _HEADING:
            return self._heading()
        index = self.scroll_offset.y + y - _HEADING
        if index >= len(self.cards):
            return Strip.blank(self.size.width, self.rich_style)
        return self._row(index)

    def _heading(self) -> Strip:
        style = self.get_component_rich_style("card-table--heading")
        arrow = "↓" if self.descending else "↑"
        cells = [
            (fitted(f"{column}{arrow if column is self.sorted_by else ''}", column, columns), style)
            for column, columns in self._layout()
        ]
        return self._strip(" " * _GUTTER, cells, style)

    def _row(self, index: int) -> Strip:
        card, here = self.cards[index], index == self.at
        marked = card.key in self.marked
        style = self.rich_style
        if marked:
            style += self.get_component_rich_style("card-table--marked", partial=True)
        if here:
            style += self.get_component_rich_style("card-table--current", partial=True)
        quiet = style if marked else style + self.get_component_rich_style("card-table--quiet", partial=True)
        cells = [
            (fitted(cell(card, column), column, wide), style if column is Column.CARD else quiet)
            for column, wide in self._layout()
        ]
        return self._strip(f"{'›' if here else ' '}{'●' if marked else ' '} ", cells, style)

    def _strip(self, gutter: str, cells: Sequence[tuple[str, Style]], style: Style) -> Strip:
        segments = [Segment(gutter, style)]
        for text, own in cells:
            segments += (Segment(text, own), Segment(" " * GAP, style))
        return Strip(segments).adjust_cell_length(self.size.width, style)

    def _layout(self) -> list[tuple[Column, int]]:
        return layout(self.columns, self.size.width - _GUTTER, self.sorted_by)

    # ── moving and marking ──

    def _go(self, index: int) -> None:
        self.at = max(0, min(index, len(self.cards) - 1))
        self._reveal()
        self.refresh()
        self.post_message(self.Moved())

    def _reveal(self) -> None:
        rows = max(1, self.size.height - _HEADING)
        top = self.scroll_offset.y
        if not top <= self.at < top + rows:
            self.scroll_to(y=self.at if self.at < top else self.at - rows + 1, animate=False, force=True)

    def _turn(self, card: Entry | None) -> None:
        if card is None:
            return
        if card.key not in self.marked:
            self._add([card])
            return
        marked = dict(self.marked)
        del marked[card.key]
        self._mark(marked, self.marks - 1)

    def _add(self, cards: Iterable[Entry]) -> None:
        marked = {**self.marked, **{card.key: None for card in cards}}
        self._mark(marked, self.marks + len(marked) - len(self.marked))

    def _mark(self, marked: dict[str, object], marks: int) -> None:
        self.marked, self.marks = marked, marks
        self.refresh()
        self.post_message(self.Marked())


def shown(marked: Collection[str], places: Mapping[str, int]) -> int:
    """Return how many of the marked cards are among those at some places."""
    return sum(map(places.__contains__, marked)) if marked else 0
