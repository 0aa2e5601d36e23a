"""Marked papers, the latest first: when each was sat, what it came to, and its topics."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from quiz.interview.records import Paper
from quiz.interview.telling import percent, points, topics
from quiz.text.cells import cut
from quiz.text.display import one_line
from quiz.tui.bound import bound
from quiz.tui.contents import QUIET
from quiz.tui.widgets.options import Options

_DATE: Final = 18  # columns
_POINTS: Final = 10
_SHARE: Final = 7
_WIDE: Final = 60  # columns from which there is room for the points beside the share


class PaperList(Options):
    """A paper on each line; Enter reads the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = [bound("papers.read", "select", "Read")]

    class Chosen(Message):
        """The learner wants to read a paper."""

        def __init__(self, paper: Paper) -> None:
            super().__init__()
            self.paper = paper

    def __init__(self, zone: tzinfo | None) -> None:
        super().__init__()
        self.zone = zone
        self.papers: tuple[Paper, ...] = ()

    @property
    def paper(self) -> Paper | None:
        """The highlighted paper."""
        return None if self.highlighted is None else self.papers[self.highlighted]

    def show(self, papers: Sequence[Paper]) -> None:
        """Show these papers."""
        self.papers = tuple(papers)
        self.set_options(Option(self._line(paper)) for paper in self.papers)
        self.highlighted = 0 if self.papers else None
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer Enter when there is a paper."""
        del parameters
        return bool(self.papers) if action == "select" else True

    def on_resize(self, event: events.Resize) -> None:
        """Set the columns to the new width."""
        del event
        for index, paper in enumerate(self.papers):
            self.replace_option_prompt_at_index(index, self._line(paper))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask the screen to open the paper."""
        event.stop()
        self.post_message(self.Chosen(self.papers[event.option_index]))

    @property
    def header(self) -> Content:
        """The names of the columns, in line with the rows."""
        return Content.assemble((self._columns("sat", "points", "share", "topics, the weakest first"), QUIET))

    def _line(self, paper: Paper) -> Content:
        report = paper.report
        if report is None:
            told = f"! {one_line(paper.path.name)}  cannot be read"
            return Content.assemble((cut(told, max(1, self._room)), "$warning"))
        score = f"{points(report.points)} of {report.counting}"
        return Content(
            self._columns(self._date(report.at), score, percent(report.score), one_line(topics(report)))
        )

    def _columns(self, date: str, score: str, share: str, rest: str) -> str:
        score = f"{score:<{_POINTS}}" if self._room >= _WIDE else ""
        start = f"{date:<{_DATE}}{score}{share:>{_SHARE}}   "
        return start + cut(rest, max(1, self._room - len(start)))

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.width - 2

    def _date(self, at: str) -> str:
        try:
            return f"{datetime.fromisoformat(at).astimezone(self.zone):%Y-%m-%d %H:%M}"
        except (ValueError, OverflowError):
            return one_line(at, _DATE - 1)
