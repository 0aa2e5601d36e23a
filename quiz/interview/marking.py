"""A paper marked: every answer's verdict, the score, and which subjects want another look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC
from typing import Final

import msgspec

from cards.types import Question
from quiz.interview.sitting import Sitting
from quiz.study.asking import right_answer
from quiz.study.judging import judge
from solvers.answers import ChoiceAnswer, FindErrorAnswer, OrderAnswer
from solvers.checking import Shown, reading
from solvers.kinds.choice import options
from solvers.kinds.order import shown_steps
from solvers.verdict import Outcome, Reason, Verdict
from solvers.worker.prover import Prover

SKIPPED: Final = "skipped"  # the outcome of a question without an answer
REVIEWED: Final = 0.75  # a subject below this score is to be reviewed
_SAYS_NOTHING_MORE: Final = (Reason.EQUAL, Reason.EMPTY)


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """One question with its answer, the verdict, and what was right; `score` is the share that is right.

    `offered` are the options, steps or parts that the question speaks of by number.
    """

    card: str
    subject: str  # the title of its deck
    asked: str
    offered: tuple[str, ...] = ()
    given: str
    outcome: str
    message: str
    right: str
    latex: str = ""  # the right answer, drawn
    why: str
    score: float
    seconds: float
    seed: int

    @property
    def counts(self) -> bool:
        """Whether it was settled: what nobody could decide takes no points away."""
        return self.outcome != Outcome.UNDECIDED

    @property
    def deck(self) -> str:
        """The id of its deck."""
        return self.card.rpartition("/")[0]


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A deck's questions on the paper that count, and the points that they brought."""

    title: str
    questions: int
    points: float

    @property
    def score(self) -> float:
        """The share of the points; all of them where no question counts."""
        return self.points / self.questions if self.questions else 1.0


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
    def counting(self) -> int:
        """How many questions count."""
        return sum(each.counts for each in self.marked)

    @property
    def score(self) -> float:
        """The share of all points, 0 to 1."""
        return self.points / self.counting if self.counting else 0.0

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
        return tuple(each.title for each in self.subjects if each.score < REVIEWED)

    @property
    def weak_decks(self) -> frozenset[str]:
        """The ids of the decks that want another look."""
        weak = frozenset(self.to_review)
        return frozenset(each.deck for each in self.marked if each.subject in weak)

    def _subject(self, title: str) -> Subject:
        mine = [each.score for each in self.marked if each.subject == title and each.counts]
        return Subject(title=title, questions=len(mine), points=sum(mine))


def marks(sitting: Sitting, titles: Mapping[str, str], prover: Prover | None) -> Iterator[Marked]:
    """Yield the questions marked, in their order; `titles` are those of the decks by id.

    Takes up to two seconds for each answer that needs the prover.
    """
    for place, question in enumerate(sitting.paper.questions):
        given, deck = sitting.answer(place), question.card.deck_id
        verdict = judge(question, given, prover) if given else None
        right = right_answer(question)
        yield Marked(
            card=question.card.key,
            subject=titles.get(deck, deck),
            asked=question.ask.strip(),
            offered=_offered(question),
            given=_in_full(question, given),
            outcome=verdict.outcome if verdict else SKIPPED,
            message=_message(verdict),
            right=right.text,
            latex=right.latex or "",
            why=question.why.strip(),
            score=verdict.score if verdict and verdict.settled else 0.0,
            seconds=round(sitting.seconds(place), 1),
            seed=question.drawn.seed,
        )


def report_of(sitting: Sitting, marked: Iterable[Marked]) -> Report:
    """Return the report of a sitting whose questions were marked."""
    return Report(
        at=sitting.began.astimezone(UTC).isoformat(timespec="seconds"),
        seed=sitting.paper.seed,
        minutes=sitting.paper.minutes,
        seconds=round(sitting.used, 1),
        marked=tuple(marked),
    )


def _message(verdict: Verdict | None) -> str:
    if verdict is None or verdict.reason in _SAYS_NOTHING_MORE:
        return ""
    if verdict.outcome is Outcome.UNDECIDED:
        return f"{verdict.message} It does not count."
    return verdict.message


def _offered(question: Question) -> tuple[str, ...]:
    match question.answer:
        case ChoiceAnswer() as answer:
            return options(answer, question.drawn.seed)
        case OrderAnswer() as answer:
            return shown_steps(answer, question.drawn.seed)
        case FindErrorAnswer(find_error=claim):
            return claim.parts
        case _:
            return ()


def _in_full(question: Question, given: str) -> str:
    """Return the options that an answer picks by their texts: numbers would say nothing once it is over."""
    if not given or not isinstance(question.answer, ChoiceAnswer):
        return given
    picked = reading(question.answer, given, question.drawn)
    return picked.text if isinstance(picked, Shown) else given
