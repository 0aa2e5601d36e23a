"""The checker as both faces ask it: a card at fault shows nothing rather than breaking the session."""

from __future__ import annotations

from cards.types import Question
from solvers.answers import ChoiceAnswer, ClozeAnswer, ExplainAnswer
from solvers.checking import AnswerError, Shown, reading, reference
from solvers.verdict import Outcome, Reason, Verdict

_NOT_READ_BACK = (ChoiceAnswer, ClozeAnswer, ExplainAnswer)


def read_back(question: Question, text: str) -> Shown | Verdict | None:
    """Return how an answer is read, or the verdict that refuses it; None where it reads as it is typed."""
    if not text.strip() or isinstance(question.answer, _NOT_READ_BACK):
        return None
    try:
        return reading(question.answer, text, question.drawn)
    except AnswerError:
        return None


def right_answer(question: Question) -> Shown:
    """Return the reference for display, empty where the card has none that can be read."""
    try:
        return reference(question.answer, question.drawn)
    except AnswerError:
        return Shown("")


def needs_prover(verdict: Verdict) -> bool:
    """Whether the verdict is open only because the prover was not asked."""
    return verdict.outcome is Outcome.UNDECIDED and verdict.reason is Reason.UNSETTLED
