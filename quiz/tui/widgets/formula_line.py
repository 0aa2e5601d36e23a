"""A label and one formula beside it, drawn in as many rows as it needs."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from quiz.text.prompt import Run, labelled
from quiz.tui.contents import QUIET, of_rows

_ROOM: Final = 10_000  # columns


class FormulaLine(Widget):
    """`label` and a formula: drawn from `latex`, or `text` as it is where there is none."""

    label: reactive[str] = reactive("", layout=True)
    text: reactive[str] = reactive("", layout=True)
    latex: reactive[str] = reactive("", layout=True)

    def show(self, label: str, text: str, latex: str | None) -> None:
        """Show another formula; no text hides the line."""
        self.label, self.text, self.latex = label, text, latex or ""
        self.display = bool(text or latex)

    @property
    def tall(self) -> bool:
        """Whether the formula is drawn in several rows, even where there is room."""
        return len(self._rows(_ROOM)) > 1

    def render(self) -> Content:
        """Return the rows at the present width."""
        return of_rows(self._rows(self.content_size.width), QUIET)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take the whole width."""
        del viewport
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take as many rows as the formula has."""
        del container, viewport
        return len(self._rows(width))

    def _rows(self, columns: int) -> list[tuple[Run, ...]]:
        return labelled(self.label, self.text, self.latex, columns)
