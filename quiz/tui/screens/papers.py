"""Old interviews: a list of the marked papers, each to be read again or saved as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from quiz.errors import QuizError
from quiz.interview import records
from quiz.interview.records import Paper
from quiz.tui.bound import bound
from quiz.tui.engine import Parts
from quiz.tui.paper_copy import save_copy
from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.marked import MarkedScreen
from quiz.tui.screens.once import FullScreen
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.paper_list import PaperList
from quiz.tui.widgets.too_small import TooSmall


class PapersScreen(FullScreen[frozenset[str] | None]):
    """Lists the papers of a folder; ends with the decks to study, None for none."""

    CSS_PATH = ["study.tcss", "interview.tcss"]  # noqa: RUF012 - declared by Textual as it is
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("papers.save", "save", "Save"),
        bound("papers.back", "back", "Back"),
        bound("app.help", "help", "Help", key_display="?"),
        bound("papers.quit", "app.quit", "Quit", show=False),
    ]

    class Read(Message):
        """The papers, or why they cannot be read."""

        def __init__(self, papers: Sequence[Paper] | QuizError) -> None:
            super().__init__()
            self.papers = papers

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts

    def compose(self) -> ComposeResult:
        """Yield the frame; the papers follow."""
        yield TooSmall()
        with Vertical(id="column"):
            yield Static("Marked interviews", id="title", markup=False)
            yield Static(id="columns", markup=False)
            yield PaperList(self.parts.engine.clock.now().tzinfo)
            yield KeyLine()

    @property
    def papers(self) -> PaperList:
        """The list."""
        return self.query_one(PaperList)

    def on_mount(self) -> None:
        """Read the papers away from the screen."""
        self.papers.focus()
        self._read()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        folder = self.parts.engine.interviews
        try:
            self.post_message(self.Read([] if folder is None else [*records.papers(folder)]))
        except QuizError as error:
            self.post_message(self.Read(error))

    def on_papers_screen_read(self, message: Read) -> None:
        """List the papers, or say why there are none."""
        if isinstance(message.papers, QuizError):
            self.notify(str(message.papers), severity="error", markup=False)
            return
        self.papers.show(message.papers)
        self.on_resize()

    def on_resize(self) -> None:
        """Keep the names of the columns above them."""
        self.call_after_refresh(self._show_header)

    def _show_header(self) -> None:
        said = self.papers.header if self.papers.papers else "No interview was marked yet."
        self.query_one("#columns", Static).update(said)

    # ── keys ──

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a copy of what can be read."""
        del parameters
        if action != "save":
            return True
        return self.is_mounted and self.papers.paper is not None and self.papers.paper.report is not None

    def on_option_list_option_highlighted(self) -> None:
        """Offer what can be done with the highlighted paper."""
        self.refresh_bindings()

    def on_paper_list_chosen(self, message: PaperList.Chosen) -> None:
        """Open the paper again, or say why it cannot be read."""
        paper = message.paper
        if paper.report is None:
            self.notify(paper.fault, severity="error", markup=False)
        else:
            self.app.push_screen(MarkedScreen(self.parts, paper.report, paper.path), self._looked)

    def _looked(self, weak: frozenset[str] | None) -> None:
        if weak:
            self.dismiss(weak)

    def action_save(self) -> None:
        """Write the highlighted paper as Markdown beside itself."""
        paper = self.papers.paper
        if paper is not None and paper.report is not None:
            save_copy(self, paper.report, paper.path)

    def action_back(self) -> None:
        """Go back to the form."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Tell which keys work here."""
        self.app.push_screen(HelpScreen("papers"))
