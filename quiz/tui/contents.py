"""Text of decks and learners as Textual content: never markup, never an escape sequence."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from quiz.display import one_line, printable
from quiz.prompt import Run

FORMULA = "$formula"
QUIET = "$quiet"


def plain(text: str, style: str = "") -> Content:
    """Return hostile text as content in one style."""
    return Content.assemble((printable(text), style))


def single(text: str, style: str = "", limit: int = 200) -> Content:
    """Return hostile text as one line of content."""
    return Content.assemble((one_line(text, limit), style))


def of_rows(rows: Iterable[tuple[Run, ...]], style: str = "") -> Content:
    """Return the rows of a prompt as content, formulas in their own colour; `style` is that of the words."""
    return Content("\n").join(
        Content.assemble(*((run.text, FORMULA if run.formula else style) for run in row)) for row in rows
    )
