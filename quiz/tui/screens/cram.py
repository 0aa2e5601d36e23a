"""Cards gone through until each was right once, with nothing scheduled and nothing written down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from cards.types import Question
from quiz.study.cram import Cram
from quiz.study.phases import Phase
from quiz.tui.bound import bound, keys_of
from quiz.tui.contents import QUIET
from quiz.tui.engine import Parts
from quiz.tui.screens.cram_result import CramResult, Next
from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.studying.desk import State
from quiz.tui.screens.studying.judging import Judging
from quiz.tui.widgets.heading import Heading

_ASIDE: Final = "Cram: nothing is scheduled or recorded."
_STANDS: Final = {
    True: ("✓ This card is done.", "$success"),
    False: ("↻ This card comes again after a few others.", "$warning"),
    None: ("? Did you know it? Say {cram.knew}, or {cram.again} to be asked again.", "$primary"),
}


class CramScreen(Judging):
    """Question, answer and verdict as in a session; instead of a grade, whether the card comes again."""

    CSS_PATH = "study.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("study.reveal", "reveal", "Show the answer"),
        bound("cram.go-on", "go_on", "Continue"),
        bound("cram.knew", "count(True)", "I knew it"),
        bound("cram.again", "count(False)", "Ask again"),
        bound("study.hint", "hint", "Hint"),
        bound("study.give-up", "give_up", "Give up"),
        bound("study.retry", "retry", "Try again"),
        bound("study.undo", "undo", "Undo"),
        bound("study.undo-typing", "undo(True)"),
        bound("cram.leave", "leave", "End"),
        bound("app.help", "help", "Help"),
        bound("study.symbols", "symbols", "Insert a symbol", show=False),
        bound("study.page-up", "scroll_page(-1)"),
        bound("study.page-down", "scroll_page(1)"),
    ]

    def __init__(self, cram: Cram, parts: Parts) -> None:
        super().__init__(cram, parts)
        self.cram = cram
        self._left: State | None = None  # what was waited for when it was left, if that still stands

    def below(self) -> Iterator[Widget]:
        """Yield the line that says what becomes of the card, and that nothing counts."""
        yield Static(id="stands", markup=False)

    def clear_away(self) -> None:
        """Say what this is while a question is asked."""
        super().clear_away()
        self.query_one("#stands", Static).update(Content.styled(_ASIDE, QUIET))

    def write_heading(self, question: Question) -> None:
        """Say that it is a cram, and how many cards are done and left."""
        super().write_heading(question)
        heading = self.query_one(Heading)
        heading.title = f"Cram · {heading.title}"
        heading.done, heading.left = self.cram.done, self.cram.left

    def judged(self) -> None:
        """Say whether the card comes again, and wait for a key."""
        text, style = _STANDS[self.cram.right]
        self.query_one("#stands", Static).update(Content.styled(keys_of(self).named(text), style))
        self.set_focus(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go on where the answer stands, and to say otherwise."""
        match action:
            case "go_on":
                return self.state is State.JUDGED and self.cram.right is not None
            case "count":
                return self.state is State.JUDGED
            case "undo":
                typing = self.state is State.ASKING and bool(self.page.answer.draft) and not parameters
                return self.cram.undoable and not typing and self.state is not State.CHECKING
            case _:
                return super().check_action(action, parameters)

    async def action_go_on(self) -> None:
        """Take the answer as it stands, and ask the next card."""
        self.cram.go_on()
        await self.put()

    async def action_count(self, right: bool) -> None:
        """Take the answer as right or not, and ask the next card."""
        self.cram.go_on(right)
        await self.put()

    async def action_undo(self, typing: bool = False) -> None:
        """Go back to the card before, even while another answer is typed."""
        del typing  # `check_action` has looked at it
        if self.cram.undo():
            await self.put()

    def finish(self) -> None:
        """Show what the cram came to."""
        self._end(None)

    async def action_leave(self) -> None:
        """Show what the cram came to so far; an answer that stands is counted."""
        left: State | None = self.state
        if left is State.CHECKING:
            left = None
        if self.cram.phase is Phase.JUDGED and self.cram.right is not None:
            self.cram.go_on()
            left = None
        self._end(left)

    def _end(self, left: State | None) -> None:
        self._left, self.state = left, State.LEAVING
        if self.cram.result.cards:
            self.app.push_screen(CramResult(self.cram), self._after)
        else:
            self.dismiss()

    async def _after(self, chosen: Next | None) -> None:
        match chosen:
            case Next.GO_ON if self._left is not None:
                self.state = self._left  # what was typed stands there still
                return
            case Next.UNDO:
                self.cram.undo()
            case Next.MISSED:
                self.sitting = self.cram = self.cram.of_missed()
            case None:
                self.dismiss()
                return
        await self.put()

    def action_help(self) -> None:
        """Tell which keys work here and what may be typed."""
        self.app.push_screen(HelpScreen("cram"))
