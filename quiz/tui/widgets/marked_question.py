"""One question of a marked paper: what became of it, what was asked, written and right, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from quiz.interview.marking import Marked
from quiz.interview.telling import outcome
from quiz.text.prompt import labelled, layout
from quiz.tui.contents import QUIET, of_rows, plain, single
from solvers.verdict import Outcome

_STYLES: Final[Mapping[str, str]] = {
    Outcome.CORRECT: "$success",
    Outcome.PARTIAL: "$warning",
    Outcome.UNDECIDED: "$primary",
}
_YOURS, _RIGHT = "You wrote", "Answer   "


class MarkedQuestion(Widget):
    """All of a question in one widget: a hundred of them are put on one page."""

    def __init__(self, number: int, marked: Marked) -> None:
        super().__init__()
        self.number = number
        self.marked = marked
        self._columns = -1
        self._content = Content("")

    @property
    def right(self) -> bool:
        """Whether nothing is to be learnt from it."""
        return self.marked.outcome == Outcome.CORRECT

    def render(self) -> Content:
        """Return the lines at the present width."""
        return self._set(self.content_size.width)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take the whole width."""
        del viewport
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take as many rows as there are lines."""
        del container, viewport
        return self._set(width).plain.count("\n") + 1

    def _set(self, columns: int) -> Content:
        if columns != self._columns:
            self._columns = columns
            self._content = Content("\n").join(self._parts(columns))
        return self._content

    def _parts(self, columns: int) -> Iterator[Content]:
        each = self.marked
        yield self._headline(columns)
        yield of_rows(layout(each.asked, columns))
        for number, text in enumerate(each.offered, start=1):
            yield of_rows(labelled(f" {number}", text, "", columns, gap=1))
        yield Content("")
        if each.given:
            yield from self._written(columns)
        if each.message:
            yield of_rows(layout(each.message, columns))
        if each.right and not (self.right and each.right == each.given):
            yield of_rows(labelled(_RIGHT, each.right, each.latex, columns), QUIET)
        if each.why:
            yield Content("")
            yield of_rows(layout(each.why, columns)).stylize("$secondary")

    def _headline(self, columns: int) -> Content:
        sign, words = outcome(self.marked)
        style = f"bold {_STYLES.get(self.marked.outcome, '$error')}"
        head = f"{sign} {self.number}  {words}"
        subject = single(self.marked.subject, QUIET, max(4, columns - len(head) - 3))
        return Content.assemble((head, style), "   ", subject)

    def _written(self, columns: int) -> Iterator[Content]:
        """Yield the answer as it was typed; options are text with formulas, all else is not."""
        if self.marked.offered:
            yield of_rows(labelled(_YOURS, self.marked.given, "", columns), QUIET)
            return
        for index, line in enumerate(self.marked.given.splitlines()):
            label = _YOURS if not index else " " * len(_YOURS)
            yield Content.assemble((f"{label}  ", QUIET), plain(line))
