"""A typed text held against a question, with the patience of one who waits for the verdict."""

from __future__ import annotations

from cards.types import Question
from quiz.study.patience import Patience
from solvers.checking import AnswerError, check
from solvers.verdict import Verdict, undecided
from solvers.worker.prover import Prover


def judge(question: Question, text: str, prover: Prover | None) -> Verdict:
    """Return the checker's verdict; a card at fault is not the learner's failure.

    With a prover it takes up to 2 s. Without one it comes at once, undecided where the prover is needed.
    """
    try:
        return check(question.answer, text, question.drawn, Patience(prover) if prover else None)
    except AnswerError as error:
        place = question.card.place
        return undecided(f"This card is at fault ({place}: {error.message}). Grade yourself.")
