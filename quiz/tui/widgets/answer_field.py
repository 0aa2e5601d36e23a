"""What every widget has that an answer is given in, whatever the kind of answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.widget import Widget

from quiz.study.marks import Mark


class AnswerField(Widget):
    """Has a text that is judged; what a kind of answer does not need does nothing."""

    takes_text: ClassVar[bool] = False  # typed, so that symbols can be put in and a draft be kept
    tells_itself: ClassVar[bool] = False  # what is given: neither numbers nor a reading stand beside it
    stays: ClassVar[bool] = False  # on the page with the answer, once that is judged

    @property
    def given(self) -> str:
        """The answer as it stands."""
        raise NotImplementedError

    def fill(self, text: str) -> None:
        """Let the answer be one that was given before."""
        raise NotImplementedError

    def put_in(self, text: str) -> None:
        """Put a text in at the cursor."""

    def select_all(self) -> None:
        """Let what stands there be typed over or looked over from its beginning."""

    def column_of(self, index: int) -> int | None:
        """Return the column of this widget, from 0, of a character of the answer, if it has one."""
        del index
        return None

    # ── lines of working ──

    @property
    def finished(self) -> str:
        """The lines that are not being written."""
        return ""

    def mark(self, marks: Sequence[Mark]) -> None:
        """Show beside each line whether it follows, and why not."""

    @property
    def untold(self) -> str:
        """What there is no room for beside the lines."""
        return ""
