"""A screen with the page of one question on it, in a session as in an interview."""

from __future__ import annotations

from typing import Final

from textual.screen import ScreenResultType

from quiz.tui.engine import Parts
from quiz.tui.screens.once import FullScreen
from quiz.tui.widgets.question_page import QuestionPage

ROOMY: Final = 70  # columns from which there is air around the page


class Paged(FullScreen[ScreenResultType]):
    """Knows the page, the titles of decks by id, and how narrow it is."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self.titles = {deck.id: deck.title for deck in parts.library.decks} if parts.library else {}

    def on_resize(self) -> None:
        """Leave less air around the page where there is little room."""
        self.query_one("#column").set_class(self.size.width < ROOMY, "-tight")

    @property
    def page(self) -> QuestionPage:
        """The page of the question that lies open."""
        return self.query_one(QuestionPage)

    def action_scroll_page(self, step: int) -> None:
        """Scroll the page, whatever has the focus."""
        self.page.scroll_relative(y=step * max(1, self.page.size.height - 2), animate=False)
