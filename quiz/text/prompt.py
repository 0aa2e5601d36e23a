"""Deck text with formulas in it, `$…$` in the line and `$$…$$` on lines of their own, set to a width.

The screens and `--plain` show the same lines. A formula of several rows stands in the running text with its
baseline on the line, as in print; what does not fit is written on one line, and broken if it must be.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from quiz.text import formulas
from quiz.text.cells import width
from quiz.text.display import one_line, printable
from quiz.text.formulas.boxes import line
from quiz.text.wrapping import FORMULA, Line, Row, Run, Word, broken, filled, fitting, line_of, words_of

__all__ = ["NARROWEST", "Row", "Run", "labelled", "layout", "lines"]

NARROWEST: Final = 8
_INDENT: Final = 4
_SHOWN: Final = 600  # characters of a question of which only the first words are wanted
_UNBROKEN: Final = 1_000_000  # columns


def lines(text: str, columns: int, *, flat: bool = False) -> list[str]:
    """Return the lines of `layout` as plain strings, with nothing after the last character."""
    return ["".join(run.text for run in runs).rstrip() for runs in layout(text, columns, flat=flat)]


@lru_cache(maxsize=4096)
def first_words(ask: str) -> str:
    """Return a question on one line, its formulas flattened; safe to show."""
    return one_line(" ".join(lines(ask[:_SHOWN], _UNBROKEN, flat=True)))


def layout(text: str, columns: int, *, flat: bool = False) -> list[Row]:
    """Return `text` as lines of at most `columns`; `flat` writes each formula on one line."""
    return _without_margins([row for line in _set(text, columns, flat=flat) for row in line.rows])


def _set(text: str, columns: int, *, flat: bool) -> Iterator[Line]:
    columns = max(columns, NARROWEST)
    for paragraph, block in _paragraphs(printable(text).expandtabs(4)):
        if block:
            yield from _block(paragraph, columns, flat=flat)
        else:
            yield from map(line_of, filled(words_of(paragraph, columns, flat=flat), columns))


def labelled(label: str, text: str, latex: str, columns: int, *, gap: int = 2) -> list[Row]:
    """Return a label with `latex` drawn beside it, or `text` where that is empty, in `columns`."""
    columns = max(columns, NARROWEST)
    label += " " * gap
    box = fitting(latex, columns - width(label), flat=False) if latex else None
    if box is None:
        return _hanging(label, f"${latex.strip()}$" if latex else text, columns)
    words = [Word(((line(label), False),), spaced=False), Word(((box, True),), spaced=False)]
    return list(line_of(words).rows)


def _hanging(label: str, text: str, columns: int) -> list[Row]:
    """Return a label and text that does not run below it; the label is in line with the first words."""
    indent = width(label)
    lines = list(_set(text, columns - indent, flat=False))
    rows = _without_margins([row for line in lines for row in line.rows]) or [()]
    beside = lines[0].baseline if lines else 0
    heads = [Run(label) if index == beside else Run(" " * indent) for index in range(len(rows))]
    return [(head, *row) for head, row in zip(heads, rows, strict=True)]


def _without_margins(rows: list[Row]) -> list[Row]:
    """Return the rows without the empty ones at either end."""
    kept = [index for index, row in enumerate(rows) if any(run.text.strip() for run in row)]
    return rows[kept[0] : kept[-1] + 1] if kept else []


def _paragraphs(text: str) -> Iterator[tuple[str, bool]]:
    """Yield lines of text, and the sources of formulas that stand alone (True)."""
    start = 0
    for match in FORMULA.finditer(text):
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
    joined = FORMULA.sub(lambda match: match[0].replace("\n", " "), text)
    return joined.split("\n")


def _block(latex: str, columns: int, *, flat: bool) -> Iterator[Line]:
    box = line(formulas.inline(latex)) if flat else formulas.box(latex, display=True)
    if box.width + _INDENT > columns:
        yield from map(line_of, filled(broken(latex, columns), columns))
        return
    empty: Row = (Run(""),)
    rows = [(Run(" " * _INDENT), Run(row, formula=True)) for row in box.rows]
    yield Line((empty, *rows, empty), box.baseline + 1)
