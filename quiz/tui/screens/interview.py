"""The screen of a mock interview: the same questions as in a session, a time, and no verdict."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.binding import BindingType

from quiz.interview.sitting import Sitting
from quiz.tui.bound import bound
from quiz.tui.engine import Parts
from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.interviewing.leaving import Leaving

_TICK: Final = 1.0  # seconds
_KEPT_EVERY: Final = 10  # ticks, after which the time and what is being typed are kept


class InterviewScreen(Leaving):
    """One question of the paper at a time; ends with the sitting when it was handed in, None when left."""

    CSS_PATH = ["study.tcss", "interview.tcss"]  # noqa: RUF012 - declared by Textual as it is
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("interview.next", "turn(1)", "Next"),
        bound("interview.previous", "turn(-1)", "Back"),
        bound("interview.hand-in", "hand_in", "Done"),
        bound("interview.leave", "leave", "Leave"),
        bound("app.help", "help", "Help"),
        bound("interview.jump", "jump", "Go to"),
        bound("interview.page-up", "scroll_page(-1)"),
        bound("interview.page-down", "scroll_page(1)"),
    ]

    def __init__(self, sitting: Sitting, parts: Parts) -> None:
        super().__init__(sitting, parts)
        self._ticks = 0

    async def on_mount(self) -> None:
        """Put the question that lies open, and let the time run."""
        await self.put()
        self.store()
        self.set_interval(_TICK, self.tick)

    def tick(self) -> None:
        """Tell the time; when it is up take what is being typed, and close the paper."""
        if self.ended:
            return
        if self.sitting.is_over:
            self.end(self.page.answer.given)
            return
        self.tell_time()
        self._ticks += 1
        if self._ticks % _KEPT_EVERY == 0:
            self.keep()

    def action_help(self) -> None:
        """Tell which keys work here and what may be typed."""
        self.app.push_screen(HelpScreen("interview"))
