"""Text of decks and learners as Textual content: never markup, never an escape sequence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from quiz.text.display import one_line, printable

if TYPE_CHECKING:  # the home screen sets no formulas
    from quiz.text.prompt import Run

FORMULA = "$formula"
QUIET = "$quiet"


def plain(text: str, style: str = "") -> Content:
    """Return hostile text as content in one style."""
    return Content.assemble((printable(text), style))


def single(text: str, style: str = "", limit: int = 200) -> Content:
    """Return hostile text as one line of content."""
    return Content.assemble((one_line(text, limit), style))


def of_rows(rows: Iterable[tuple[Run, ...]], label: str = "") -> Content:
    """Return the rows of a prompt, formulas in a colour of their own; `label` styles each first run."""
    return Content("\n").join(Content.assemble(*_styled(row, label)) for row in rows)


def _styled(row: tuple[Run, ...], label: str) -> Iterator[tuple[str, str]]:
    for index, run in enumerate(row):
        yield run.text, FORMULA if run.formula else "" if index else label
