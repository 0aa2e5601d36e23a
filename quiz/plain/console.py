"""Lines in, lines out: what a conversation needs of a terminal, a pipe or a screen reader.

Nothing is ever painted: no colour, no cursor movement, no line that is written over.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from cards.types import Question
from quiz.text import prompt
from quiz.text.cells import width
from quiz.text.display import printable
from quiz.text.figures.styles import Style, drawable

LONGEST_LINE = 20_000  # characters of one line that are kept; a formula may have 400
_UNBROKEN = 1_000_000  # columns of an output that has no width of its own
_PICTURE = (72, 18)  # most columns and rows of a figure
_POINTED = 60  # columns around the place of an error that are shown


class Console:
    """A conversation over two streams. `interactive` is whether a person sees what they type.

    `figures` is how figures are shown where the output can hold them so.
    """

    def __init__(self, source: TextIO, sink: TextIO, figures: Style = Style.DRAWN) -> None:
        self._source = source
        self._sink = sink
        self._ahead: list[str] = []
        dots = figures is not Style.DRAWN or drawable(getattr(sink, "encoding", None))
        self._figures = figures if dots else Style.ASCII
        self.interactive = source.isatty() and sink.isatty()
        self._columns = shutil.get_terminal_size().columns if sink.isatty() else _UNBROKEN
        self._edited = self.interactive and source is sys.stdin and sink is sys.stdout
        if self._edited:
            _edit_lines()

    def say(self, text: str = "") -> None:
        """Write text, with formulas on one line each, broken where the terminal ends."""
        self.write(prompt.lines(text, self._columns, flat=True))

    def write(self, lines: Iterable[str]) -> None:
        """Write lines as they are, without anything that a terminal obeys."""
        for line in lines:
            self._sink.write(printable(line) + "\n")
        self._sink.flush()

    def picture(self, question: Question) -> None:
        """Show the figure of a question, in ASCII where the output holds nothing else."""
        from quiz.text.figures.showing import Picture  # 15 ms that most sessions need not spend

        rows = Picture(question, self._figures).rows(min(self._columns - 1, _PICTURE[0]), _PICTURE[1])
        self.write("".join(span.text for span in row).rstrip() for row in rows)

    def ask(self, question: str) -> str | None:
        """Return the line typed after `question`, None at the end of the input."""
        if self._ahead:
            return self._ahead.pop()
        if self._edited:
            return self._typed(question)
        # what is typed elsewhere does not show here, so the question ends its own line
        self._sink.write(question + (" " if self.interactive else "\n"))
        self._sink.flush()
        return self._line()

    def put_back(self, line: str) -> None:
        """Give back a line that belongs to what is asked next."""
        self._ahead.append(line)

    def _typed(self, question: str) -> str | None:
        try:
            return input(f"{question} ")[:LONGEST_LINE]
        except EOFError:
            self._sink.write("\n")
            return None
        except KeyboardInterrupt:
            self._sink.write("\n")
            raise

    def _line(self) -> str | None:
        line = self._source.readline(LONGEST_LINE)
        rest = line
        while len(rest) == LONGEST_LINE and not rest.endswith("\n"):
            rest = self._source.readline(LONGEST_LINE)
        return line.rstrip("\r\n") if line else None


def pointer(text: str, start: int) -> list[str]:
    """Return the line of `text` that holds character `start`, and a caret below that character."""
    start = max(0, min(start, len(text)))
    before, after = text[:start].rpartition("\n")[2], text[start:].partition("\n")[0]
    before, after = (printable(part).replace("\t", " ") for part in (before, after))
    if len(before) > _POINTED // 2:
        before = "…" + before[-_POINTED // 2 :]
    if len(after) > _POINTED // 2:
        after = after[: _POINTED // 2] + "…"
    return [f"  {before}{after}", " " * (2 + width(before)) + "^"]


def _edit_lines() -> None:
    with suppress(ImportError):  # Windows edits lines by itself
        import readline

        # without it a paste comes wrapped in escape sequences, which a screen reader reads out
        readline.parse_and_bind("set enable-bracketed-paste off")
