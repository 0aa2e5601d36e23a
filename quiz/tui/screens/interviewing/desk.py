"""What lies before the candidate: which question it is, the time, the row of all questions, and the page."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from quiz.interview.sitting import Sitting
from quiz.tui.engine import Parts
from quiz.tui.screens.once import FullScreen
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.paper_heading import PaperHeading, QuestionRow, TimeLeft
from quiz.tui.widgets.question_page import QuestionPage
from quiz.tui.widgets.taking import taking
from quiz.tui.widgets.too_small import TooSmall

_ROOMY: Final = 70  # columns from which there is air around the page


class PaperDesk(FullScreen[Sitting | None]):
    """A frame that one question of the paper after another is put into."""

    def __init__(self, sitting: Sitting, parts: Parts) -> None:
        super().__init__()
        self.sitting = sitting
        self.parts = parts
        self.titles = {deck.id: deck.title for deck in parts.library.decks} if parts.library else {}

    def compose(self) -> ComposeResult:
        """Yield the frame that every question is put into."""
        yield TooSmall()
        with Vertical(id="column"):
            with Horizontal(id="paper-head"):
                yield PaperHeading()
                yield TimeLeft()
            yield QuestionRow()
            yield QuestionPage(taking)
            yield KeyLine()

    def on_resize(self) -> None:
        """Leave less air around the page where there is little room."""
        self.query_one("#column").set_class(self.size.width < _ROOMY, "-tight")

    @property
    def page(self) -> QuestionPage:
        """The page of the open question."""
        return self.query_one(QuestionPage)

    async def put(self) -> None:
        """Put the open question with what was answered so far."""
        sitting = self.sitting
        with self.app.batch_update():
            self.write_heading()
            await self.page.put(sitting.question, ())
            self.page.answer.fill(sitting.answer(sitting.place))
        self.refresh_bindings()
        self.tell_time()

    def write_heading(self) -> None:
        """Say which question is open, and what stands in each."""
        heading, sitting = self.query_one(PaperHeading), self.sitting
        deck = sitting.question.card.deck_id
        heading.number, heading.total = sitting.place + 1, sitting.count
        heading.subject = self.titles.get(deck, deck)
        heading.answered = sitting.answered
        self.query_one(QuestionRow).show([*map(sitting.entry, range(sitting.count))], sitting.place)

    def tell_time(self) -> None:
        """Tell the time that is left."""
        calm = self.app.animation_level == "none"
        self.query_one(TimeLeft).show(self.sitting.left, calm=calm)

    def action_scroll_page(self, step: int) -> None:
        """Scroll the page, whatever has the focus."""
        self.page.scroll_relative(y=step * max(1, self.page.size.height - 2), animate=False)
