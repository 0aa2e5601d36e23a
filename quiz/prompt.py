"""Deck text with formulas in it, `$…$` in the line and `$$…$$` on lines of their own, set to a width.

The screens and `--plain` show the same lines. A formula of several rows stands in the running text with its
baseline on the line, as in print; what does not fit is written on one line, and broken if it must be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from quiz import formulas
from quiz.cells import split_at, width
from quiz.display import printable
from quiz.formulas.boxes import Box, line

NARROWEST = 8
_INDENT = 4

# as Pandoc reads it: no space inside the dollars, no digit after, so that $5 and $10 stay amounts
_FORMULA = re.compile(
    r"\$\$(?P<block>.+?)\$\$|(?<![\\$])\$(?P<inline>[^\s$](?:[^$]*?[^\s$\\])?)\$(?![\d$])", re.DOTALL
)
_WIDE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60"
_WORD = re.compile(rf"\s+|[{_WIDE}][、。，．；：？！）」』】〉》”’%]*|[^\s{_WIDE}]+")


class Run(msgspec.Struct, frozen=True):
    """Characters of one line that belong together; `formula` tells mathematics from words."""

    text: str
    formula: bool = False


class _Word(msgspec.Struct, frozen=True):
    """Boxes that no line break may part, and whether a space stands before them."""

    boxes: tuple[tuple[Box, bool], ...]
    spaced: bool

    @property
    def width(self) -> int:
        return sum(box.width for box, _ in self.boxes)


def lines(text: str, columns: int, *, flat: bool = False) -> list[str]:
    """Return the lines of `layout` as plain strings, with nothing after the last character."""
    return ["".join(run.text for run in runs).rstrip() for runs in layout(text, columns, flat=flat)]


def layout(text: str, columns: int, *, flat: bool = False) -> list[tuple[Run, ...]]:
    """Return `text` as lines of at most `columns`; `flat` writes each formula on one line."""
    columns = max(columns, NARROWEST)
    found: list[tuple[Run, ...]] = []
    for paragraph, block in _paragraphs(printable(text).expandtabs(4)):
        if block:
            found.extend(_block(paragraph, columns, flat=flat))
        else:
            for row in _filled(_words(paragraph, columns, flat=flat), columns):
                found.extend(_rows(row))
    return _without_margins(found)


def labelled(label: str, text: str, latex: str, columns: int) -> list[tuple[Run, ...]]:
    """Return a label with `latex` drawn beside it, or `text` where that is empty, in `columns`."""
    columns = max(columns, NARROWEST)
    box = _fitting(latex, columns - width(label) - 2, flat=False) if latex else None
    if box is None:
        return _hanging(label, f"${latex.strip()}$" if latex else text, columns)
    words = [_Word(((line(label + " "), False),), spaced=False), _Word(((box, True),), spaced=True)]
    return list(_rows(words))


def _hanging(label: str, text: str, columns: int) -> list[tuple[Run, ...]]:
    """Return a label and text that does not run below it."""
    indent = width(label) + 2
    rows = layout(text, columns - indent) or [()]
    heads = [Run(label + "  "), *(Run(" " * indent) for _ in rows[1:])]
    return [(head, *row) for head, row in zip(heads, rows, strict=True)]


def _without_margins(rows: list[tuple[Run, ...]]) -> list[tuple[Run, ...]]:
    """Return the rows without the empty ones at either end."""
    kept = [index for index, row in enumerate(rows) if any(run.text.strip() for run in row)]
    return rows[kept[0] : kept[-1] + 1] if kept else []


def _paragraphs(text: str) -> Iterator[tuple[str, bool]]:
    """Yield lines of text, and the sources of formulas that stand alone (True)."""
    start = 0
    for match in _FORMULA.finditer(text):
        if match["block"] is not None:
            yield from _text_lines(text[start : match.start()])
            yield match["block"], True
            start = match.end()
    yield from _text_lines(text[start:])


def _text_lines(text: str) -> Iterator[tuple[str, bool]]:
    if text.strip():
        yield from ((part, False) for part in _outside(text.strip("\n")))


def _outside(text: str) -> list[str]:
    """Return the lines of `text`; a line end within a formula is none."""
    joined = _FORMULA.sub(lambda match: match[0].replace("\n", " "), text)
    return joined.split("\n")


def _block(latex: str, columns: int, *, flat: bool) -> Iterator[tuple[Run, ...]]:
    box = line(formulas.inline(latex)) if flat else formulas.box(latex, display=True)
    if box.width + _INDENT > columns:
        yield from (row for words in _filled(_broken(latex, columns), columns) for row in _rows(words))
        return
    for row in ("", *box.rows, ""):
        yield (Run(" " * _INDENT), Run(row, formula=True)) if row else (Run(""),)


def _words(paragraph: str, columns: int, *, flat: bool) -> list[_Word]:
    """Return the paragraph as words; what touches a formula stays with it as long as both fit on a line."""
    words: list[_Word] = []
    spaced = False
    for box, formula, breakable in _pieces(paragraph, columns, flat=flat):
        if box is None:
            spaced = True
            continue
        joined = bool(words) and not spaced and not breakable
        if joined and words[-1].width + box.width <= columns:
            words[-1] = _Word((*words[-1].boxes, (box, formula)), words[-1].spaced)
        else:
            words.append(_Word(((box, formula),), spaced))
        spaced = False
    return words


def _pieces(paragraph: str, columns: int, *, flat: bool) -> Iterator[tuple[Box | None, bool, bool]]:
    """Yield box (None for a space), whether it is a formula, and whether a line may break before it."""
    start = 0
    for match in _FORMULA.finditer(paragraph):
        yield from _text_pieces(paragraph[start : match.start()], columns)
        box = _fitting(match["inline"] or "", columns, flat=flat)
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
        wide = not token.isascii() and width(token[0]) == 2
        for index, chunk in enumerate(_cut(token, columns)):
            yield line(chunk), False, wide or index > 0


def _fitting(latex: str, columns: int, *, flat: bool) -> Box | None:
    """Return the formula as the best box that fits, or None when even one line is too long."""
    if not flat:
        box = formulas.box(latex, display=False)
        if box.width <= columns:
            return box
    written = line(formulas.inline(latex))
    return written if written.width <= columns else None


def _chunks(latex: str, columns: int) -> Iterator[Box]:
    return (box for word in _broken(latex, columns) for box, _ in word.boxes)


def _broken(latex: str, columns: int) -> list[_Word]:
    """Return a formula that is too wide as words on one line, broken where it has spaces."""
    parts = [part for word in formulas.inline(latex).split() for part in _cut(word, columns)]
    return [_Word(((line(part), True),), spaced=True) for part in parts]


def _cut(text: str, columns: int) -> Iterator[str]:
    while text:
        head, text = split_at(text, columns)
        yield head


def _filled(words: Iterable[_Word], columns: int) -> Iterator[list[_Word]]:
    """Yield as many words as fit on each line; an empty paragraph is one empty line."""
    row: list[_Word] = []
    used = 0
    for word in words:
        needed = word.width + (word.spaced and bool(row))
        if row and used + needed > columns:
            yield row
            row, used, needed = [], 0, word.width
        row.append(word)
        used += needed
    yield row


def _rows(words: list[_Word]) -> Iterator[tuple[Run, ...]]:
    """Yield the rows of one line of text: as many as its tallest formula has."""
    placed = [
        (box, formula, word.spaced and index > 0 and first == 0)
        for index, word in enumerate(words)
        for first, (box, formula) in enumerate(word.boxes)
    ]
    above = max((box.above for box, _, _ in placed), default=0)
    below = max((box.below for box, _, _ in placed), default=0)
    for offset in range(-above, below + 1):
        yield tuple(run for piece in placed for run in _runs(*piece, offset))


def _runs(box: Box, formula: bool, spaced: bool, offset: int) -> Iterator[Run]:
    if spaced:
        yield Run(" ")
    row = box.baseline + offset
    inside = 0 <= row < box.height
    yield Run(box.rows[row] if inside else " " * box.width, formula)
