"""What the interview is to be: how many questions, how many minutes, of which decks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList, Static

from cards.types import Deck
from quiz.interview import records
from quiz.interview.paper import LONGEST, MOST_QUESTIONS, USUAL_QUESTIONS, Order
from quiz.text.display import one_line
from quiz.tui.bound import bound
from quiz.tui.engine import Parts
from quiz.tui.screens.once import Window
from quiz.tui.widgets.choices import NumberedList
from quiz.tui.widgets.key_line import KeyLine

_ABOUT: Final = "Marked at the end; the schedule stays as it is."


class InterviewForm(Window[Order | frozenset[str] | None]):
    """A small form; ends with the order, with the decks to study after an old paper, or None for Esc."""

    CSS_PATH = ["dialog.tcss", "interview.tcss"]  # noqa: RUF012 - declared by Textual as it is
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("form.begin", "begin", "Begin", priority=True),
        bound("form.next-field", "app.focus_next", "Next field"),
        bound("form.papers", "papers", "Old papers"),
        bound("form.leave", "dismiss", "Back"),
    ]

    def __init__(self, parts: Parts, decks: Sequence[Deck], seed: int) -> None:
        super().__init__()
        self.parts = parts
        self.decks = tuple(decks)
        self.seed = seed

    def compose(self) -> ComposeResult:
        """Yield the fields."""
        with Vertical(id="window"):
            yield Static("Mock interview", id="window-title", markup=False)
            with Horizontal(id="numbers"):
                yield Static("Questions", classes="label", markup=False)
                yield Input(
                    f"{USUAL_QUESTIONS}", type="integer", max_length=3, id="questions", classes="number"
                )
                yield Static("Minutes", classes="label", markup=False)
                yield Input(
                    placeholder="1½ each", type="integer", max_length=3, id="minutes", classes="number"
                )
            yield DeckChoices([one_line(deck.title) for deck in self.decks])
            yield Static(_ABOUT, id="form-note", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Keep the cursors still where motion is not wanted."""
        for field in self.query(Input):
            field.cursor_blink = self.app.animation_level != "none"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer old papers where there are any."""
        del parameters
        folder = self.parts.engine.interviews
        return action != "papers" or (folder is not None and bool(records.saved(folder)))

    def action_papers(self) -> None:
        """List the papers of earlier interviews."""
        from quiz.tui.screens.papers import PapersScreen

        self.app.push_screen(PapersScreen(self.parts), self._looked)

    def _looked(self, weak: frozenset[str] | None) -> None:
        if weak:
            self.dismiss(weak)

    def action_begin(self) -> None:
        """End with the order, or say what is missing."""
        questions, minutes = self._number("#questions"), self._number("#minutes")
        if questions is None or not 1 <= questions <= MOST_QUESTIONS:
            self._refuse(f"How many questions? Type a number from 1 to {MOST_QUESTIONS}.", "#questions")
        elif minutes is not None and not 1 <= minutes <= LONGEST:
            self._refuse(f"Minutes go from 1 to {LONGEST}; leave them out for 1½ each.", "#minutes")
        elif not self.query_one(DeckChoices).marked:
            self._refuse("Choose at least one deck.", "DeckChoices")
        else:
            decks = frozenset(self.decks[index].id for index in self.query_one(DeckChoices).marked)
            self.dismiss(Order(seed=self.seed, questions=questions, minutes=minutes, decks=decks))

    def _number(self, name: str) -> int | None:
        word = self.query_one(name, Input).value.strip()
        if not word:
            return None
        return int(word) if word.isdecimal() else 0

    def _refuse(self, sentence: str, name: str) -> None:
        note = self.query_one("#form-note", Static)
        note.update(f"! {sentence}")
        note.add_class("-refused")
        self.query_one(name).focus()


class DeckChoices(NumberedList):
    """The decks, all of them at first, to be taken in or left out by Space, number or mouse."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__(titles, several=True)
        self.marked = frozenset(range(len(self.texts)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take in or leave out what was clicked; Enter begins."""
        event.stop()
        self.action_mark()
