"""What a cram came to, and what of it may be gone through once more."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.study.cram import Cram
from quiz.study.result import told
from quiz.tui.bound import bound
from quiz.tui.contents import plain
from quiz.tui.screens.once import FullScreen
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.too_small import TooSmall


class Next(StrEnum):
    """Where one goes from here, if not home."""

    GO_ON = "go on"
    MISSED = "missed"
    UNDO = "undo"


class CramResult(FullScreen[Next | None]):
    """How many were right at first try, and which were not; ends with what comes next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("crammed.home", "home", "Home"),
        bound("crammed.go-on", "go('go on')", "Go on"),
        bound("crammed.missed", "go('missed')", "Missed again"),
        bound("crammed.undo", "go('undo')", "Undo"),
        bound("crammed.quit", "app.quit", "Quit"),
    ]

    def __init__(self, cram: Cram) -> None:
        super().__init__()
        self.cram = cram
        self.result = cram.result

    def compose(self) -> ComposeResult:
        """Yield the sums and the missed cards."""
        yield TooSmall()
        with Vertical(id="column"):
            yield Static("Cram ended." if self.cram.left else "Every card was right once.", id="title")
            with VerticalScroll(id="summary"):
                yield Static(Content("\n").join(map(plain, told(self.result))), markup=False)
            yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is something to do for."""
        if action != "go":
            return True
        there_is: dict[object, bool] = {
            Next.GO_ON: bool(self.cram.left),
            Next.MISSED: bool(self.result.missed),
            Next.UNDO: self.cram.undoable,
        }
        return there_is[parameters[0]]

    def action_go(self, where: str) -> None:
        """Go back to the cards: the next one, the last one, or those that were missed."""
        self.dismiss(Next(where))

    def action_home(self) -> None:
        """Go home."""
        self.dismiss(None)
