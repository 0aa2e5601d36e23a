"""One interview being sat: what was written to each question, and the time that is left; no verdict yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from cards.types import Question
from quiz.clock import Clock
from quiz.interview.drafts import Asked, Draft
from quiz.interview.paper import Paper
from quiz.study.attempt import kept
from quiz.study.judging import judge
from solvers.verdict import Outcome, Verdict


class Entry(StrEnum):
    """What stands in the answer to a question."""

    OPEN = "open"
    ANSWERED = "answered"
    UNREADABLE = "cannot be read"


class Sitting:
    """A walk through a paper, forwards and back; an answer may be changed until the end.

    With a draft it goes on where that stopped: no time has passed meanwhile.
    """

    def __init__(self, paper: Paper, clock: Clock, draft: Draft | None = None) -> None:
        asked = draft.asked if draft else ()
        self.paper = paper
        self.began: datetime = draft.began if draft else clock.now()
        self.place = min(draft.place, len(paper.questions) - 1) if draft else 0
        self._clock = clock
        self._before = draft.used if draft else 0.0
        self._resumed = self._turned = clock.now()
        self._closed: float | None = None
        self._answers = {place: each.given for place, each in enumerate(asked) if each.given}
        self._seconds = {place: each.seconds for place, each in enumerate(asked)}
        self._unreadable = {
            place
            for place, given in self._answers.items()
            if refusal(paper.questions[place], given) is not None
        }

    # ── the time ──

    @property
    def used(self) -> float:
        """The seconds that were used of the time, all of it at most."""
        if self._closed is not None:
            return self._closed
        now = self._before + _between(self._resumed, self._clock.now())
        return min(now, self.paper.minutes * 60)

    @property
    def left(self) -> float:
        """The seconds that are left, none when the time is over."""
        return max(0.0, self.paper.minutes * 60 - self.used)

    @property
    def is_over(self) -> bool:
        """Whether the time is up or the paper was handed in."""
        return self._closed is not None or not self.left

    # ── the questions ──

    @property
    def question(self) -> Question:
        """The question that lies open."""
        return self.paper.questions[self.place]

    @property
    def count(self) -> int:
        """How many questions the paper has."""
        return len(self.paper.questions)

    def turn_to(self, place: int) -> None:
        """Open another question, counted from 0; stays within the paper."""
        now = self._clock.now()
        self._seconds[self.place] = self.seconds(self.place) + _between(self._turned, now)
        self._turned = now
        self.place = max(0, min(place, self.count - 1))

    @property
    def next_open(self) -> int | None:
        """The next question without a readable answer, from the open one on and round, if any."""
        order = ((self.place + step) % self.count for step in range(1, self.count + 1))
        return next((place for place in order if self.entry(place) is not Entry.ANSWERED), None)

    # ── the answers ──

    def answer(self, place: int) -> str:
        """Return what was written to a question, counted from 0."""
        return self._answers.get(place, "")

    def seconds(self, place: int) -> float:
        """Return for how long a question lay open."""
        return self._seconds.get(place, 0.0)

    def entry(self, place: int) -> Entry:
        """Return what stands in the answer to a question, counted from 0."""
        if place not in self._answers:
            return Entry.OPEN
        return Entry.UNREADABLE if place in self._unreadable else Entry.ANSWERED

    @property
    def answered(self) -> int:
        """How many questions have an answer that can be read."""
        return len(self._answers) - len(self._unreadable)

    @property
    def missing(self) -> tuple[int, ...]:
        """The questions without a readable answer, counted from 0."""
        return tuple(place for place in range(self.count) if self.entry(place) is not Entry.ANSWERED)

    def write(self, text: str) -> bool:
        """Put an answer to the open question, or strike it out with nothing; False once the time is up."""
        if self.is_over:
            return False
        self._put(text)
        return True

    def close(self, text: str | None = None) -> None:
        """End the sitting; `text` is what was being typed, taken even when the time ran out under it."""
        if self._closed is not None:
            return
        if text is not None:
            self._put(text)
        self.turn_to(self.place)
        self._closed = self.used

    def _put(self, text: str) -> None:
        self._answers.pop(self.place, None)
        self._unreadable.discard(self.place)
        if not text.strip():
            return
        self._answers[self.place] = kept(text)
        if refusal(self.question, text) is not None:
            self._unreadable.add(self.place)

    def draft(self) -> Draft:
        """Return all that is needed to go on with the sitting another time."""
        return Draft(
            seed=self.paper.seed,
            minutes=self.paper.minutes,
            began=self.began,
            used=self.used,
            place=self.place,
            asked=tuple(self._asked()),
        )

    def _asked(self) -> Iterable[Asked]:
        for place, question in enumerate(self.paper.questions):
            yield Asked(
                card=question.card.key,
                seed=question.drawn.seed,
                given=self.answer(place),
                seconds=round(self.seconds(place), 1),
            )


def refusal(question: Question, text: str) -> Verdict | None:
    """Return why a text is no answer to a question, None when it is one; tells nothing of right or wrong."""
    verdict = judge(question, text, None)
    return verdict if verdict.outcome is Outcome.MALFORMED else None


def _between(earlier: datetime, later: datetime) -> float:
    return max(0.0, (later - earlier).total_seconds())  # a clock may be set back
