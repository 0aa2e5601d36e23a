"""The screen where one learns: a question, an answer, a verdict, a grade, and on to the next.

It holds no rule of its own: what is right, what is due and what may be undone is the session's business, and
how a question looks is the page's.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.studying.desk import State
from quiz.tui.screens.studying.editing import Editing

__all__ = ["State", "StudyScreen"]


class StudyScreen(Editing):
    """One question at a time."""

    CSS_PATH = "study.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "reveal", "Show the answer", id="reveal"),
        Binding("ctrl+t,f2", "hint", "Hint", id="hint"),
        Binding("ctrl+g,f3", "give_up", "Give up", id="give-up"),
        Binding("ctrl+r,r", "retry", "Try again", id="retry"),
        Binding("ctrl+z,u", "undo", "Undo", id="undo"),
        Binding("f4", "undo(True)", show=False, id="undo-typing"),
        Binding("n", "numbers", "New numbers", id="numbers"),
        Binding("f5,ctrl+o", "card", "Card", id="card"),
        Binding("escape", "home", "Home", id="home"),
        Binding("f1,question_mark", "help", "Help", id="help"),
        Binding("f7", "symbols", "Insert a symbol", show=False, id="symbols"),
        Binding("pageup", "scroll_page(-1)", show=False),
        Binding("pagedown", "scroll_page(1)", show=False),
    ]

    def action_help(self) -> None:
        """Tell which keys work here and what may be typed."""
        self.app.push_screen(HelpScreen("study"))
