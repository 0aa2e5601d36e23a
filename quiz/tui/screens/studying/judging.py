"""An answer is typed, judged, and the right one shown: on the desk of a session or of a practice."""

from __future__ import annotations

from textual import work

from cards.types import Question
from quiz.study.asking import needs_prover, read_back, right_answer
from quiz.study.marks import marks
from quiz.tui.messages import AnswerChanged, AnswerGiven, Judged, LinesMarked, PointsTicked
from quiz.tui.screens.studying.desk import Desk, State
from quiz.tui.screens.symbols import Symbols
from solvers.answers import DerivationAnswer, ExplainAnswer
from solvers.checking import Shown
from solvers.verdict import Outcome, Verdict


class Judging(Desk):
    """A desk at which a question can be answered; what follows from that is for who inherits."""

    _marked: str | None = None  # the lines of working that were judged last

    def clear_away(self) -> None:
        """Forget the lines of the question before."""
        super().clear_away()
        self._marked = None

    def on_answer_changed(self, message: AnswerChanged) -> None:
        """Show how the answer is read so far."""
        question = self.sitting.question
        if self.state is State.ASKING and question is not None:
            self.page.answer.read(read_back(question, message.text))
            self.refresh_bindings()  # undo is another thing while there is text
            self.mark_lines()

    def mark_lines(self) -> None:
        """Judge the lines of working that are finished, beside the screen: typing waits for nothing."""
        question, text = self.sitting.question, self.page.answer.finished
        if question is None or not isinstance(question.answer, DerivationAnswer) or text == self._marked:
            return
        self._marked = text
        self._judge_lines(question, question.answer, text)

    @work(thread=True, exclusive=True, group="marks")
    def _judge_lines(self, question: Question, answer: DerivationAnswer, text: str) -> None:
        self.post_message(LinesMarked(text, marks(answer, question.drawn, text)))

    def on_lines_marked(self, message: LinesMarked) -> None:
        """Show the marks, unless other lines stand there meanwhile."""
        if message.text == self.page.answer.finished:
            self.page.answer.mark(message.marks)

    def on_answer_given(self, message: AnswerGiven) -> None:
        """Check the answer: at once if that is possible, in a thread if the prover is needed."""
        if self.state is not State.ASKING:
            return
        verdict = self.sitting.judge_quickly(message.text)
        if needs_prover(verdict):
            self.state = State.CHECKING
            self.page.answer.wait(waiting=True)
            self._judge(message.text)
        else:
            self._settle(message.text, verdict)

    @work(thread=True, exclusive=True)
    def _judge(self, text: str) -> None:
        self.post_message(Judged(text, self.sitting.judge(text)))

    def on_judged(self, message: Judged) -> None:
        """Take the verdict of a slow check, unless the learner has left meanwhile."""
        if self.state is State.CHECKING:
            self.state = State.ASKING
            self.page.answer.wait(waiting=False)
            self._settle(message.text, message.verdict)

    def _settle(self, text: str, verdict: Verdict) -> None:
        """Take the verdict; a malformed answer is pointed out and costs nothing."""
        if verdict.outcome is Outcome.MALFORMED:
            self.page.answer.refuse(verdict)
        else:
            self.sitting.accept(text, verdict)
            self._close()

    def _close(self) -> None:
        """End the asking: show the verdict, or the key points that an explanation is held against."""
        question, verdict = self.sitting.question, self.sitting.verdict
        if question is None or verdict is None:
            return
        self.page.answer.close()
        self._marked = None
        self.mark_lines()
        answer = question.answer
        if isinstance(answer, ExplainAnswer) and verdict.outcome is Outcome.UNDECIDED:
            self.state = State.TICKING
            self.run_worker(self.page.compare(answer.explain), exclusive=True)
        else:
            self._show_verdict(verdict)

    def on_points_ticked(self, message: PointsTicked) -> None:
        """Take the points as the verdict."""
        question = self.sitting.question
        if self.state is not State.TICKING or question is None:
            return
        self.sitting.tick(message.points)
        if self.sitting.verdict is not None:
            self._show_verdict(self.sitting.verdict)

    def _show_verdict(self, verdict: Verdict) -> None:
        """Show the verdict; the right answer with it, unless a second try may still find it."""
        self.page.show_verdict(verdict, "" if self.page.answer.stays else self.sitting.given)
        if self.sitting.retriable:
            self.state = State.FAILED
            self.set_focus(None)
        else:
            self.action_reveal()

    def action_reveal(self) -> None:
        """Show the right answer and why it is right."""
        question = self.sitting.question
        if question is None:
            return
        ticked = self.state is State.TICKING  # the points themselves are on the screen
        self.page.reveal(Shown("") if ticked else right_answer(question), question.why, question.card.source)
        self.state = State.JUDGED
        self.show_figure()
        self.judged()

    def judged(self) -> None:
        """Offer what can be done now that all is shown."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        match action:
            case "hint":
                return self.state is State.ASKING and self._more_hints
            case "give_up":
                return self.state is State.ASKING
            case "retry" | "reveal":
                return self.state is State.FAILED
            case "symbols":
                return self.state is State.ASKING and self.page.answer.takes_text
            case _:
                return super().check_action(action, parameters)

    @property
    def _more_hints(self) -> bool:
        question = self.sitting.question
        return question is not None and len(self.sitting.shown_hints) < len(question.hints)

    async def action_hint(self) -> None:
        """Show one more hint."""
        self.sitting.hint()
        await self.page.hint(self.sitting.shown_hints)
        self.refresh_bindings()

    def action_symbols(self) -> None:
        """Offer symbols that few keyboards have."""
        self.app.push_screen(Symbols(), self._insert)

    def _insert(self, symbol: str | None) -> None:
        if symbol is not None:
            self.page.answer.insert(symbol)

    def action_give_up(self) -> None:
        """Stop trying and show the answer."""
        self.sitting.give_up()
        self._close()

    def action_retry(self) -> None:
        """Answer once more, from what was typed."""
        if self.sitting.retry():
            self.page.open()
            self.state = State.ASKING
