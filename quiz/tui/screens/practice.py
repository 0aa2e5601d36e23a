"""The same card with other numbers, as often as wanted: nothing of it reaches the log."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.binding import BindingType

from cards.types import Question
from quiz.study.practice import Practice
from quiz.tui.bound import bound
from quiz.tui.engine import Parts
from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.studying.desk import State
from quiz.tui.screens.studying.judging import Judging
from quiz.tui.widgets.heading import Heading

_ASIDE: Final = "practice, not recorded"


class PracticeScreen(Judging):
    """Question, answer and verdict as in a session, and no grade."""

    CSS_PATH = "study.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("study.reveal", "reveal", "Show the answer"),
        bound("practice.another", "another", "New numbers"),
        bound("study.hint", "hint", "Hint"),
        bound("study.give-up", "give_up", "Give up"),
        bound("study.retry", "retry", "Try again"),
        bound("practice.leave", "back", "Back"),
        bound("app.help", "help", "Help"),
        bound("study.symbols", "symbols", "Insert a symbol", show=False),
        bound("study.page-up", "scroll_page(-1)"),
        bound("study.page-down", "scroll_page(1)"),
    ]

    def __init__(self, practice: Practice, parts: Parts) -> None:
        super().__init__(practice, parts)
        self.practice = practice

    def write_heading(self, question: Question) -> None:
        """Say that nothing counts here."""
        super().write_heading(question)
        self.query_one(Heading).aside = _ASIDE

    def judged(self) -> None:
        """Wait for a key."""
        self.set_focus(None)

    def finish(self) -> None:
        """Go back."""
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer other numbers once these are dealt with."""
        if action == "another":
            return self.state is State.JUDGED
        return super().check_action(action, parameters)

    async def action_another(self) -> None:
        """Draw the card once more."""
        if self.practice.another():
            await self.put()

    def action_back(self) -> None:
        """Go back to the session, which stands where it was left."""
        self.state = State.LEAVING
        self.dismiss()

    def action_help(self) -> None:
        """Tell which keys work here and what may be typed."""
        self.app.push_screen(HelpScreen("practice"))
