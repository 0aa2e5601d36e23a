"""One question being answered: what was shown, typed and judged so far. Every step gives a new value."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import msgspec

from cards.types import Question
from quiz.log.events import Review, Signature
from quiz.scheduling.types import Grade
from quiz.study.grading import is_quick, propose
from quiz.study.lineup import Ask
from solvers.answers import ChoiceAnswer
from solvers.checking import Shown, reading
from solvers.verdict import Outcome, Reason, Verdict, wrong

LONGEST_ANSWER: Final = 10_000  # characters kept in the log
_LONGEST_THOUGHT: Final = 600.0  # seconds; who takes longer has left the desk
_TRIES: Final = 2
_SEEN: Final = (Reason.GAVE_UP, Reason.SELF_ASSESSED)  # the answer, or the key points, were on the screen


class Pace(msgspec.Struct, frozen=True):
    """What an answer's time is held against: the card's past answers, and a usual time when they are few."""

    past: tuple[float, ...]
    usual: float


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """A question on the screen since `began`; `verdict` is None until an answer was judged."""

    ask: Ask
    began: datetime
    hints: int = 0
    tries: int = 0
    given: str = ""
    seconds: float = 0.0
    quick: bool = False
    verdict: Verdict | None = None
    proposed: Grade | None = None

    @property
    def picked(self) -> bool:
        """Whether the answer is one of those that the card offers."""
        return isinstance(self.ask.question.answer, ChoiceAnswer)

    def hinted(self) -> Attempt:
        """Return the attempt with one more hint shown, as far as there are any."""
        shown = min(self.hints + 1, len(self.ask.question.hints))
        return msgspec.structs.replace(self, hints=shown)

    def judged(self, text: str, verdict: Verdict, now: datetime, pace: Pace) -> Attempt:
        """Return the attempt with an answer judged and a grade proposed."""
        seconds = min(_LONGEST_THOUGHT, max(0.0, (now - self.began).total_seconds()))
        tries = self.tries + 1
        quick = is_quick(seconds, pace.past, pace.usual)
        return msgspec.structs.replace(
            self,
            tries=tries,
            given=kept(_in_full(self.ask.question, text)),
            seconds=seconds,
            quick=quick,
            verdict=verdict,
            proposed=propose(verdict, attempts=tries, hints=self.hints, quick=quick, picked=self.picked),
        )

    def given_up(self, now: datetime, pace: Pace) -> Attempt:
        """Return the attempt abandoned."""
        return self.judged(self.given, wrong("You gave up on this one.", Reason.GAVE_UP), now, pace)

    def reassessed(self, verdict: Verdict) -> Attempt:
        """Return the attempt with another verdict on the same answer."""
        proposed = propose(verdict, attempts=self.tries, hints=self.hints, quick=self.quick)
        return msgspec.structs.replace(self, verdict=verdict, proposed=proposed)

    def retried(self) -> Attempt | None:
        """Return the attempt open for another answer; None after two, a right one, or when all was shown."""
        verdict = self.verdict
        if verdict is None or self.tries >= _TRIES or verdict.reason in _SEEN:
            return None
        if verdict.outcome not in (Outcome.WRONG, Outcome.PARTIAL):
            return None
        return msgspec.structs.replace(self, verdict=None, proposed=None)

    def review(self, signature: Signature, *, day: int, grade: Grade) -> Review:
        """Return the event that records the attempt with its grade."""
        outcome, reason = (self.verdict.outcome, self.verdict.reason) if self.verdict else ("", "")
        return Review(
            **signature,
            card=self.ask.key,
            day=day,
            seed=self.ask.seed,
            given=self.given,
            outcome=outcome,
            reason=reason,
            grade=grade,
            seconds=self.seconds,
            hints=self.hints,
            attempts=self.tries,
            stage=self.ask.stage,
        )


def _in_full(question: Question, text: str) -> str:
    """Return the options that an answer picks by their texts: numbers would say nothing once it is over."""
    if not isinstance(question.answer, ChoiceAnswer):
        return text
    picked = reading(question.answer, text, question.drawn)
    return picked.text if isinstance(picked, Shown) else text


def kept(text: str) -> str:
    """Return a text as the log keeps it: of bounded length, without lone surrogates."""
    return text[:LONGEST_ANSWER].encode(errors="replace").decode()
