"""The marked paper: the score, each subject's share, and every question with its answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from quiz.interview.marking import Report
from quiz.interview.telling import review, score, sums
from quiz.tui.bound import bound
from quiz.tui.contents import plain
from quiz.tui.engine import Parts
from quiz.tui.paper_copy import save_copy
from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.once import FullScreen
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.marked_question import MarkedQuestion
from quiz.tui.widgets.subject_bars import SubjectBars
from quiz.tui.widgets.too_small import TooSmall

_ROOMY: Final = 60  # columns from which there is air around the page


class MarkedScreen(FullScreen[frozenset[str] | None]):
    """Shows a marked paper; ends with the decks to study, None for none."""

    CSS_PATH = ["study.tcss", "interview.tcss"]  # noqa: RUF012 - declared by Textual as it is
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("paper.study-weak", "study", "Study weak"),
        bound("paper.next-fault", "next_fault", "Next fault"),
        bound("paper.save", "save", "Save"),
        bound("paper.home", "home", "Home"),
        bound("app.help", "help", "Help", key_display="?"),
        bound("paper.quit", "app.quit", "Quit", show=False),
    ]

    report: reactive[Report | None] = reactive(None, bindings=True, init=False)

    def __init__(self, parts: Parts, report: Report | None = None, path: Path | None = None) -> None:
        super().__init__()
        self.parts = parts
        self.path = path  # of the paper's file, if it has one
        self._first = report

    def compose(self) -> ComposeResult:
        """Yield the frame."""
        yield TooSmall()
        with Vertical(id="column"):
            yield Static(id="title", markup=False)
            yield from self.before()
            yield VerticalScroll(id="paper")
            yield KeyLine()

    def before(self) -> Iterator[Widget]:
        """Yield what is shown before there is a paper."""
        yield from ()

    def on_resize(self) -> None:
        """Leave less air around the page where there is little room."""
        self.query_one("#column").set_class(self.size.width < _ROOMY, "-tight")

    async def on_mount(self) -> None:
        """Show the paper, if there is one yet."""
        self.query_one("#paper").focus()
        if self._first is not None:
            await self.show(self._first)

    async def show(self, report: Report) -> None:
        """Show a paper."""
        with self.app.batch_update():
            self.query_one("#title", Static).update(plain(f"Mock interview: {score(report)}"))
            await self.query_one("#paper").mount(*self._of(report))
        self.report = report

    def _of(self, report: Report) -> Iterator[Widget]:
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
                return bool(self._weak)
            case "save":
                return self.report is not None and self.path is not None
            case "next_fault":
                return self.report is not None and self.report.score < 1
            case _:
                return True

    @property
    def _weak(self) -> frozenset[str]:
        """The decks that want another look; those of an old paper may be gone."""
        if self.report is None or self.parts.library is None:
            return frozenset()
        return self.report.weak_decks & {deck.id for deck in self.parts.library.decks}

    def action_study(self) -> None:
        """Leave for a session on the weak decks."""
        self.dismiss(self._weak)

    def action_save(self) -> None:
        """Write the paper as Markdown beside itself."""
        if self.report is not None and self.path is not None:
            save_copy(self, self.report, self.path)

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
        """Go back; the paper is kept."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Tell which keys work here."""
        self.app.push_screen(HelpScreen("marked"))
