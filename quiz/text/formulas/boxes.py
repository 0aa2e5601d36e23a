"""Rectangles of characters with a baseline, and the few ways to put them together."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from quiz.text.cells import centre, pad, width
from quiz.text.formulas.nodes import FormulaError

WIDEST = 240
TALLEST = 40


class Box(msgspec.Struct, frozen=True):
    """Rows of equal width in columns; the row at index `baseline` is the one that text is in line with."""

    rows: tuple[str, ...]
    baseline: int = 0

    @property
    def width(self) -> int:
        """Columns."""
        return width(self.rows[0])

    @property
    def height(self) -> int:
        """Rows."""
        return len(self.rows)

    @property
    def above(self) -> int:
        """Rows above the baseline."""
        return self.baseline

    @property
    def below(self) -> int:
        """Rows below the baseline."""
        return len(self.rows) - 1 - self.baseline


def line(text: str) -> Box:
    """Return a box of one row."""
    return Box((text,))


def beside(boxes: Sequence[Box]) -> Box:
    """Return the boxes side by side, in line with each other; raises FormulaError when that is too large."""
    if not boxes:
        return line("")
    above = max(box.above for box in boxes)
    below = max(box.below for box in boxes)
    grown = [grow(box, above, below) for box in boxes]
    return checked(
        Box(tuple("".join(rows) for rows in zip(*(box.rows for box in grown), strict=True)), above)
    )


def grow(box: Box, above: int, below: int) -> Box:
    """Return the box with empty rows, so many above and below its baseline in all."""
    empty = (" " * box.width,)
    return Box(empty * (above - box.above) + box.rows + empty * (below - box.below), above)


def stack(boxes: Sequence[Box], baseline: int, align: str = "c") -> Box:
    """Return the boxes one below the other, the row with index `baseline` being the baseline of all."""
    columns = max(box.width for box in boxes)
    rows = [aligned(row, columns, align) for box in boxes for row in box.rows]
    return checked(Box(tuple(rows), baseline))


def aligned(text: str, columns: int, align: str) -> str:
    """Return `text` in `columns`, at the left (`l`), in the centre (`c`) or at the right (`r`)."""
    if align == "r":
        return " " * (columns - width(text)) + text
    return pad(text, columns) if align == "l" else centre(text, columns)


def checked(box: Box) -> Box:
    """Return the box unless it is too large to be of use; raises FormulaError."""
    if box.width > WIDEST or box.height > TALLEST:
        raise FormulaError("the formula is too large to be drawn")
    return box
