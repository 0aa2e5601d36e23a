r"""LaTeX formulas drawn with the characters of a terminal: `\frac{a}{b}` in three rows, or `a/b` on one line.

What cannot be read, is not known, or would be too large is shown as its source on one line: nothing here
raises, and no formula is drawn wrongly to be drawn at all.
"""

from __future__ import annotations

from functools import lru_cache

from quiz.text.display import one_line, printable
from quiz.text.formulas.boxes import Box, checked, line
from quiz.text.formulas.layout import lay
from quiz.text.formulas.nodes import FormulaError
from quiz.text.formulas.oneline import write
from quiz.text.formulas.parsing import LONGEST, parse

__all__ = ["Box", "box", "draw", "inline"]


def draw(latex: str) -> list[str]:
    """Return the rows of the formula in two dimensions, of one width; its source in one row on failure."""
    return list(box(latex, display=True).rows)


def inline(latex: str) -> str:
    """Return the formula on one line, `1/(1 + e⁻ˣ)`; its source on failure."""
    try:
        return checked(line(write(parse(_clean(latex))))).rows[0]
    except FormulaError:
        return one_line(latex, LONGEST)


@lru_cache(maxsize=512)
def box(latex: str, *, display: bool) -> Box:
    """Return the formula as rows with a baseline, set for a line of its own or for running text."""
    try:
        return lay(parse(_clean(latex)), display=display)
    except FormulaError:
        return line(one_line(latex, LONGEST))


def _clean(latex: str) -> str:
    return " ".join(printable(latex, LONGEST + 1).split())
