"""What became of one card: each answer that stands in the log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from textual.content import Content

from quiz.log.events import Review
from quiz.scheduling.types import Grade
from quiz.text.wording import count
from quiz.tui.contents import QUIET, plain, single
from quiz.tui.screens.dialog import Dialog
from quiz.tui.widgets.verdict_panel import SIGNS
from solvers.verdict import Outcome, Reason

_MOST: Final = 200
_SHOWN: Final = 200  # characters of an answer
_HIDDEN: Final = "What you typed is shown here once this question is answered."


class CardHistory(Dialog):
    """Day, grade, verdict and, unless it would give the answer away, what was typed; the latest first."""

    def __init__(self, past: Sequence[Review], *, typed: bool) -> None:
        super().__init__(f"This card: {count(len(past), 'answer')}" if past else "This card is new")
        self.past = past
        self.typed = typed

    def text(self) -> Content:
        """Return the answers."""
        if not self.past:
            return plain("You have not answered it yet.")
        parts = [self._part(review) for review in reversed(self.past[-_MOST:])]
        if len(self.past) > _MOST:
            parts.append(plain(f"and {len(self.past) - _MOST:,} before"))
        if not self.typed:
            parts.append(plain(_HIDDEN, QUIET))
        return Content("\n").join(parts)

    def _part(self, review: Review) -> Content:
        grade = Grade(review.grade)
        day = date.fromordinal(review.day).isoformat()
        head = Content.assemble((day, "bold"), f"  {grade.value} {grade.words:<8}", f"  {verdict(review)}")
        if not self.typed or not review.given.strip():
            return head
        return Content.assemble(head, "\n            ", single(review.given, QUIET, _SHOWN))


def verdict(review: Review) -> str:
    """Return the verdict of a review in a sign and a word, with the hints and tries that it took."""
    known = review.outcome in tuple(Outcome)
    sign, word = SIGNS[Outcome(review.outcome)] if known else ("?", "Not known")
    if review.reason == Reason.GAVE_UP:
        sign, word = "○", "Given up"
    extras = [count(review.hints, "hint")] if review.hints else []
    if review.attempts > 1:
        extras.append("second try")
    return ", ".join([f"{sign} {word}", *extras])
