"""The figure of a question as rows: drawn, drawn in ASCII, or in words; what is wrong with it otherwise."""

from __future__ import annotations

from cards.figures.scene import Scene, caption, scene
from cards.figures.values import FigureError
from cards.types import Question
from quiz.text.figures.canvas import Span
from quiz.text.figures.names import written
from quiz.text.figures.plot import plot
from quiz.text.figures.spoken import spoken
from quiz.text.figures.styles import Style
from quiz.text.prompt import lines


class Picture:
    """A question's figure, computed once and drawn for any size; a fault of the deck is a sentence in it."""

    def __init__(self, question: Question, style: Style = Style.DRAWN) -> None:
        self._style = style
        self._caption = written(caption(question))
        self._scene: Scene | None = None
        self._fault = ""
        try:
            self._scene = scene(question)
        except FigureError as error:
            self._fault = f"The figure cannot be drawn: {error.message}"
        self._last: tuple[tuple[int, int], list[list[Span]]] | None = None

    @property
    def flexible(self) -> bool:
        """Whether the figure may be drawn higher or lower; words and bars take what they take."""
        return self._scene is not None and not self._scene.bars and self._style is not Style.WORDS

    def height(self, columns: int, tallest: int) -> int:
        """Return how many rows the figure takes where there is room enough."""
        if self.flexible:
            return len(self._head(columns)) + tallest
        return len(self.rows(columns, tallest))

    def rows(self, columns: int, high: int) -> list[list[Span]]:
        """Return the caption, and the figure below it in what is left of `high` rows."""
        if self._last is None or self._last[0] != (columns, high):
            self._last = (columns, high), self._rows(columns, high)
        return self._last[1]

    def _rows(self, columns: int, high: int) -> list[list[Span]]:
        if self._scene is None or self._style is Style.WORDS:
            return [[Span(row)] for row in self._told(columns)]
        head = self._head(columns)
        drawn = plot(self._scene, columns, high - len(head), fine=self._style is Style.DRAWN)
        return [*([Span(row)] for row in head), *drawn]

    def _head(self, columns: int) -> list[str]:
        return lines(self._caption, columns, flat=True)

    def _told(self, columns: int) -> list[str]:
        said = spoken(self._scene) if self._scene else (self._caption, self._fault)
        return [row for sentence in said for row in lines(sentence, columns, flat=True)]
