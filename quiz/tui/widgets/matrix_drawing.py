"""A matrix that is being filled in, as lines with its entries below each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from quiz.study.matrix_draft import MatrixDraft
from quiz.text.cells import cut, pad, split_at, width
from quiz.text.display import one_line
from quiz.tui.contents import QUIET

_NARROWEST: Final = 3  # columns of an entry
_WIDEST: Final = 24  # columns of an entry that the cursor is not in
_BETWEEN: Final = " │ "
_CURSOR: Final = "reverse"


class MatrixDrawing:
    """A matrix in so many columns, without the first entries where its cursor would not be seen."""

    def __init__(self, draft: MatrixDraft, room: int) -> None:
        self.draft = draft
        self.room = max(_NARROWEST, room)
        self.widths = [self._width(column) for column in range(len(draft.rows[0]))]
        self.first = next(at for at in range(draft.column + 1) if self._reaches(at) or at == draft.column)

    def content(self, *, cursor: bool) -> Content:
        """Return the lines, with the cursor where the field has the focus."""
        rows = range(len(self.draft.rows))
        return Content("\n").join(Content.assemble(*self._line(row, cursor=cursor)) for row in rows)

    def column_at(self, x: int) -> int:
        """Return the entry of a row that is drawn at a place in its line."""
        column, edge = self.first, self.widths[self.first]
        while x > edge and column < len(self.widths) - 1:
            column += 1
            edge += len(_BETWEEN) + self.widths[column]
        return column

    def _width(self, column: int) -> int:
        entries = [width(one_line(row[column])) for row in self.draft.rows]
        wide = max(_NARROWEST, min(_WIDEST, max(entries)))
        if column != self.draft.column:
            return wide
        return min(self.room, max(wide, width(self.draft.entry) + 1))  # the cursor stands behind the entry

    def _reaches(self, first: int) -> bool:
        """Whether the cursor's entry is seen where the line begins with another."""
        shown = self.widths[first : self.draft.column + 1]
        return sum(shown) + len(_BETWEEN) * (len(shown) - 1) <= self.room

    def _line(self, row: int, *, cursor: bool) -> Iterator[tuple[str, str]]:
        for column in range(self.first, len(self.widths)):
            if column > self.first:
                yield _BETWEEN, QUIET
            here = (row, column) == (self.draft.row, self.draft.column)
            if here:
                yield from self._open(self.widths[column], _CURSOR if cursor else "")
            else:
                entry = one_line(self.draft.rows[row][column])
                yield pad(cut(entry, self.widths[column]), self.widths[column]), ""

    def _open(self, columns: int, style: str) -> Iterator[tuple[str, str]]:
        """Yield the cursor's entry, without its start where it is longer than the line."""
        before, after = self.draft.entry[: self.draft.at], f"{self.draft.entry[self.draft.at :]} "
        while width(before) + width(after[0]) > columns:
            before = before[1:]
        yield before, ""
        yield after[0], style
        left = columns - width(before) - width(after[0])
        behind = split_at(after[1:], left)[0] if left else ""
        yield pad(behind, left), ""
