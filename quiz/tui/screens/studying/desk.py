"""What lies before the learner: heading, question and figure, and how they share the room."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.widget import Widget

from cards.types import Question
from quiz.study.answering import Answering
from quiz.tui.engine import Parts
from quiz.tui.screens.once import FullScreen
from quiz.tui.widgets.figure_box import FigureBox
from quiz.tui.widgets.heading import Heading
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.question_page import QuestionPage
from quiz.tui.widgets.too_small import TooSmall

_ROOMY: Final = 70  # columns from which there is air around the page
_ROOM_BESIDE: Final = 110  # columns from which a figure stands beside its question
_ROWS_BESIDE: Final = 24


class State(StrEnum):
    """What the screen waits for."""

    ASKING = "asking"
    CHECKING = "checking"  # the prover is at work
    FAILED = "failed"  # a wrong answer: try again, or see the right one
    TICKING = "ticking"  # the learner compares an explanation with its key points
    JUDGED = "judged"
    LEAVING = "leaving"


class Desk(FullScreen[None]):
    """A frame that one question after another is put into; it knows nothing of right and wrong."""

    state: reactive[State] = reactive(State.ASKING, bindings=True, init=False)

    def __init__(self, sitting: Answering, parts: Parts) -> None:
        super().__init__()
        self.sitting = sitting
        self.parts = parts
        self.titles = {deck.id: deck.title for deck in parts.library.decks} if parts.library else {}

    def compose(self) -> ComposeResult:
        """Yield the frame that every question is put into."""
        yield TooSmall()
        with Vertical(id="column"):
            yield Heading()
            with Horizontal(id="body"):
                yield QuestionPage()
                yield FigureBox(_ROWS_BESIDE, id="beside")
            yield from self.below()
            yield KeyLine()

    def below(self) -> Iterator[Widget]:
        """Yield what stands between the page and the keys."""
        yield from ()

    async def on_mount(self) -> None:
        """Put the first question."""
        for part in ("scroll_y", "virtual_size"):
            self.watch(self.page, part, self.say_more, init=False)
        await self.put()

    def on_resize(self) -> None:
        """Leave less air where there is little room, and say anew what lies below."""
        tight = self.size.width < _ROOMY
        self.query_one("#column").set_class(tight, "-tight")
        self.show_figure()
        self.call_after_refresh(self.say_more)

    def say_more(self) -> None:
        """Say whether something lies below the edge of the page."""

    @property
    def more_below(self) -> bool:
        """Whether the page goes on below its edge."""
        return self.page.scroll_y < self.page.max_scroll_y

    @property
    def page(self) -> QuestionPage:
        """The page of the present question."""
        return self.query_one(QuestionPage)

    async def put(self) -> None:
        """Put the present question, or end where there is none."""
        question = self.sitting.question
        if question is None:
            self.finish()
            return
        with self.app.batch_update():  # who sees the question may type: its field is there
            self.clear_away()
            self.write_heading(question)
            await self.page.put(question, self.sitting.shown_hints)
            self.state = State.ASKING
            self.show_figure()

    def clear_away(self) -> None:
        """Take from the desk what belonged to the question before."""

    def finish(self) -> None:
        """End: there is no question any more."""
        raise NotImplementedError

    def write_heading(self, question: Question) -> None:
        """Say which deck the question is from."""
        deck = question.card.deck_id
        self.query_one(Heading).title = self.titles.get(deck, deck)

    def show_figure(self) -> None:
        """Show the figure where there is room, beside the page or on it; that of a solution comes later."""
        question, style = self.sitting.question, self.parts.engine.config.figures
        figure = question.card.figure if question else None
        revealed = self.state is State.JUDGED
        shown = question if figure and (figure.show == "question" or revealed) else None
        beside = self.size.width >= _ROOM_BESIDE
        later = figure is not None and figure.show == "answer"
        self.query_one("#column").set_class(shown is not None and beside, "-beside")
        self.query_one("#beside", FigureBox).show(shown if beside else None, style)
        self.page.show_figure(None if beside or later else shown, style)
        self.query_one("#solution", FigureBox).show(shown if later and not beside else None, style)

    def action_scroll_page(self, step: int) -> None:
        """Scroll the page, whatever has the focus."""
        self.page.scroll_relative(y=step * max(1, self.page.size.height - 2), animate=False)
