"""The screen where one learns: a question, an answer, a verdict, a grade, and on to the next.

It holds no rule of its own: what is right, what is due and what may be undone is the session's business, and
how a question looks is the page's.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from quiz.tui.bound import bound
from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.studying.desk import State
from quiz.tui.screens.studying.editing import Editing

__all__ = ["State", "StudyScreen"]


class StudyScreen(Editing):
    """One question at a time."""

    CSS_PATH = "study.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("study.reveal", "reveal", "Show the answer"),
        bound("study.hint", "hint", "Hint"),
        bound("study.give-up", "give_up", "Give up"),
        bound("study.retry", "retry", "Try again"),
        bound("study.undo", "undo", "Undo"),
        bound("study.undo-typing", "undo(True)"),
        bound("study.numbers", "numbers", "New numbers"),
        bound("study.card", "card", "Card"),
        bound("study.leave", "home", "Home"),
        bound("app.help", "help", "Help"),
        bound("study.symbols", "symbols", "Insert a symbol", show=False),
        bound("study.page-up", "scroll_page(-1)"),
        bound("study.page-down", "scroll_page(1)"),
    ]

    def action_help(self) -> None:
        """Tell which keys work here and what may be typed."""
        self.app.push_screen(HelpScreen("study"))
