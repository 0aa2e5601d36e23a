"""A sitting is marked in a thread, which may take some seconds; then its paper is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from textual import work
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from quiz.errors import QuizError
from quiz.interview import drafts, records
from quiz.interview.marking import Marked, Report, marks, report_of
from quiz.interview.sitting import Sitting
from quiz.tui.contents import QUIET
from quiz.tui.engine import Parts
from quiz.tui.screens.marked import MarkedScreen

_BAR: Final = 30  # columns of the progress


class MarkingScreen(MarkedScreen):
    """Tells how far the marking is, saves the paper, and becomes the screen of that paper."""

    class Told(Message):
        """So many questions are marked."""

        def __init__(self, done: int) -> None:
            super().__init__()
            self.done = done

    class Done(Message):
        """All are marked; the paper was saved as `path`, or `error` says why not."""

        def __init__(self, report: Report, path: Path | None, error: QuizError | None) -> None:
            super().__init__()
            self.report = report
            self.path = path
            self.error = error

    def __init__(self, sitting: Sitting, parts: Parts) -> None:
        super().__init__(parts)
        self.sitting = sitting

    def before(self) -> Iterator[Widget]:
        """Yield how far the marking is."""
        yield Static(self._progress(0), id="progress", markup=False)

    async def on_mount(self) -> None:
        """Begin to mark; the frame's own mounting comes after this."""
        self.query_one("#title", Static).update("Marking…")
        self._mark()

    @work(thread=True, exclusive=True)
    def _mark(self) -> None:
        worker = get_current_worker()
        library = self.parts.library
        titles = {deck.id: deck.title for deck in library.decks} if library else {}
        marked: list[Marked] = []
        for each in marks(self.sitting, titles, self.parts.prover):
            if worker.is_cancelled:
                return
            marked.append(each)
            self.post_message(self.Told(len(marked)))
        self.post_message(self._saved(report_of(self.sitting, marked)))

    def _saved(self, report: Report) -> Done:
        folder = self.parts.engine.interviews
        if folder is None:
            return self.Done(report, None, None)
        try:
            path = records.save(report, folder)
        except QuizError as error:
            return self.Done(report, None, error)
        drafts.drop(folder)
        return self.Done(report, path, None)

    def on_marking_screen_told(self, message: Told) -> None:
        """Show how far the marking is."""
        self.query_one("#progress", Static).update(self._progress(message.done))

    def _progress(self, done: int) -> Content:
        total = self.sitting.count
        full = _BAR * done // total
        return Content.assemble(
            ("━" * full, "$success"), ("─" * (_BAR - full), "$rule"), (f"  {done} of {total}", QUIET)
        )

    async def on_marking_screen_done(self, message: Done) -> None:
        """Show the paper."""
        self.path = message.path
        self.query_one("#progress").display = False
        await self.show(message.report)
        if message.error is not None:
            self.notify(str(message.error), title="Not saved", severity="error", markup=False)
