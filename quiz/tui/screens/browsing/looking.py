"""One of the cards in full, beside the table or over it."""

from __future__ import annotations

from textual import work

from quiz.browsing.entries import Entry
from quiz.errors import QuizError
from quiz.tui.card_view import view_of
from quiz.tui.screens.browsing.finding import Finding
from quiz.tui.screens.browsing.messages import Failed, Seen
from quiz.tui.widgets.card_preview import CardPreview
from quiz.tui.widgets.too_small import WIDE


class Looking(Finding):
    """A table whose current card is shown, at once where there is room and else when it is opened."""

    @property
    def preview(self) -> CardPreview:
        """The current card in full."""
        return self.query_one(CardPreview)

    def on_card_table_moved(self) -> None:
        """Look at the card that the cursor is on."""
        self.look()

    def on_card_table_opened(self) -> None:
        """Look at a card that was clicked twice."""
        self.action_open()

    def look(self) -> None:
        """Prepare the current card to be shown, if there is room to show one."""
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
            self.post_message(Seen(view_of(card, entry, self.parts.store)))
        except QuizError as error:
            self.post_message(Failed(error))

    def on_seen(self, message: Seen) -> None:
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
        self.look()

    def action_scroll_card(self, step: int) -> None:
        """Scroll the card beside the table."""
        self.preview.scroll_relative(y=3 * step, animate=False)

    def close_card(self) -> bool:
        """Leave a card that covers the table, and return whether there was one."""
        shelf = self.query_one("#shelf")
        open_ = shelf.has_class("-open") and self.size.width < WIDE
        shelf.remove_class("-open")
        self.table.focus()
        return open_
