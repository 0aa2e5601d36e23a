"""The field for the answer, and what is said of that which stands in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from cards.types import Question
from quiz.answer_form import numbered
from quiz.study.marks import Mark
from quiz.tui.contents import plain
from quiz.tui.widgets.fields import field_for
from quiz.tui.widgets.formula_line import FormulaLine
from quiz.tui.widgets.reading import Reading
from solvers.checking import Shown
from solvers.verdict import Verdict

if TYPE_CHECKING:
    from quiz.tui.widgets.answer_field import AnswerField


class AnswerBox(Vertical):
    """A field of the question's own kind with its reading, its faults and the wait for the checker."""

    def __init__(self, make: Callable[[Question], AnswerField] | None = None) -> None:
        super().__init__(id="answer-box")
        self._make = make or field_for
        self._field: AnswerField | None = None
        self._said = ""  # why the answer cannot be read as it stands

    def compose(self) -> ComposeResult:
        """Yield the places for the field and for what is said of it."""
        yield Vertical(id="answer")
        yield Static(id="slip", markup=False)
        yield Reading()
        yield Static("Checking…", id="checking", markup=False)

    async def put(self, question: Question) -> None:
        """Show an empty field for the answer to another question."""
        self._field = self._make(question)
        texts = () if self._field.tells_itself else numbered(question)
        lines = [FormulaLine(classes="numbered") for _ in texts]
        slot = self.query_one("#answer")
        await slot.remove_children()
        await slot.mount(*lines, self._field)
        for number, (line, text) in enumerate(zip(lines, texts, strict=True), start=1):
            line.show(f" {number}", text, None)
            line.set_class(number == len(lines), "-last")
        self.open()

    # ── the answer ──

    @property
    def given(self) -> str:
        """The answer as it stands in the field."""
        return self._field.given if self._field else ""

    def fill(self, text: str) -> None:
        """Put an answer that was given before into the field."""
        if self._field and text:
            self._field.fill(text)

    @property
    def draft(self) -> str:
        """What is typed in the field and not checked yet."""
        return self._field.given if self._field and self._field.takes_text else ""

    @property
    def takes_text(self) -> bool:
        """Whether something can be typed now."""
        return self.is_open and self._field is not None and self._field.takes_text

    def insert(self, text: str) -> None:
        """Put a text in at the cursor."""
        if self._field:
            self._field.put_in(text)
            self._field.focus()

    # ── lines of working ──

    @property
    def finished(self) -> str:
        """The lines of working that are not being written; all of them once it is closed."""
        if self._field is None:
            return ""
        return self._field.finished if self.is_open else self._field.given

    def mark(self, marks: Sequence[Mark]) -> None:
        """Show beside each line of working whether it follows, and why not."""
        if self._field:
            self._field.mark(marks)
        self._tell_slip()

    def _tell_slip(self) -> None:
        """Say below the lines what there is no room for beside them, until the verdict says it."""
        slip = self.query_one("#slip", Static)
        told = self._field.untold if self._field and self.is_open else ""
        slip.update(plain(told))
        slip.display = bool(told) and told != self._said
        if slip.display:
            self.call_after_refresh(slip.scroll_visible, animate=False)

    # ── what is said of it ──

    def read(self, read: Shown | Verdict | None) -> None:
        """Show how the answer is read so far, or why it cannot be read yet."""
        self._said = read.message if isinstance(read, Verdict) else ""
        self._tell_slip()
        reading = self.query_one(Reading)
        reading.display = True
        match read:
            case Shown(text, latex) if self._field and not self._field.tells_itself:
                reading.understood(text, latex)
            case Verdict():
                self._fault(read, refused=False)
            case _:
                reading.clear()

    def refuse(self, verdict: Verdict) -> None:
        """Point out why an answer was not taken."""
        self.query_one(Reading).display = True
        self._fault(verdict, refused=True)

    def _fault(self, verdict: Verdict, *, refused: bool) -> None:
        """Show why the answer cannot be read, with a caret under the place where there is one line."""
        start, end = verdict.span or (None, 0)
        column = self._field.column_of(start) if self._field and start is not None else None
        last = self._field.column_of(end) if self._field and column is not None else None
        length = max(1, last - column) if last is not None and column is not None else 1
        self.query_one(Reading).fault(verdict.message, column, length, refused=refused)

    # ── open and closed ──

    @property
    def is_open(self) -> bool:
        """Whether an answer can be given now."""
        return self._field is not None and not self._field.disabled

    @property
    def stays(self) -> bool:
        """Whether the field is seen with the answer in it once that is judged."""
        return self._field is not None and self._field.stays

    def open(self) -> None:
        """Let the learner answer, for the first time or once more; what stands there is typed over."""
        self.query_one("#checking").display = False
        self.read(None)
        self._enable(shown=True, enabled=True)
        if self._field:
            self._field.select_all()

    def wait(self, *, waiting: bool) -> None:
        """Show that the answer is being checked, or that it no longer is."""
        self._enable(shown=True, enabled=not waiting)
        self.query_one("#checking").display = waiting
        self.query_one(Reading).display = not waiting

    def close(self) -> None:
        """End the asking; an answer that is more than a line stays to be seen."""
        self.query_one(Reading).display = False
        self._enable(shown=self.stays, enabled=False)

    def _enable(self, *, shown: bool, enabled: bool) -> None:
        """Show the field or not, and let it be typed in or not."""
        if self._field is not None:
            self._field.display = shown
            self._field.disabled = not enabled
            if enabled:
                self.screen.set_focus(self._field)  # at once: `focus` waits, and the next key would be lost
