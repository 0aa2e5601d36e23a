"""What widgets tell the screen they are on."""

from __future__ import annotations

from textual.message import Message

from quiz.scheduling.types import Grade
from quiz.study.marks import Mark
from solvers.verdict import Verdict


class AnswerChanged(Message):
    """The answer now reads `text`; sent at each key."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def can_replace(self, message: Message) -> bool:
        """Only the latest text matters."""
        return isinstance(message, AnswerChanged)


class AnswerGiven(Message):
    """The learner wants `text` to be checked."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Judged(Message):
    """A slow check of `text` has come to a verdict."""

    def __init__(self, text: str, verdict: Verdict) -> None:
        super().__init__()
        self.text = text
        self.verdict = verdict


class LinesMarked(Message):
    """The lines of working in `text` were judged one by one."""

    def __init__(self, text: str, marks: tuple[Mark, ...]) -> None:
        super().__init__()
        self.text = text
        self.marks = marks


class PointsTicked(Message):
    """The learner has ticked the key points, counted from 0, that the answer held."""

    def __init__(self, points: tuple[int, ...]) -> None:
        super().__init__()
        self.points = points


class GradeChosen(Message):
    """The learner settles on a grade."""

    def __init__(self, grade: Grade) -> None:
        super().__init__()
        self.grade = grade
