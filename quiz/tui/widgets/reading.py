"""How the answer is read while it is typed, or where it cannot be read and why."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from quiz.tui.contents import plain
from quiz.tui.widgets.formula_line import FormulaLine


class Reading(Vertical):
    """One of: nothing, the formula that was understood, or a caret under the fault and a sentence."""

    def compose(self) -> ComposeResult:
        """Yield the formula, the caret and the sentence."""
        yield FormulaLine(id="understood")
        yield Static(id="caret", markup=False)
        yield Static(id="fault", markup=False)

    def clear(self) -> None:
        """Show nothing."""
        self._show(fault=False)
        self.query_one(FormulaLine).display = False

    def understood(self, text: str, latex: str | None) -> None:
        """Show the answer as it is read."""
        self._show(fault=False)
        self.query_one(FormulaLine).show("I read", text, latex)

    def fault(self, message: str, column: int | None, length: int, *, refused: bool) -> None:
        """Show why the answer cannot be read; `column` is its place, None if it has none.

        While the answer is still being typed the sentence is quiet; once Enter was refused it is not.
        """
        self._show(fault=True)
        self.query_one(FormulaLine).display = False
        caret = self.query_one("#caret", Static)
        caret.display = column is not None
        caret.update(" " * (column or 0) + "▲" * max(1, length))
        self.query_one("#fault", Static).update(plain(f"! {message}" if refused else message))
        self.set_class(refused, "-refused")

    def _show(self, *, fault: bool) -> None:
        for name in ("#caret", "#fault"):
            self.query_one(name).display = fault
        self.remove_class("-refused")
