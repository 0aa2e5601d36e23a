"""Ways back and out: undo, the summary after the last card, and leaving with nothing lost."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from quiz.errors import QuizError
from quiz.study.history import taken_back
from quiz.study.phases import NotDrawnError, Phase
from quiz.study.session import Session
from quiz.study.summary import Summary, left_over
from quiz.tui.engine import Parts
from quiz.tui.screens.keeping import Keeping
from quiz.tui.screens.studying.desk import State
from quiz.tui.screens.studying.grading import Grading
from quiz.tui.screens.summary import SummaryScreen


class Leaving(Grading, Keeping):
    """The desk of a session that can be left at any time, and whose steps can be taken back."""

    def __init__(self, session: Session, parts: Parts) -> None:
        super().__init__(session, parts)
        self.undoable = session.reaches_back
        parts.hold(self._keep)

    def finish(self) -> None:
        """Show what the session came to; from there one may still take a grade back."""
        self.state = State.LEAVING
        self.run_worker(self._sum_up())

    async def _sum_up(self) -> None:
        try:
            summary, left = await asyncio.to_thread(_sums, self.session)  # it looks at all cards
        except QuizError as error:
            self.tell(NotDrawnError(error))
            return
        end = SummaryScreen(summary, self.parts.engine.today, undoable=self.session.undoable, left=left)
        self.app.push_screen(end, self._after_summary)

    async def _after_summary(self, undo: bool | None) -> None:
        if undo:
            await self.action_undo()
        else:
            self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer undo when there is something to take back, and no field to which its key means more."""
        if action != "undo":
            return super().check_action(action, parameters)
        graded = self.undoable or self.session.undoable
        typing = self.state is State.TICKING or (self.state is State.ASKING and bool(self.page.answer.draft))
        return graded and (bool(parameters) or not typing) and self.state is not State.CHECKING

    async def action_undo(self, typing: bool = False) -> None:
        """Take back what was done last and put its question again, even while another answer is typed."""
        del typing  # `check_action` has looked at it
        before = self.session.question
        try:
            undone = self.session.undo()
            self.undoable = self.session.reaches_back
        except QuizError as error:
            self.tell(error)
            return
        self.notify(taken_back(undone), markup=False, timeout=3)
        self.refresh_bindings()
        if undone is None:
            return
        if self.session.question is not before:
            await self.put()
        elif before is not None:
            self.write_heading(before)  # a flag leaves the question where it is

    def action_home(self) -> None:
        """Leave; an answer that was judged is kept with the grade that stands."""
        if self.keep():
            self.dismiss()

    def keep(self) -> bool:
        """Record an answer that waits for nothing but Enter; return whether one may leave."""
        try:
            self._keep()
        except QuizError as error:
            self.tell(error)
            return False
        return True

    def _keep(self) -> None:
        """Record the grade that stands, if any; the screen itself may be gone by then."""
        marked = self.bar.chosen if self.state is State.JUDGED else None
        grade = self.session.proposed if self.state is State.FAILED else marked
        if grade is not None and self.session.phase is Phase.JUDGED:
            with suppress(NotDrawnError):  # who leaves needs no next card
                self.session.grade(grade)
        self.set_reactive(Leaving.state, State.LEAVING)


def _sums(session: Session) -> tuple[Summary, str]:
    return session.summary, left_over(session.waiting)
