"""What each subject of a paper brought, as bars with the figures beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from quiz.interview.marking import REVIEWED, Subject
from quiz.interview.telling import subject
from quiz.text.cells import cut, pad
from quiz.text.display import one_line
from quiz.tui.contents import QUIET

_BAR, _SHORT = 18, 8  # columns of a full bar, with and without room
_FIGURES, _POINTS = 17, 10  # columns of `10.5 of 12, 88 %`, and without the share
_WIDE: Final = 66  # columns from which there is room for all of it
_NOTE: Final = "  review"


class SubjectBars(Widget):
    """A line for each subject, the weakest first; a word says which wants another look."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        super().__init__()
        self.subjects = tuple(subjects)

    def render(self) -> Content:
        """Return the lines at the present width."""
        columns = self.content_size.width
        wide = columns >= _WIDE
        bar, figures = (_BAR, _FIGURES) if wide else (_SHORT, _POINTS)
        room = columns - bar - figures - len(_NOTE) - 4
        title = max(6, min(room, max((len(each.title) for each in self.subjects), default=0)))
        return Content("\n").join(_line(each, title, bar, figures) for each in self.subjects)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take a row for each subject."""
        del container, viewport, width
        return len(self.subjects)


def _line(each: Subject, title: int, bar: int, figures: int) -> Content:
    full = round(bar * each.score) if each.questions else 0
    weak = each.score < REVIEWED
    brought = subject(each) if each.questions else "undecided"
    told = brought if figures == _FIGURES else brought.partition(",")[0]
    return Content.assemble(
        pad(cut(one_line(each.title), title), title),
        "  ",
        ("━" * full, "$warning" if weak else "$success"),
        ("─" * (bar - full), "$rule"),
        "  ",
        (told.ljust(figures), QUIET),
        (_NOTE if weak else "", "bold $warning"),
    )
