"""Which lines of working follow, below the lines themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.widgets import Static

from quiz.study.marks import Mark
from quiz.tui.contents import plain

_SIGNS: Final = {True: ("✓", "$success"), False: ("✗", "$error"), None: ("?", "$quiet")}


class Marks(Static):
    """The number and sign of each line, and a sentence for each that does not follow."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.display = False

    def show(self, marks: Sequence[Mark], *, reasons: bool) -> None:
        """Show other marks; none hides them."""
        self.display = bool(marks)
        signs = Content("  ").join(map(_sign, marks))
        told = [plain(mark.reason) for mark in marks if mark.reason] if reasons else []
        self.update(Content("\n").join([signs, *told]))


def _sign(mark: Mark) -> Content:
    sign, style = _SIGNS[mark.follows]
    return Content.assemble(f"{mark.line} ", (sign, style))
