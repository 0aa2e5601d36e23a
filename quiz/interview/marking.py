"""A paper marked: every answer's verdict, the score, and which subjects want another look."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from quiz.interview.paper import Paper
from quiz.interview.sitting import Sitting
from quiz.study.asking import right_answer
from quiz.study.judging import judge
from solvers.verdict import Outcome
from solvers.worker.prover import Prover

SKIPPED: Final = "skipped"  # the outcome of a question without an answer
_REVIEWED: Final = 0.75  # a subject below this score is to be reviewed


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """One question with its answer, the verdict, and what was right; `score` is the share that is right."""

    card: str
    subject: str  # the title of its deck
    asked: str
    given: str
    outcome: str
    message: str
    right: str
    why: str
    score: float
    seconds: float
    seed: int


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A deck's questions on the paper, and the points that they brought."""

    title: str
    questions: int
    points: float

    @property
    def score(self) -> float:
        """The share of the points."""
        return self.points / self.questions


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A marked paper: when it was sat (ISO 8601, UTC), for how long, and every question."""

    at: str
    seed: int
    minutes: float
    seconds: float
    marked: tuple[Marked, ...]

    @property
    def points(self) -> float:
        """What the answers brought together."""
        return sum(each.score for each in self.marked)

    @property
    def score(self) -> float:
        """The share of all points, 0 to 1."""
        return self.points / len(self.marked) if self.marked else 0.0

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The subjects, the weakest first."""
        titles = dict.fromkeys(each.subject for each in self.marked)
        return tuple(
            sorted((self._subject(title) for title in titles), key=lambda each: (each.score, each.title))
        )

    @property
    def to_review(self) -> tuple[str, ...]:
        """The titles of the subjects that want another look, the weakest first."""
        return tuple(each.title for each in self.subjects if each.score < _REVIEWED)

    def _subject(self, title: str) -> Subject:
        mine = [each.score for each in self.marked if each.subject == title]
        return Subject(title=title, questions=len(mine), points=sum(mine))


def mark(sitting: Sitting, titles: dict[str, str], prover: Prover | None, seconds: float) -> Report:
    """Return the marked paper; `titles` are those of the decks by id, `seconds` what was used of the time.

    Takes up to two seconds for each answer that needs the prover.
    """
    return Report(
        at=sitting.began.isoformat(timespec="seconds"),
        seed=sitting.paper.seed,
        minutes=sitting.paper.minutes,
        seconds=seconds,
        marked=tuple(_marked(sitting, titles, prover)),
    )


def _marked(sitting: Sitting, titles: dict[str, str], prover: Prover | None) -> Iterable[Marked]:
    paper: Paper = sitting.paper
    for place, question in enumerate(paper.questions):
        given = sitting.answer(place)
        verdict = judge(question, given, prover) if given else None
        deck = question.card.deck_id
        yield Marked(
            card=question.card.key,
            subject=titles.get(deck, deck),
            asked=question.ask.strip(),
            given=given,
            outcome=verdict.outcome if verdict else SKIPPED,
            message=verdict.message if verdict else "",
            right=right_answer(question).text,
            why=question.why.strip(),
            score=verdict.score if verdict and verdict.outcome is not Outcome.MALFORMED else 0.0,
            seconds=round(sitting.seconds(place), 1),
            seed=question.drawn.seed,
        )
