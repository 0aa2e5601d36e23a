"""What lies before the candidate: which question it is, the time, the row of all questions, and the page."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from quiz.interview.sitting import Sitting
from quiz.tui.engine import Parts
from quiz.tui.screens.paged import Paged
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.paper_heading import PaperHeading, QuestionRow, TimeLeft
from quiz.tui.widgets.question_page import QuestionPage
from quiz.tui.widgets.taking import taking
from quiz.tui.widgets.too_small import TooSmall


class PaperDesk(Paged[Sitting | None]):
    """A frame that one question of the paper after another is put into."""

    def __init__(self, sitting: Sitting, parts: Parts) -> None:
        super().__init__(parts)
        self.sitting = sitting

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
