"""One card in full: its question, its answer once that is asked for, its schedule and its past."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.tui.bound import bound, keys_of
from quiz.tui.card_view import CardView
from quiz.tui.contents import QUIET, plain
from quiz.tui.widgets.formula_line import FormulaLine
from quiz.tui.widgets.prose import Prose


class CardPreview(VerticalScroll):
    """Shows a `CardView`; the answer stays hidden until `reveal`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("preview.page-up", "page_up"),
        bound("preview.page-down", "page_down"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.view: CardView | None = None
        self.revealed = False

    def compose(self) -> ComposeResult:
        """Yield the parts; each is hidden while it is empty."""
        yield Prose(classes="ask")
        yield Prose(classes="listed")
        how = keys_of(self).named("Press {browse.open} to see the answer.")
        yield Static(how, classes="hidden", markup=False)
        yield FormulaLine(id="card-answer")
        yield Prose(classes="why")
        yield Static(classes="source", markup=False)
        yield Static(classes="note", markup=False)
        yield Static(classes="facts", markup=False)
        yield Static(classes="past", markup=False)

    def on_mount(self) -> None:
        """Show nothing yet."""
        self.show(None)

    def show(self, view: CardView | None) -> None:
        """Show a card; the answer of another one is hidden again."""
        same = view is not None and self.view is not None and view.key == self.view.key
        self.view, self.revealed = view, same and self.revealed
        self._prose(".ask", view.ask if view else "")
        self._prose(".listed", view.listed if view else "")
        self._lines(".note", _note(view))
        self._lines(".facts", _titled("", view.facts) if view else None)
        self._lines(".past", _titled("History", view.past) if view and view.past else None)
        self._show_answer()
        if not same:
            self.scroll_home(animate=False)

    def reveal(self) -> None:
        """Show the answer, or hide it again."""
        self.revealed = not self.revealed
        self._show_answer()

    def _show_answer(self) -> None:
        view = self.view if self.revealed else None
        self.query_one(".hidden").display = self.view is not None and not self.revealed
        answer = self.query_one("#card-answer", FormulaLine)
        answer.show("Answer", view.answer.text if view else "", view.answer.latex if view else None)
        self._prose(".why", view.why if view else "")
        self._lines(".source", plain(view.source, QUIET) if view and view.source else None)

    def _prose(self, name: str, text: str) -> None:
        prose = self.query_one(name, Prose)
        prose.text = text
        prose.display = bool(text.strip())

    def _lines(self, name: str, content: Content | None) -> None:
        static = self.query_one(name, Static)
        static.display = content is not None
        static.update(content or "")


def _titled(title: str, lines: tuple[str, ...]) -> Content:
    head = [Content.assemble((title, "bold"))] if title else []
    return Content("\n").join([*head, *(plain(line) for line in lines)])


def _note(view: CardView | None) -> Content | None:
    if view is None or view.note is None:
        return None
    return Content.assemble("⚑ Flagged", ": " if view.note else "", plain(view.note))
