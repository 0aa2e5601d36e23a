"""What a session came to."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from quiz.scheduling.types import Grade
from quiz.study.summary import Summary
from quiz.text.wording import count, until
from quiz.tui.bound import bound
from quiz.tui.contents import QUIET
from quiz.tui.screens.once import FullScreen
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.too_small import TooSmall

_BAR = 30  # columns of the longest bar


class SummaryScreen(FullScreen[bool]):
    """Counts, a bar for each grade, and when to come back; ends with whether to take a step back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("summary.home", "home", "Home"),
        bound("summary.undo", "undo", "Undo the last step"),
        bound("summary.quit", "app.quit", "Quit"),
    ]

    def __init__(self, summary: Summary, today: int, *, undoable: bool, left: str = "") -> None:
        super().__init__()
        self.left = left  # what waits for another session, in a sentence
        self.undoable = undoable
        self.summary = summary
        self.today = today

    def compose(self) -> ComposeResult:
        """Yield the sums."""
        yield TooSmall()
        with Vertical(id="column"):
            yield Static("Done for now." if self.undoable else "Nothing was due.", id="title")
            yield Static(self._sums(), id="today", markup=False)
            yield Static(self._grades(), id="summary", markup=False)
            yield Static(self._next(), id="next", markup=False)
            yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer undo when there is something to take back."""
        del parameters
        return self.undoable if action == "undo" else True

    def action_home(self) -> None:
        """Go home."""
        self.dismiss(False)

    def action_undo(self) -> None:
        """Take back what was done last and answer again."""
        self.dismiss(True)

    def _sums(self) -> Content:
        summary = self.summary
        if not summary.reviews:
            return Content("")
        share = round(100 * summary.correct / summary.reviews)
        minutes = max(1, round(summary.seconds / 60))
        return Content(f"{count(summary.reviews, 'answer')}, {share} % right, in {count(minutes, 'minute')}.")

    def _grades(self) -> Content:
        """Return a bar for each grade that was given."""
        grades = self.summary.grades
        most = max(grades.values(), default=0)
        rows = [_bar(grade, grades[grade], most) for grade in reversed(Grade) if grades.get(grade)]
        return Content("\n").join(rows)

    def _next(self) -> Content:
        if self.left or self.summary.next_due is None:
            return Content(self.left)
        days = max(0, self.summary.next_due - self.today)
        return Content.assemble("The next card is due ", (until(days), "bold"), ".")


def _bar(grade: Grade, number: int, most: int) -> Content:
    style = "$error" if grade.lapse else "$success"
    length = max(1, _BAR * number // most)
    return Content.assemble(
        f"{grade.value} {grade.words:<8} ", ("━" * length, style), "  ", (f"{number:,}", QUIET)
    )
