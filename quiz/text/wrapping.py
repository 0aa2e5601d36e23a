"""Words and formulas filled into lines: what may be parted, what stays together, and how rows line up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

import msgspec

from quiz.text import formulas
from quiz.text.cells import split_at, width
from quiz.text.formulas.boxes import Box, line

# as Pandoc reads it: no space inside the dollars, no digit after, so that $5 and $10 stay amounts
FORMULA: Final = re.compile(
    r"\$\$(?P<block>.+?)\$\$|(?<![\\$])\$(?P<inline>[^\s$](?:[^$]*?[^\s$\\])?)\$(?![\d$])", re.DOTALL
)
_WIDE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60"
_OPENING = "（「『【〈《〔［｛“‘"  # these end no line
_CLOSING = "、。，．；：？！）」』】〉》〕］｝”’%…"  # and these begin none
_WORD = re.compile(
    rf"\s+|[{_OPENING}]*(?:(?![{_OPENING}{_CLOSING}])[{_WIDE}]|[^\s{_WIDE}{_OPENING}{_CLOSING}]+)[{_CLOSING}]*"
    rf"|[{_OPENING}{_CLOSING}]+"
)


class Run(msgspec.Struct, frozen=True):
    """Characters of one line that belong together; `formula` tells mathematics from words."""

    text: str
    formula: bool = False


Row: TypeAlias = tuple[Run, ...]


class Line(msgspec.Struct, frozen=True):
    """One line of text: several rows where a formula is tall, the words on the row at index `baseline`."""

    rows: tuple[Row, ...]
    baseline: int


class Word(msgspec.Struct, frozen=True):
    """Boxes that no line break may part, and whether a space stands before them."""

    boxes: tuple[tuple[Box, bool], ...]
    spaced: bool

    @property
    def width(self) -> int:
        """Columns."""
        return sum(box.width for box, _ in self.boxes)


def words_of(paragraph: str, columns: int, *, flat: bool) -> list[Word]:
    """Return the paragraph as words; what touches a formula stays with it as long as both fit on a line."""
    words: list[Word] = []
    spaced = False
    for box, formula, breakable in _pieces(paragraph, columns, flat=flat):
        if box is None:
            spaced = True
            continue
        joined = bool(words) and not spaced and not breakable
        if joined and words[-1].width + box.width <= columns:
            words[-1] = Word((*words[-1].boxes, (box, formula)), words[-1].spaced)
        else:
            words.append(Word(((box, formula),), spaced))
        spaced = False
    return words


def _pieces(paragraph: str, columns: int, *, flat: bool) -> Iterator[tuple[Box | None, bool, bool]]:
    """Yield box (None for a space), whether it is a formula, and whether a line may break before it."""
    start = 0
    for match in FORMULA.finditer(paragraph):
        yield from _text_pieces(paragraph[start : match.start()], columns)
        box = fitting(match["inline"] or "", columns, flat=flat)
        if box:
            yield box, True, False
        else:
            yield from (
                (piece, True, index > 0) for index, piece in enumerate(_chunks(match["inline"], columns))
            )
        start = match.end()
    yield from _text_pieces(paragraph[start:], columns)


def _text_pieces(text: str, columns: int) -> Iterator[tuple[Box | None, bool, bool]]:
    for token in _WORD.findall(text.replace("\\$", "$")):
        if token.isspace():
            yield None, False, False
            continue
        breakable = _breakable(token)
        for index, chunk in enumerate(_cut(token, columns)):
            yield line(chunk), False, breakable or index > 0


def _breakable(token: str) -> bool:
    """Return whether a line may end before a token without a space: before Chinese, but no full stop."""
    if token.isascii() or token[0] in _CLOSING:
        return False
    return any(width(character) == 2 for character in token[:2])


def fitting(latex: str, columns: int, *, flat: bool) -> Box | None:
    """Return the formula as the best box that fits, or None when even one line is too long."""
    if not flat:
        box = formulas.box(latex, display=False)
        if box.width <= columns:
            return box
    written = line(formulas.inline(latex))
    return written if written.width <= columns else None


def _chunks(latex: str, columns: int) -> Iterator[Box]:
    return (box for word in broken(latex, columns) for box, _ in word.boxes)


def broken(latex: str, columns: int) -> list[Word]:
    """Return a formula that is too wide as words on one line, broken where it has spaces."""
    parts = [part for word in formulas.inline(latex).split() for part in _cut(word, columns)]
    return [Word(((line(part), True),), spaced=True) for part in parts]


def _cut(text: str, columns: int) -> Iterator[str]:
    while text:
        head, text = split_at(text, columns)
        yield head


def filled(words: Iterable[Word], columns: int) -> Iterator[list[Word]]:
    """Yield as many words as fit on each line; an empty paragraph is one empty line."""
    row: list[Word] = []
    used = 0
    for word in words:
        needed = word.width + (word.spaced and bool(row))
        if row and used + needed > columns:
            yield row
            row, used, needed = [], 0, word.width
        row.append(word)
        used += needed
    yield row


def line_of(words: list[Word]) -> Line:
    """Return one line of text: as many rows as its tallest formula has."""
    placed = [
        (box, formula, word.spaced and index > 0 and first == 0)
        for index, word in enumerate(words)
        for first, (box, formula) in enumerate(word.boxes)
    ]
    above = max((box.above for box, _, _ in placed), default=0)
    below = max((box.below for box, _, _ in placed), default=0)
    offsets = range(-above, below + 1)
    return Line(
        tuple(tuple(run for piece in placed for run in _runs(*piece, offset)) for offset in offsets), above
    )


def _runs(box: Box, formula: bool, spaced: bool, offset: int) -> Iterator[Run]:
    if spaced:
        yield Run(" ")
    row = box.baseline + offset
    inside = 0 <= row < box.height
    yield Run(box.rows[row] if inside else " " * box.width, formula)
