"""The screen where one learns: a question, an answer, a verdict, a grade, and on to the next.

It holds no rule of its own: what is right, what is due and what may be undone is the session's business, and
how a question looks is the page's.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Footer

from cards.types import Question
from quiz.errors import QuizError
from quiz.scheduling.types import Scheduled
from quiz.study.asking import needs_prover, read_back, right_answer
from quiz.study.history import taken_back
from quiz.study.session import Session
from quiz.text.wording import span
from quiz.tui.engine import Parts
from quiz.tui.messages import AnswerChanged, AnswerGiven, GradeChosen, Judged, PointsTicked
from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.keeping import Keeping
from quiz.tui.screens.summary import SummaryScreen
from quiz.tui.widgets.figure_box import FigureBox
from quiz.tui.widgets.grade_bar import GradeBar
from quiz.tui.widgets.heading import Heading
from quiz.tui.widgets.question_page import QuestionPage, stays
from quiz.tui.widgets.too_small import TooSmall
from solvers.answers import ExplainAnswer
from solvers.checking import Shown
from solvers.verdict import Outcome, Verdict

_ROOM_FOR_KEYS: Final = 70  # columns that the footer takes at ease
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


class StudyScreen(Screen[None], Keeping):
    """One question at a time."""

    CSS_PATH = "study.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "reveal", "Show the answer", id="reveal"),
        Binding("ctrl+t,f2", "hint", "Hint", id="hint"),
        Binding("ctrl+g,f3", "give_up", "Give up", id="give-up"),
        Binding("ctrl+r,r", "retry", "Try again", id="retry"),
        Binding("ctrl+z,u", "undo", "Undo", id="undo"),
        Binding("f4", "undo(True)", show=False, id="undo-typing"),
        Binding("escape", "home", "Home", id="home"),
        Binding("f1,question_mark", "help", "Help", id="help"),
        Binding("pageup", "scroll_page(-1)", show=False),
        Binding("pagedown", "scroll_page(1)", show=False),
    ]

    state: reactive[State] = reactive(State.ASKING, bindings=True, init=False)

    def __init__(self, session: Session, parts: Parts) -> None:
        super().__init__()
        self.session = session
        self.parts = parts
        self.undoable = parts.undoable
        self.bar = GradeBar()
        parts.hold(self._keep)
        self.titles = {deck.id: deck.title for deck in parts.library.decks} if parts.library else {}

    def compose(self) -> ComposeResult:
        """Yield the frame that every question is put into."""
        yield TooSmall()
        with Vertical(id="column"):
            yield Heading()
            with Horizontal(id="body"):
                yield QuestionPage()
                yield FigureBox(_ROWS_BESIDE, id="beside")
            yield self.bar
            yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Put the first question."""
        for part in ("scroll_y", "virtual_size"):
            self.watch(self.page, part, self._say_more, init=False)
        await self._ask()

    def on_resize(self) -> None:
        """Take less room for the keys where there is little, and say anew what lies below."""
        tight = self.size.width < _ROOM_FOR_KEYS
        self.query_one(Footer).compact = tight
        self.query_one("#column").set_class(tight, "-tight")
        self._show_figure()
        self.call_after_refresh(self._say_more)

    def _say_more(self) -> None:
        self.bar.say_more(below=self.page.scroll_y < self.page.max_scroll_y)

    @property
    def page(self) -> QuestionPage:
        """The page of the present question."""
        return self.query_one(QuestionPage)

    # ── asking ──

    async def _ask(self) -> None:
        """Put the session's question, or end."""
        question = self.session.question
        if question is None:
            self._finish()
            return
        with self.app.batch_update():  # who sees the question may type: its field is there
            self._head(question)
            self.bar.display = False
            await self.page.put(question, self.session.shown_hints)
            self.state = State.ASKING
            self._show_figure()

    def _show_figure(self) -> None:
        """Show the figure where there is room, beside the page or on it; that of a solution comes later."""
        question, style = self.session.question, self.parts.engine.config.figures
        figure = question.card.figure if question else None
        revealed = self.state is State.JUDGED
        shown = question if figure and (figure.show == "question" or revealed) else None
        beside = self.size.width >= _ROOM_BESIDE
        later = figure is not None and figure.show == "answer"
        self.query_one("#column").set_class(shown is not None and beside, "-beside")
        self.query_one("#beside", FigureBox).show(shown if beside else None, style)
        self.page.show_figure(None if beside or later else shown, style)
        self.query_one("#solution", FigureBox).show(shown if later and not beside else None, style)

    def _head(self, question: Question) -> None:
        heading, progress = self.query_one(Heading), self.session.progress
        deck = question.card.deck_id
        heading.title = self.titles.get(deck, deck)
        heading.done = progress.done
        heading.left = progress.due_left + progress.new_left + progress.drills_left

    def on_answer_changed(self, message: AnswerChanged) -> None:
        """Show how the answer is read so far."""
        question = self.session.question
        if self.state is State.ASKING and question is not None:
            self.page.read(read_back(question, message.text))
            self.refresh_bindings()  # undo is another thing while there is text

    # ── judging ──

    def on_answer_given(self, message: AnswerGiven) -> None:
        """Check the answer: at once if that is possible, in a thread if the prover is needed."""
        if self.state is not State.ASKING:
            return
        verdict = self.session.judge_quickly(message.text)
        if needs_prover(verdict):
            self.state = State.CHECKING
            self.page.wait(waiting=True)
            self._judge(message.text)
        else:
            self._settle(message.text, verdict)

    @work(thread=True, exclusive=True)
    def _judge(self, text: str) -> None:
        self.post_message(Judged(text, self.session.judge(text)))

    def on_judged(self, message: Judged) -> None:
        """Take the verdict of a slow check, unless the learner has left meanwhile."""
        if self.state is State.CHECKING:
            self.state = State.ASKING
            self.page.wait(waiting=False)
            self._settle(message.text, message.verdict)

    def _settle(self, text: str, verdict: Verdict) -> None:
        """Take the verdict; a malformed answer is pointed out and costs nothing."""
        if verdict.outcome is Outcome.MALFORMED:
            self.page.refuse(verdict)
        else:
            self.session.accept(text, verdict)
            self._close()

    def _close(self) -> None:
        """End the asking: show the verdict, or the key points that an explanation is held against."""
        question, verdict = self.session.question, self.session.verdict
        if question is None or verdict is None:
            return
        self.page.close(question)
        answer = question.answer
        if isinstance(answer, ExplainAnswer) and verdict.outcome is Outcome.UNDECIDED:
            self.state = State.TICKING
            self.run_worker(self.page.compare(answer.explain), exclusive=True)
        else:
            self._show_verdict(question, verdict)

    def on_points_ticked(self, message: PointsTicked) -> None:
        """Take the points as the verdict."""
        question = self.session.question
        if self.state is not State.TICKING or question is None:
            return
        self.session.tick(message.points)
        if self.session.verdict is not None:
            self._show_verdict(question, self.session.verdict)

    def _show_verdict(self, question: Question, verdict: Verdict) -> None:
        """Show the verdict; the right answer with it, unless a second try may still find it."""
        self.page.show_verdict(verdict, "" if stays(question) else self.session.given)
        if self.session.retriable:
            self.state = State.FAILED
            self.set_focus(None)
        else:
            self.action_reveal()

    def action_reveal(self) -> None:
        """Show the right answer, why it is right, and the grades."""
        question = self.session.question
        if question is None:
            return
        ticked = self.state is State.TICKING  # the points themselves are on the screen
        self.page.reveal(Shown("") if ticked else right_answer(question), question.why, question.card.source)
        self.state = State.JUDGED
        self._show_figure()
        self.bar.show(
            {grade: _due(after) for grade, after in self.session.outcomes().items()}, self.session.proposed
        )
        self.bar.display = True
        self.bar.focus()
        self.call_after_refresh(self._say_more)

    # ── grading ──

    async def on_grade_chosen(self, message: GradeChosen) -> None:
        """Record the grade, safely, and go on."""
        if self.state is not State.JUDGED:
            return
        try:
            self.session.grade(message.grade)
        except QuizError as error:
            self._tell(error)
        else:
            await self._ask()

    def _tell(self, error: QuizError) -> None:
        self.notify(str(error), title="Not saved", severity="error", markup=False)

    def _finish(self) -> None:
        """Show what the session came to; from there one may still take a grade back."""
        self.state = State.LEAVING
        self.app.push_screen(
            SummaryScreen(self.session.summary, self.parts.engine.today), self._after_summary
        )

    async def _after_summary(self, undo: bool | None) -> None:
        if undo:
            await self.action_undo()
        else:
            self.dismiss()

    # ── keys ──

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        question = self.session.question
        match action:
            case "hint":
                more = question is not None and len(self.session.shown_hints) < len(question.hints)
                return self.state is State.ASKING and more
            case "give_up":
                return self.state is State.ASKING
            case "retry" | "reveal":
                return self.state is State.FAILED
            case "undo":
                typing = self.state is State.ASKING and self.page.holds_text and not parameters
                graded = self.undoable or self.session.progress.done > 0
                return graded and not typing and self.state is not State.CHECKING
            case _:
                return True

    async def action_hint(self) -> None:
        """Show one more hint."""
        self.session.hint()
        await self.page.hint(self.session.shown_hints)
        self.refresh_bindings()

    def action_give_up(self) -> None:
        """Stop trying and show the answer."""
        self.session.give_up()
        self._close()

    def action_retry(self) -> None:
        """Answer once more, from what was typed."""
        if self.session.retry():
            self.page.open()
            self.state = State.ASKING

    async def action_undo(self, typing: bool = False) -> None:
        """Take back the last grade and put its question again, even while another answer is typed."""
        del typing  # `check_action` has looked at it
        try:
            undone = self.session.undo()
        except QuizError as error:
            self._tell(error)
            return
        self.undoable = undone is not None
        self.notify(taken_back(undone), markup=False, timeout=3)
        if undone is not None:
            await self._ask()

    def action_home(self) -> None:
        """Leave; an answer that was judged is kept with the grade that stands."""
        if self.keep():
            self.dismiss()

    def keep(self) -> bool:
        """Record an answer that waits for nothing but Enter; return whether one may leave."""
        try:
            self._keep()
        except QuizError as error:
            self._tell(error)
            return False
        return True

    def _keep(self) -> None:
        """Record the grade that stands, if any; the screen itself may be gone by then."""
        marked = self.bar.chosen if self.state is State.JUDGED else None
        grade = self.session.proposed if self.state is State.FAILED else marked
        if grade is not None:
            self.session.grade(grade)
        self.set_reactive(StudyScreen.state, State.LEAVING)

    def action_scroll_page(self, step: int) -> None:
        """Scroll the page, whatever has the focus."""
        self.page.scroll_relative(y=step * max(1, self.page.size.height - 2), animate=False)

    def action_help(self) -> None:
        """Tell which keys work here and what may be typed."""
        self.app.push_screen(HelpScreen("study"))


def _due(after: Scheduled) -> str:
    return "today" if after.again_today else span(after.interval)
