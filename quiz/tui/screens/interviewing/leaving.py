"""The ways out of an interview: hand it in, leave it for later, throw it away; or the time is up."""

from __future__ import annotations

from typing import Final

from quiz.interview import drafts
from quiz.interview.sitting import Sitting
from quiz.interview.telling import places, time_left
from quiz.text.wording import count
from quiz.tui.contents import plain
from quiz.tui.screens.decision import Decision
from quiz.tui.screens.interviewing.turning import Turning

_STAY: Final = "stay"
_LATER: Final = "later"
_HAND_IN: Final = "hand in"
_DROP: Final = "drop"


class Leaving(Turning):
    """A desk that can be left, after a question and an answer."""

    def action_hand_in(self) -> None:
        """Ask whether to hand in; questions that are open are told."""
        self.sitting.write(self.page.answer.given)
        self.write_heading()
        missing = self.sitting.missing
        said = f"Open: {places(missing)}." if missing else "Every question has an answer."
        title = f"{count(len(missing), 'question')} without an answer" if missing else "Hand the paper in?"
        options = [(_STAY, "Go on answering"), (_HAND_IN, "Hand in now")]
        self._decide(title, said, options if missing else options[::-1])

    def action_leave(self) -> None:
        """Ask what is to become of the interview."""
        said = f"{self.sitting.answered} of {count(self.sitting.count, 'question')} answered."
        options = [
            (_STAY, "Go on answering"),
            (_LATER, "Leave, and go on another time; the clock stops"),
            (_HAND_IN, "Hand in now"),
            (_DROP, "Throw it away"),
        ]
        self._decide("Leave the interview?", said, options)

    def _decide(self, title: str, said: str, options: list[tuple[str, str]]) -> None:
        text = plain(f"{said} {time_left(self.sitting.left).capitalize()}.")
        self.app.push_screen(Decision(title, text, options), self._decided)

    def _decided(self, way: str | None) -> None:
        if way == _HAND_IN:
            self.end(self.page.answer.given)
        elif way == _LATER and self.keep():
            self._leave(None)
        elif way == _DROP:
            if self.parts.engine.interviews:
                drafts.drop(self.parts.engine.interviews)
            self._leave(None)

    def end(self, typed: str) -> None:
        """Close the paper with what is being typed, whatever window lies above, and hand it in."""
        while self.app.screen is not self:
            self.app.pop_screen()
        self.sitting.close(typed)
        self.store()
        self._leave(self.sitting)

    def _leave(self, result: Sitting | None) -> None:
        self.ended = True
        self.dismiss(result)
