"""Everything that is shown of one question, from the prompt to the worked solution."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from cards.types import Question
from quiz.tui.widgets.answer_box import AnswerBox
from quiz.tui.widgets.choices import KeyPoints
from quiz.tui.widgets.figure_box import FigureBox
from quiz.tui.widgets.prose import Prose
from quiz.tui.widgets.verdict_panel import VerdictPanel
from solvers.checking import Shown
from solvers.verdict import Verdict

_ROWS: Final = 18  # of a figure

if TYPE_CHECKING:
    from quiz.tui.widgets.answer_field import AnswerField


class QuestionPage(VerticalScroll, can_focus=False):
    """A page that a screen fills in step by step; it knows how things look and nothing of sessions."""

    def __init__(self, make: Callable[[Question], AnswerField] | None = None) -> None:
        super().__init__(id="page")
        self.answer = AnswerBox(make)

    def compose(self) -> ComposeResult:
        """Yield the places that every question is put into."""
        yield Prose(id="ask")
        yield FigureBox(_ROWS, id="figure")
        yield Vertical(id="hints")
        yield self.answer
        yield Vertical(id="points")
        yield VerdictPanel()

    async def put(self, question: Question, hints: Sequence[str]) -> None:
        """Show another question, with an empty field for its answer."""
        self.query_one("#ask", Prose).text = question.ask
        await self.query_one("#hints").remove_children()
        await self.hint(hints)
        await self.answer.put(question)
        self.open()

    def open(self) -> None:
        """Let the learner answer, for the first time or once more."""
        for name in ("VerdictPanel", "#points"):
            self.query_one(name).display = False
        self.answer.open()
        self.scroll_home(animate=False)

    # ── beside the question ──

    def show_figure(self, question: Question | None, style: str) -> None:
        """Show the question's figure above the answer, or nothing."""
        figure = self.query_one("#figure", FigureBox)
        figure.show(question, style)
        figure.set_class(figure.flexible, "-flexible")
        if figure.display:
            self.move_child(figure, after=self.query_one("#ask"))
            self.call_after_refresh(self._make_way)

    def _make_way(self) -> None:
        """Put a figure that pushes the answer off the screen below it."""
        figure = self.query_one("#figure", FigureBox)
        if figure.display and self.answer.is_open and self.max_scroll_y > 0:
            figure.remove_class("-flexible")
            self.move_child(figure, after=self.answer)
            self.scroll_home(animate=False)

    async def hint(self, texts: Sequence[str]) -> None:
        """Show those of the hints that are not on the page yet."""
        box = self.query_one("#hints")
        for text in texts[len(box.children) :]:
            await box.mount(Prose(text, classes="hint"))

    # ── after the answer ──

    async def compare(self, texts: Sequence[str]) -> None:
        """Show the key points to be ticked."""
        box, points = self.query_one("#points"), KeyPoints(texts)
        await box.remove_children()
        await box.mount(Static("Which of these did you say?", id="points-title"), points)
        box.display = True
        points.focus()
        self.call_after_refresh(box.scroll_visible, animate=False)

    def show_verdict(self, verdict: Verdict, yours: str) -> None:
        """Show what became of the answer, and nothing of the right one."""
        for points in self.query(KeyPoints):
            points.disabled = True
        panel = self.query_one(VerdictPanel)
        panel.show(verdict, yours)
        panel.display = True
        self.call_after_refresh(panel.scroll_visible, animate=False)

    def reveal(self, reference: Shown, why: str, source: str) -> None:
        """Show the right answer and the worked solution as well."""
        panel = self.query_one(VerdictPanel)
        panel.reveal(reference, why, source)
        self.call_after_refresh(panel.scroll_visible, animate=False)
