"""A matrix being filled in, entry by entry, and where in it the cursor stands."""

from __future__ import annotations

from typing import Final

from quiz.study.matrix_text import is_whole, joined, parted, parts_here
from quiz.text.display import one_line
from solvers.language.characters import typed

MOST: Final = 12  # rows, and columns
LONGEST: Final = 2_000  # characters in all


class MatrixDraft:
    """Rows of one length that grow as they are filled; one entry at first, so that no size is told."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = [[""]]
        self.row = self.column = 0
        self.at = 0  # before which character of its entry the cursor stands

    @property
    def text(self) -> str:
        """All entries as one text, as it is judged."""
        return joined(self.rows)

    @property
    def entry(self) -> str:
        """The entry that the cursor is in."""
        return self.rows[self.row][self.column]

    @property
    def complete(self) -> bool:
        """Whether nothing can follow: the cursor is in an empty row, or all was written in one entry."""
        return not any(self.rows[self.row]) or (len(self.rows) == 1 and is_whole(self.rows[0][0]))

    @property
    def _wide(self) -> int:
        return len(self.rows[0])

    # ── writing ──

    def type(self, character: str) -> None:
        """Write a character; a comma or semicolon that parts entries goes on to the next."""
        before, character = self.entry[: self.at], typed(character)
        if character == "," and parts_here(before):
            self.next(grow=True)
        elif character == ";" and parts_here(before):
            self.next_row()
        else:
            self.write(character)

    def write(self, text: str) -> None:
        """Put text in at the cursor, as far as there is room for it."""
        room = LONGEST - sum(len(entry) for row in self.rows for entry in row)
        text = text[: max(0, room)]
        self._set(self.entry[: self.at] + text + self.entry[self.at :], self.at + len(text))

    def paste(self, text: str) -> None:
        """Put a whole matrix into the entries from here on; anything else into this entry, on one line."""
        text = typed(text)
        rows = None if self.entry else parted(text)
        if rows is None or len(text) > LONGEST or not self._fits(len(rows), len(rows[0])):
            self.write(one_line(text, LONGEST))
            return
        top, left = self.row, self.column
        self._grow(top + len(rows), left + len(rows[0]))
        for row, entries in enumerate(rows, top):
            self.rows[row][left : left + len(entries)] = [one_line(entry, LONGEST) for entry in entries]
        self._go(top + len(rows) - 1, left + len(rows[0]) - 1)

    def backspace(self) -> None:
        """Take away the character before the cursor; in an empty entry go back to the one before."""
        if self.at:
            self._set(self.entry[: self.at - 1] + self.entry[self.at :], self.at - 1)
        else:
            self.previous()

    def delete(self) -> None:
        """Take away the character behind the cursor."""
        self._set(self.entry[: self.at] + self.entry[self.at + 1 :], self.at)

    def clear(self) -> None:
        """Empty the entry."""
        self._set("", 0)

    # ── moving ──

    def left(self) -> None:
        """Go a character to the left, out of the entry at its beginning."""
        if self.at:
            self.at -= 1
        else:
            self.previous()

    def right(self) -> None:
        """Go a character to the right, out of the entry at its end, but not beyond the last."""
        if self.at < len(self.entry):
            self.at += 1
        elif self.column < self._wide - 1:
            self._go(self.row, self.column + 1, 0)

    def start(self) -> None:
        """Go to the beginning of the entry."""
        self.at = 0

    def end(self) -> None:
        """Go to the end of the entry."""
        self.at = len(self.entry)

    def up(self) -> None:
        """Go to the entry above."""
        if self.row:
            self._go(self.row - 1, self.column)

    def down(self) -> None:
        """Go to the entry below; there may be none yet."""
        if self.row < len(self.rows) - 1:
            self._go(self.row + 1, self.column)
        else:
            self.next_row()

    def next(self, *, grow: bool = False) -> None:
        """Go to the next entry; behind the last of the first row, or where told to, there may be none yet."""
        if self.column < self._wide - 1:
            self._go(self.row, self.column + 1)
        elif not grow and len(self.rows) > 1:
            self.next_row()
        elif self.entry and self._wide < MOST:
            self._grow(len(self.rows), self._wide + 1)
            self._go(self.row, self._wide - 1)

    def previous(self) -> None:
        """Go to the entry before, and take away what was empty at the end of the rows."""
        if self.column:
            self._go(self.row, self.column - 1)
        elif self.row:
            self._go(self.row - 1, self._wide - 1)
        self._shrink()

    def next_row(self) -> None:
        """Go to the beginning of the next row; below the last there is none before that is filled."""
        if self.row < len(self.rows) - 1 or (any(self.rows[self.row]) and self.row < MOST - 1):
            self._grow(self.row + 2, self._wide)
            self._go(self.row + 1, 0)

    def go(self, row: int, column: int) -> None:
        """Go to an entry, or to the nearest there is."""
        self._go(min(row, len(self.rows) - 1), min(column, self._wide - 1))

    def settle(self) -> None:
        """Take away the rows and columns at the end in which nothing stands, wherever the cursor is."""
        self._go(0, 0)
        self._shrink()

    # ── the rows ──

    def _set(self, entry: str, at: int) -> None:
        self.rows[self.row][self.column], self.at = entry, at

    def _go(self, row: int, column: int, at: int | None = None) -> None:
        self.row, self.column = row, column
        self.at = len(self.entry) if at is None else at

    def _fits(self, height: int, width: int) -> bool:
        return self.row + height <= MOST and self.column + width <= MOST

    def _grow(self, height: int, width: int) -> None:
        for row in self.rows:
            row.extend([""] * (width - len(row)))
        wide = max(width, self._wide)
        self.rows += [[""] * wide for _ in range(height - len(self.rows))]

    def _shrink(self) -> None:
        """Take the empty rows and columns at the end away that the cursor is not in."""
        while len(self.rows) - 1 > self.row and not any(self.rows[-1]):
            self.rows.pop()
        while self._wide - 1 > self.column and not any(row[-1] for row in self.rows):
            for row in self.rows:
                row.pop()
