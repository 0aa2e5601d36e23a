"""What became of an answer: the verdict in a sign and a word, its reason, the right answer, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from quiz.tui.contents import QUIET, plain, single
from quiz.tui.widgets.figure_box import FigureBox
from quiz.tui.widgets.formula_line import FormulaLine
from quiz.tui.widgets.prose import Prose
from solvers.checking import Shown
from solvers.verdict import Outcome, Reason, Verdict

SIGNS: Final[Mapping[Outcome, tuple[str, str]]] = {
    Outcome.CORRECT: ("✓", "Correct"),
    Outcome.PARTIAL: ("◐", "Partly right"),
    Outcome.WRONG: ("✗", "Wrong"),
    Outcome.MALFORMED: ("!", "Not read"),
    Outcome.UNDECIDED: ("?", "Undecided"),
}
_GAVE_UP: Final = ("○", "Given up")
_NEED_NO_WORDS: Final = (Reason.EQUAL, Reason.GAVE_UP)  # the headline says it all
_YOURS: Final = "You wrote"
_ROWS: Final = 13  # of a figure


class VerdictPanel(Vertical):
    """A panel whose look follows the outcome, and whose words say it without the look."""

    def compose(self) -> ComposeResult:
        """Yield the parts; each is hidden while it is empty."""
        yield Static(id="outcome", markup=False)
        yield Prose(id="reason")
        yield FormulaLine(id="yours")
        yield FormulaLine(id="reference")
        yield Prose(id="why")
        yield FigureBox(_ROWS, id="solution")
        yield Static(id="source", markup=False)

    def show(self, verdict: Verdict, yours: str) -> None:
        """Show a verdict beside the answer that was given, and nothing of the right one yet."""
        sign, word = _GAVE_UP if verdict.reason is Reason.GAVE_UP else SIGNS[verdict.outcome]
        self.set_classes(f"-{verdict.outcome}")
        self.query_one("#outcome", Static).update(_headline(sign, word, verdict))
        self._prose("#reason", "" if verdict.reason in _NEED_NO_WORDS else verdict.message)
        self.query_one("#yours", FormulaLine).show(_YOURS, yours, None)
        self.reveal(Shown(""), "", "")

    def reveal(self, reference: Shown, why: str, source: str) -> None:
        """Show the right answer, the worked solution and where it comes from as well."""
        line, paired = self.query_one("#reference", FormulaLine), self.query_one("#yours").display
        line.show("Answer".ljust(len(_YOURS)) if paired else "Answer", reference.text, reference.latex)
        line.set_class(
            paired and not line.tall, "-paired"
        )  # a numerator must not seem part of the line above
        self._prose("#why", why)
        line_of_source = self.query_one("#source", Static)
        line_of_source.update(single(source, QUIET))
        line_of_source.display = bool(source)

    def _prose(self, name: str, text: str) -> None:
        prose = self.query_one(name, Prose)
        prose.text = text
        prose.display = bool(text.strip())


def _headline(sign: str, word: str, verdict: Verdict) -> Content:
    score = f"  {round(100 * verdict.score)} %" if verdict.outcome is Outcome.PARTIAL else ""
    return Content.assemble(plain(f"{sign} {word}", "bold"), (score, QUIET))
