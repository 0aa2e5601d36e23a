"""The sitting is kept on the disk, so that a process that is killed loses the open answer at most."""

from __future__ import annotations

from quiz.errors import QuizError
from quiz.interview import drafts
from quiz.interview.sitting import Sitting
from quiz.tui.engine import Parts
from quiz.tui.screens.interviewing.desk import PaperDesk
from quiz.tui.screens.keeping import Keeping


class Storing(PaperDesk, Keeping):
    """A desk whose sitting outlives it."""

    def __init__(self, sitting: Sitting, parts: Parts) -> None:
        super().__init__(sitting, parts)
        self.typed = sitting.answer(sitting.place)  # what to keep once the widgets are gone
        self.ended = False
        self._warned = False  # that the sitting cannot be kept
        parts.hold(self._hold)

    async def put(self) -> None:
        """Put the open question; what it holds is what to keep."""
        self.typed = self.sitting.answer(self.sitting.place)
        await super().put()

    def keep(self) -> bool:
        """Keep the interview for another time; return whether one may leave."""
        self.sitting.write(self.page.answer.given)
        return self.store()

    def store(self) -> bool:
        """Keep the sitting in its file; say so the first time that this fails."""
        try:
            self._save()
        except QuizError as error:
            if not self._warned:
                self.notify(str(error), title="Not saved", severity="error", markup=False)
            self._warned = True
            return False
        self._warned = False
        return True

    def _save(self) -> None:
        if self.parts.engine.interviews is not None:
            drafts.keep(self.sitting.draft(), self.parts.engine.interviews)

    def _hold(self) -> None:
        """Keep what is typed when the program ends; the screen itself may be gone by then."""
        if not self.ended:
            self.sitting.write(self.typed)
            self._save()
