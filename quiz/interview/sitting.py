"""One interview being sat: what was written to each question, and the time that is left; no verdict yet."""

from __future__ import annotations

from datetime import datetime, timedelta

from cards.types import Question
from quiz.clock import Clock
from quiz.interview.paper import Paper
from quiz.study.attempt import kept


class Sitting:
    """A walk through a paper, forwards and back; an answer may be changed until the end."""

    def __init__(self, paper: Paper, clock: Clock) -> None:
        self.paper = paper
        self.began: datetime = clock.now()
        self.place = 0
        self._clock = clock
        self._answers: dict[int, str] = {}
        self._seconds: dict[int, float] = {}
        self._turned = self.began

    @property
    def question(self) -> Question:
        """The question that lies open."""
        return self.paper.questions[self.place]

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return len(self._answers)

    @property
    def left(self) -> timedelta:
        """The time that is left, none when it is over."""
        over = self.began + timedelta(minutes=self.paper.minutes)
        return max(timedelta(0), over - self._clock.now())

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return not self.left

    def answer(self, place: int) -> str:
        """Return what was written to a question, counted from 0."""
        return self._answers.get(place, "")

    def seconds(self, place: int) -> float:
        """Return for how long a question lay open."""
        return self._seconds.get(place, 0.0)

    def write(self, text: str) -> bool:
        """Put an answer to the open question, or strike it out with nothing; False once the time is up."""
        if self.is_over:
            return False
        if text.strip():
            self._answers[self.place] = kept(text)
        else:
            self._answers.pop(self.place, None)
        return True

    def turn_to(self, place: int) -> None:
        """Open another question, counted from 0; stays within the paper."""
        now = self._clock.now()
        self._seconds[self.place] = self.seconds(self.place) + max(0.0, (now - self._turned).total_seconds())
        self._turned = now
        self.place = max(0, min(place, len(self.paper.questions) - 1))

    @property
    def next_open(self) -> int | None:
        """The next question without an answer, from the open one on and round; None when all have one."""
        count = len(self.paper.questions)
        order = ((self.place + step) % count for step in range(1, count + 1))
        return next((place for place in order if place not in self._answers), None)
