"""A judged answer is graded, and the session goes on to the next question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.widget import Widget

from cards.types import Question
from quiz.errors import QuizError
from quiz.scheduling.types import Scheduled
from quiz.study.phases import NotDrawnError
from quiz.study.session import Session
from quiz.text.wording import span
from quiz.tui.bound import keys_of
from quiz.tui.engine import Parts
from quiz.tui.messages import GradeChosen
from quiz.tui.screens.studying.desk import State
from quiz.tui.screens.studying.judging import Judging
from quiz.tui.widgets.grade_bar import GradeBar
from quiz.tui.widgets.heading import Heading
from solvers.verdict import Outcome

_SHORT: Final = 4  # seconds to read a grade that was given at once
_LONG: Final = 12  # seconds to read why a session ends


class Grading(Judging):
    """The desk of a session: every answer ends in a grade."""

    def __init__(self, session: Session, parts: Parts) -> None:
        super().__init__(session, parts)
        self.session = session
        self.bar = GradeBar()

    def below(self) -> Iterator[Widget]:
        """Yield the grades."""
        yield self.bar

    def clear_away(self) -> None:
        """Take the grades away while a question is asked."""
        super().clear_away()
        self.bar.display = False

    def say_more(self) -> None:
        """Say on the edge of the grades that the page goes on below."""
        self.bar.say_more(below=self.more_below)

    def write_heading(self, question: Question) -> None:
        """Say how far the session has come as well, and whether the card is flagged."""
        super().write_heading(question)
        heading, progress = self.query_one(Heading), self.session.progress
        heading.flagged = self.session.noted is not None
        heading.done = progress.done
        heading.left = progress.due_left + progress.new_left + progress.drills_left

    def judged(self) -> None:
        """Show the grades, each with what it would do."""
        if self._at_once():
            return
        due = {grade: _due(after) for grade, after in self.session.outcomes().items()}
        self.bar.show(due, self.session.proposed)
        self.bar.display = True
        self.bar.focus()
        self.call_after_refresh(self.say_more)

    def _at_once(self) -> bool:
        """Take the grade of a right answer if the settings wait for no key there; return whether it was."""
        verdict, grade = self.session.verdict, self.session.proposed
        wanted = self.parts.engine.config.grading == "accept-right"
        if not wanted or grade is None or verdict is None or verdict.outcome is not Outcome.CORRECT:
            return False
        due = _due(self.session.outcomes()[grade])
        how = keys_of(self).named("{study.undo-typing} takes it back.")
        said = f"✓ Graded {grade:d}, {grade.words}: {due}. {how}"
        self.notify(said, markup=False, timeout=_SHORT)
        self.post_message(GradeChosen(grade))
        return True

    async def on_grade_chosen(self, message: GradeChosen) -> None:
        """Record the grade, safely, and go on."""
        if self.state is not State.JUDGED:
            return
        try:
            self.session.grade(message.grade)
        except QuizError as error:
            self.tell(error)
        else:
            await self.put()

    def tell(self, error: QuizError) -> None:
        """Say what went wrong; where only the next card is missing, the session ends with what it has."""
        if isinstance(error, NotDrawnError):
            self.state = State.LEAVING
            self.app.notify(str(error), title="Saved", severity="warning", markup=False, timeout=_LONG)
            self.dismiss()
        else:
            self.notify(str(error), title="Not saved", severity="error", markup=False)


def _due(after: Scheduled) -> str:
    return "today" if after.again_today else span(after.interval)
