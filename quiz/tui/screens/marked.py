"""The marked paper: the score, each subject's share, and every question with its answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from quiz.errors import QuizError, of_system
from quiz.interview import drafts, records
from quiz.interview.marking import Marked, Report, marks, report_of
from quiz.interview.sitting import Sitting
from quiz.interview.telling import review, score, sums
from quiz.tui.contents import QUIET, plain
from quiz.tui.engine import Parts
from quiz.tui.screens.help import HelpScreen
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.marked_question import MarkedQuestion
from quiz.tui.widgets.subject_bars import SubjectBars
from quiz.tui.widgets.too_small import TooSmall

_BAR: Final = 30  # columns of the progress
_ROOMY: Final = 60  # columns from which there is air around the page


class MarkedScreen(Screen[frozenset[str] | None]):
    """Marks a sitting in a thread, then shows it; ends with the decks to study, None for none."""

    CSS_PATH = ["study.tcss", "interview.tcss"]  # noqa: RUF012 - declared by Textual as it is
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "study", "Study weak", id="study-weak"),
        Binding("n", "next_fault", "Next fault", id="next-fault"),
        Binding("s", "save", "Save", id="save-copy"),
        Binding("escape,q", "home", "Home", id="home"),
        Binding("f1,question_mark", "help", "Help", key_display="?", id="help"),
        Binding("ctrl+q", "app.quit", "Quit", show=False, id="quit"),
    ]

    report: reactive[Report | None] = reactive(None, bindings=True, init=False)

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
        super().__init__()
        self.sitting = sitting
        self.parts = parts
        self.path: Path | None = None

    def compose(self) -> ComposeResult:
        """Yield the frame, and how far the marking is."""
        yield TooSmall()
        with Vertical(id="column"):
            yield Static("Marking…", id="title", markup=False)
            yield Static(self._progress(0), id="progress", markup=False)
            yield VerticalScroll(id="paper")
            yield KeyLine()

    def on_resize(self) -> None:
        """Leave less air around the page where there is little room."""
        tight = self.size.width < _ROOMY
        self.query_one("#column").set_class(tight, "-tight")

    def on_mount(self) -> None:
        """Begin to mark."""
        self.query_one("#paper").focus()
        self._mark()

    # ── marking ──

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

    def on_marked_screen_told(self, message: Told) -> None:
        """Show how far the marking is."""
        self.query_one("#progress", Static).update(self._progress(message.done))

    def _progress(self, done: int) -> Content:
        total = self.sitting.count
        full = _BAR * done // total
        return Content.assemble(
            ("━" * full, "$success"), ("─" * (_BAR - full), "$rule"), (f"  {done} of {total}", QUIET)
        )

    # ── the paper ──

    async def on_marked_screen_done(self, message: Done) -> None:
        """Show the paper."""
        report, self.path = message.report, message.path
        with self.app.batch_update():
            self.query_one("#title", Static).update(plain(f"Mock interview: {score(report)}"))
            self.query_one("#progress").display = False
            await self.query_one("#paper").mount(*self._parts(report))
        self.report = report
        if message.error is not None:
            self.notify(str(message.error), title="Not saved", severity="error", markup=False)

    def _parts(self, report: Report) -> Iterator[Widget]:
        yield Static(plain(f"{sums(report)}."), id="sums", markup=False)
        yield SubjectBars(report.subjects)
        yield Static(plain(review(report)), id="review", markup=False)
        for number, each in enumerate(report.marked, start=1):
            yield MarkedQuestion(number, each)

    # ── keys ──

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is something to do for."""
        del parameters
        match action:
            case "study":
                return self.report is not None and bool(self.report.to_review)
            case "save":
                return self.report is not None and self.path is not None
            case "next_fault":
                return self.report is not None and self.report.score < 1
            case _:
                return True

    def action_study(self) -> None:
        """Leave for a session on the weak decks."""
        if self.report is not None:
            self.dismiss(self.report.weak_decks)

    def action_save(self) -> None:
        """Write the paper as Markdown beside itself."""
        if self.report is None or self.path is None:
            return
        copy = self.path.with_suffix(".md")
        try:
            records.export(self.report, copy)
        except (OSError, QuizError) as error:
            told = error if isinstance(error, QuizError) else of_system(error)
            self.notify(str(told), title="Not saved", severity="error", markup=False)
        else:
            self.notify(f"Saved as {copy}", markup=False, timeout=10)

    def action_next_fault(self) -> None:
        """Scroll to the next question that was not right, from the top again after the last."""
        paper = self.query_one("#paper", VerticalScroll)
        faults = [each for each in self.query(MarkedQuestion) if not each.right]
        top = round(paper.scroll_offset.y)
        below = (each for each in faults if each.virtual_region.y > top and top < paper.max_scroll_y)
        following = next(below, faults[0] if faults else None)
        if following is not None:
            paper.scroll_to(y=following.virtual_region.y, animate=False)

    def action_home(self) -> None:
        """Go home; the paper is kept."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Tell which keys work here."""
        self.app.push_screen(HelpScreen("marked"))
