"""Everything that is shown of one question, from the prompt to the worked solution."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from cards.types import Question
from quiz.answer_form import numbered
from quiz.study.marks import Mark
from quiz.tui.contents import plain
from quiz.tui.widgets.choices import Choices, KeyPoints
from quiz.tui.widgets.fields import field_for
from quiz.tui.widgets.figure_box import FigureBox
from quiz.tui.widgets.formula_line import FormulaLine
from quiz.tui.widgets.line_answer import LineAnswer
from quiz.tui.widgets.prose import Prose
from quiz.tui.widgets.reading import Reading
from quiz.tui.widgets.steps import Steps
from quiz.tui.widgets.verdict_panel import VerdictPanel
from solvers.answers import ChoiceAnswer, DerivationAnswer, ExplainAnswer, OrderAnswer
from solvers.checking import Shown
from solvers.verdict import Verdict

_ROWS: Final = 18  # of a figure

if TYPE_CHECKING:
    from quiz.tui.widgets.explanation import Explanation
    from quiz.tui.widgets.fields import Field
    from quiz.tui.widgets.working import Working


class QuestionPage(VerticalScroll, can_focus=False):
    """A page that a screen fills in step by step; it knows how things look and nothing of sessions."""

    def __init__(self, make: Callable[[Question], Field] | None = None) -> None:
        super().__init__(id="page")
        self._make = make or field_for
        self._field: Field | None = None
        self._said = ""  # why the answer cannot be read as it stands

    def compose(self) -> ComposeResult:
        """Yield the places that every question is put into."""
        yield Prose(id="ask")
        yield FigureBox(_ROWS, id="figure")
        yield Vertical(id="hints")
        yield Vertical(id="answer")
        yield Static(id="slip", markup=False)
        yield Reading()
        yield Static("Checking…", id="checking", markup=False)
        yield Vertical(id="points")
        yield VerdictPanel()

    async def put(self, question: Question, hints: Sequence[str]) -> None:
        """Show another question, with an empty field for its answer."""
        self.query_one("#ask", Prose).text = question.ask
        await self.query_one("#hints").remove_children()
        await self.hint(hints)
        self._field = self._make(question)
        texts = () if isinstance(self._field, Steps) else numbered(question)  # they are numbered themselves
        lines = [FormulaLine(classes="numbered") for _ in texts]
        slot = self.query_one("#answer")
        await slot.remove_children()
        await slot.mount(*lines, self._field)
        for number, (line, text) in enumerate(zip(lines, texts, strict=True), start=1):
            line.show(f" {number}", text, None)
            line.set_class(number == len(lines), "-last")
        self.open()

    def show_figure(self, question: Question | None, style: str) -> None:
        """Show the question's figure above the answer, or nothing."""
        figure = self.query_one("#figure", FigureBox)
        figure.show(question, style)
        figure.set_class(figure.flexible, "-flexible")
        if figure.display:
            self.move_child(figure, after=self.query_one("#ask"))
            self.call_after_refresh(self._make_way)

    def _make_way(self) -> None:
        """Put a figure that pushes the answer off the screen below it."""
        figure = self.query_one("#figure", FigureBox)
        if figure.display and self._asking and self.max_scroll_y > 0:
            figure.remove_class("-flexible")
            self.move_child(figure, after=self.query_one(Reading))
            self.scroll_home(animate=False)

    @property
    def _asking(self) -> bool:
        return self._field is not None and not self._field.disabled

    async def hint(self, texts: Sequence[str]) -> None:
        """Show those of the hints that are not on the page yet."""
        box = self.query_one("#hints")
        for text in texts[len(box.children) :]:
            await box.mount(Prose(text, classes="hint"))

    @property
    def _writing(self) -> LineAnswer | Explanation | Working | None:
        """The field, where text is typed into it."""
        return None if isinstance(self._field, Choices | Steps) else self._field

    @property
    def _lines(self) -> Explanation | Working | None:
        """The field, where it has several lines."""
        return None if isinstance(self._writing, LineAnswer) else self._writing

    @property
    def holds_text(self) -> bool:
        """Whether something is typed in the field."""
        return bool(self.draft)

    @property
    def draft(self) -> str:
        """What is typed in the field and not checked yet."""
        return self._writing.given if self._writing else ""

    @draft.setter
    def draft(self, text: str) -> None:
        if text and self._writing:
            self._writing.fill(text)

    @property
    def given(self) -> str:
        """The answer as it stands in the field."""
        return self._field.given if self._field is not None else ""

    def fill(self, text: str) -> None:
        """Put an answer that was given before into the field."""
        if self._field is not None and text:
            self._field.fill(text)

    @property
    def takes_text(self) -> bool:
        """Whether something can be typed now."""
        return self._asking and self._writing is not None

    def insert(self, text: str) -> None:
        """Put a text in at the cursor."""
        if self._writing:
            self._writing.put_in(text)
            self._writing.focus()

    @property
    def finished(self) -> str:
        """The lines of working that are not being written; all of them once it is closed."""
        if self._lines is None:
            return ""
        return self._lines.finished if self._asking else self._lines.given

    def mark(self, marks: Sequence[Mark]) -> None:
        """Show beside each line of working whether it follows, and why not."""
        if self._lines:
            self._lines.mark(marks)
        self._tell_slip()

    def _tell_slip(self) -> None:
        """Say below the lines what there is no room for beside them, until the verdict says it."""
        slip = self.query_one("#slip", Static)
        told = self._lines.untold if self._lines and self._asking else ""
        slip.update(plain(told))
        slip.display = bool(told) and told != self._said
        if slip.display:
            self.call_after_refresh(slip.scroll_visible, animate=False)

    def open(self) -> None:
        """Let the learner answer, for the first time or once more; what stands there is typed over."""
        for name in ("VerdictPanel", "#points", "#checking"):
            self.query_one(name).display = False
        self.read(None)
        self._enable(shown=True, enabled=True)
        if self._writing:
            self._writing.select_all()
        self.scroll_home(animate=False)

    def read(self, read: Shown | Verdict | None) -> None:
        """Show how the answer is read so far, or why it cannot be read yet."""
        self._said = read.message if isinstance(read, Verdict) else ""
        self._tell_slip()
        reading = self.query_one(Reading)
        reading.display = True
        match read:
            case Shown() if isinstance(self._field, Steps):
                reading.clear()  # the steps themselves show it
            case Shown(text, latex):
                reading.understood(text, latex)
            case Verdict():
                self._fault(read, refused=False)
            case None:
                reading.clear()

    def refuse(self, verdict: Verdict) -> None:
        """Point out why an answer was not taken."""
        self.query_one(Reading).display = True
        self._fault(verdict, refused=True)

    def wait(self, *, waiting: bool) -> None:
        """Show that the answer is being checked, or that it no longer is."""
        self._enable(shown=True, enabled=not waiting)
        self.query_one("#checking").display = waiting
        self.query_one(Reading).display = not waiting

    def close(self, question: Question) -> None:
        """End the asking; an answer that is more than a line stays to be seen."""
        self.query_one(Reading).display = False
        self._enable(shown=stays(question), enabled=False)

    async def compare(self, texts: Sequence[str]) -> None:
        """Show the key points to be ticked."""
        box, points = self.query_one("#points"), KeyPoints(texts)
        await box.remove_children()
        await box.mount(Static("Which of these did you say?", id="points-title"), points)
        box.display = True
        points.focus()
        self.call_after_refresh(box.scroll_visible, animate=False)

    def show_verdict(self, verdict: Verdict, yours: str) -> None:
        """Show what became of the answer, and nothing of the right one."""
        for points in self.query(KeyPoints):
            points.disabled = True
        panel = self.query_one(VerdictPanel)
        panel.show(verdict, yours)
        panel.display = True
        self.call_after_refresh(panel.scroll_visible, animate=False)

    def reveal(self, reference: Shown, why: str, source: str) -> None:
        """Show the right answer and the worked solution as well."""
        panel = self.query_one(VerdictPanel)
        panel.reveal(reference, why, source)
        self.call_after_refresh(panel.scroll_visible, animate=False)

    def _enable(self, *, shown: bool, enabled: bool) -> None:
        """Show the field or not, and let it be typed in or not."""
        if self._field is not None:
            self._field.display = shown
            self._field.disabled = not enabled
            if enabled:
                self.screen.set_focus(self._field)  # at once: `focus` waits, and the next key would be lost

    def _fault(self, verdict: Verdict, *, refused: bool) -> None:
        """Show why the answer cannot be read, with a caret under the place where there is one line."""
        column, length = None, 1
        if verdict.span is not None and isinstance(self._field, LineAnswer):
            column, end = map(self._field.column_of, verdict.span)
            length = max(1, end - column)
        self.query_one(Reading).fault(verdict.message, column, length, refused=refused)


def stays(question: Question) -> bool:
    """Whether the answer stays on the page as it was given."""
    return isinstance(question.answer, ChoiceAnswer | OrderAnswer | ExplainAnswer | DerivationAnswer)
