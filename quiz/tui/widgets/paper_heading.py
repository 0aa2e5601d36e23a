"""The first lines of an interview: which question, how many answers, the time, and a row of all questions."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from quiz.interview.sitting import Entry
from quiz.text.cells import cut, width
from quiz.text.display import one_line
from quiz.tui.contents import QUIET

_SIGNS: Final = {Entry.ANSWERED: "●", Entry.OPEN: "○", Entry.UNREADABLE: "!"}
_SOON: Final = 60  # seconds that are told apart where motion is not wanted


class PaperHeading(Widget):
    """`Question 3 of 12`, the subject, and how many answers there are."""

    number: reactive[int] = reactive(1)
    total: reactive[int] = reactive(1)
    subject: reactive[str] = reactive("")
    answered: reactive[int] = reactive(0)

    def render(self) -> Content:
        """Return the line at the present width."""
        columns = self.content_size.width
        place, counts = f"Question {self.number} of {self.total}", f"{self.answered} answered"
        room = columns - len(place) - len(counts) - 6
        subject = cut(one_line(self.subject), room) if room > 3 else ""
        middle = f" · {subject}" if subject else ""
        gap = max(1, columns - len(place) - width(middle) - len(counts) - 1)
        return Content.assemble((place, "bold"), (middle, QUIET), " " * gap, (counts, QUIET))


class TimeLeft(Widget):
    """The time that is left; it paints itself alone, and only when what it says changes.

    Where motion is not wanted it tells whole minutes, and the last one in steps of ten seconds.
    """

    told: reactive[str] = reactive("")

    def show(self, seconds: float, *, calm: bool) -> None:
        """Tell the time that is left."""
        self.set_class(seconds <= _SOON, "-soon")
        self.told = _calmly(seconds) if calm else _clock(seconds)

    def render(self) -> Content:
        """Return the time; a sign says that little is left."""
        return Content(self.told)


class QuestionRow(Widget):
    """All questions by number, each with whether it has an answer; a click opens one."""

    class Chosen(Message):
        """The learner wants another question."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    place: reactive[int] = reactive(0)
    entries: reactive[tuple[Entry, ...]] = reactive(())

    def show(self, entries: Sequence[Entry], place: int) -> None:
        """Show what stands in each question, and which one is open."""
        self.entries, self.place = tuple(entries), place

    def render(self) -> Content:
        """Return as many questions around the open one as there is room for."""
        start, end = self._window()
        digits = len(str(len(self.entries)))
        cells = [self._cell(place, digits) for place in range(start, end)]
        return Content.assemble(*cells)

    def on_click(self, event: events.Click) -> None:
        """Open the question that was clicked."""
        start, end = self._window()
        offset = event.get_content_offset(self)
        place = start + (offset.x // self._cell_width if offset else end)
        if place < end:
            self.post_message(self.Chosen(place))

    @property
    def _cell_width(self) -> int:
        return len(str(len(self.entries))) + 3

    def _cell(self, place: int, digits: int) -> tuple[str, str]:
        mark, style = ("▸", "bold") if place == self.place else (" ", QUIET)
        return f"{mark}{place + 1:>{digits}}{_SIGNS[self.entries[place]]} ", style

    def _window(self) -> tuple[int, int]:
        room = max(1, self.content_size.width // self._cell_width)
        start = max(0, min(self.place - room // 2, len(self.entries) - room))
        return start, min(len(self.entries), start + room)


def _clock(seconds: float) -> str:
    whole = ceil(seconds)
    warning = "! " if seconds <= _SOON else ""
    return f"{warning}{whole // 60}:{whole % 60:02} left"


def _calmly(seconds: float) -> str:
    if seconds > _SOON:
        return f"{ceil(seconds / 60)} min left"
    return f"! {ceil(seconds / 10) * 10} s left"
