"""Lines of working, each with its number, whether it follows, and why not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.segment import Segment
from textual.binding import BindingType
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import TextArea

from quiz.study.completion import completion
from quiz.study.marks import Mark
from quiz.text.cells import width
from quiz.text.display import one_line
from quiz.tui.bound import bound
from quiz.tui.messages import AnswerChanged
from quiz.tui.widgets.explanation import Lines

_SIGNS: Final = {True: ("✓", "follows"), False: ("✗", "fails"), None: ("?", "open")}
_GAP: Final = 3  # columns between a line and its reason
_LONGEST: Final = 400  # characters of a reason


class Working(Lines):
    """One step on each line; Enter begins the next, and on an empty line checks them all."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "working--number",
        "working--reason",
        "working--follows",
        "working--fails",
        "working--open",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("answer.check", "step", "Next line", priority=True),
        bound("answer.complete", "complete", "Complete the name", priority=True, show=False),
        bound("answer.new-line", "newline", "New line", priority=True, show=False),
    ]

    def __init__(self, known: Sequence[str]) -> None:
        self.known = tuple(known)
        self.marks: dict[int, Mark] = {}  # by the line, from 0
        self._written = 0  # the line that was changed last
        super().__init__("Your working, a step on each line", "an empty line checks it")

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Tell the screen that another line is being written."""
        event.stop()
        self.post_message(AnswerChanged(self.given))

    def action_complete(self) -> None:
        """Go on with the name before the cursor as far as it is settled."""
        self.call_later(self._complete)

    def _complete(self) -> None:
        row, column = self.cursor_location
        self.insert(completion(self.document.get_line(row)[:column], self.known))

    def action_step(self) -> None:
        """Begin a line, or check when the cursor stands on an empty one."""
        self.call_later(self._step)

    def _step(self) -> None:
        row, _ = self.cursor_location
        if self.document.get_line(row).strip():
            self.insert("\n")
        else:
            self.submit()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Remember which line is being written."""
        self._written, _ = self.cursor_location
        super().on_text_area_changed(event)

    @property
    def finished(self) -> str:
        """The lines above the one that is being written; all of them where the cursor only passes over."""
        row, _ = self.cursor_location
        return super().finished if row == self._written else self.given

    # ── marks ──

    def mark(self, marks: Sequence[Mark]) -> None:
        """Put a mark beside each of these lines and beside no other."""
        self.marks = {mark.line - 1: mark for mark in marks if mark.line <= self.document.line_count}
        self.refresh()

    @property
    def untold(self) -> str:
        """A reason for which there is no room beside its line: that of the cursor's line, else the first."""
        row, _ = self.cursor_location
        for at in sorted(self.marks, key=lambda index: (index != row, index)):
            if self.marks[at].beside and not self._told(at):
                return f"Line {at + 1}: {self.marks[at].beside[-1]}"
        return ""

    @property
    def gutter_width(self) -> int:
        """The columns of the numbers and marks."""
        return len(str(self.document.line_count)) + 3

    def render_line(self, y: int) -> Strip:
        """Return a row of the text with its number and mark before it, and its reason behind it."""
        text, row = super().render_line(y), y + self.scroll_offset.y
        if row >= self.wrapped_document.height:
            return text
        index, start = self.wrapped_document.offset_to_location(Offset(0, row))
        gutter = self._gutter(index if start == 0 else None)
        if start == self._last_row(index) and (told := self._told(index)):
            text = Strip.join([text.crop(0, self.wrap_width - width(told)), self._styled(told, "reason")])
        return Strip.join([gutter, text])

    def _gutter(self, index: int | None) -> Strip:
        if index is None:
            return self._styled(" " * self.gutter_width, "number")
        mark = self.marks.get(index)
        sign, name = _SIGNS[mark.follows] if mark else (" ", "number")
        number = self._styled(f"{index + 1:>{self.gutter_width - 3}} ", "number")
        return Strip.join([number, self._styled(f"{sign} ", name)])

    def _styled(self, text: str, name: str) -> Strip:
        style = self.rich_style + self.get_component_rich_style(f"working--{name}", partial=True)
        return Strip([Segment(text, style)])

    def _last_row(self, index: int) -> int:
        """Return the character with which the last row of a line begins."""
        offsets = self.wrapped_document.get_offsets(index)
        return offsets[-1] if offsets else 0

    def _told(self, index: int) -> str:
        """Return what is said beside a line: as much of its reason as there is room for, perhaps nothing."""
        mark = self.marks.get(index)
        taken = width(self.document.get_line(index)[self._last_row(index) :]) + _GAP
        texts = (one_line(text, _LONGEST) for text in mark.beside) if mark else ()
        return next((text for text in texts if taken + width(text) <= self.wrap_width), "")
