"""A plot in as much room as the layout leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from cards.types import Question
from quiz.tui.contents import QUIET

if TYPE_CHECKING:  # most questions have no figure
    from quiz.text.figures.canvas import Span
    from quiz.text.figures.showing import Picture

_INKS: Final = ("$primary", "$accent", "$success", "$error", "$secondary", "$formula")


class FigureBox(Widget):
    """The figure of a question, drawn anew for each size; hidden while there is none."""

    def __init__(self, tallest: int, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._tallest = tallest
        self._picture: Picture | None = None
        self.display = False

    def show(self, question: Question | None, style: str = "drawn") -> None:
        """Show the question's figure, or nothing."""
        figure = question.card.figure if question else None
        self._picture = None
        if question is not None and figure is not None:
            from quiz.text.figures.showing import Picture
            from quiz.text.figures.styles import Style

            self._picture = Picture(question, Style(style))
        self.display = self._picture is not None
        self.refresh(layout=True)

    @property
    def flexible(self) -> bool:
        """Whether the figure may be drawn higher or lower."""
        return self._picture is not None and self._picture.flexible

    def render(self) -> Content:
        """Return the caption and the figure at the present size."""
        if self._picture is None:
            return Content()
        rows = self._picture.rows(*self.content_size)
        return Content("\n").join(Content.assemble(*map(_styled, row)) for row in rows)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take the whole width."""
        del viewport
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take as many rows as the figure has at its best."""
        del container, viewport
        return self._picture.height(width, self._tallest) if self._picture else 0


def _styled(span: Span) -> tuple[str, str]:
    return span.text, QUIET if span.ink is None else _INKS[span.ink % len(_INKS)]
