"""The entrance: an answer of any kind is judged, read, shown and validated here."""

from __future__ import annotations

from functools import cached_property

import msgspec

from solvers.answers import (
    Answer,
    ChoiceAnswer,
    ClozeAnswer,
    DerivationAnswer,
    Drawn,
    EquationAnswer,
    ExplainAnswer,
    ExpressionAnswer,
    FindErrorAnswer,
    Mathematics,
    MatrixAnswer,
    NumberAnswer,
    OrderAnswer,
    SetAnswer,
    ShapeAnswer,
    VectorAnswer,
    kind_of,
)
from solvers.judging.judge import AnswerError, Judge, Shown
from solvers.kinds.choice import ChoiceJudge
from solvers.kinds.cloze import ClozeJudge
from solvers.kinds.derivation import DerivationJudge
from solvers.kinds.equation import EquationJudge
from solvers.kinds.explain import ExplainJudge
from solvers.kinds.expression import ExpressionJudge
from solvers.kinds.find_error import FindErrorJudge
from solvers.kinds.matrix import MatrixJudge
from solvers.kinds.numbers import number_judge
from solvers.kinds.order import OrderJudge
from solvers.kinds.set import SetJudge
from solvers.kinds.shape import ShapeJudge
from solvers.kinds.vector import VectorJudge
from solvers.language.characters import typed
from solvers.verdict import Outcome, Reason, Verdict, wrong
from solvers.worker.prover import Prover

__all__ = ["AnswerError", "Checker", "Shown", "check", "judge_of", "reading", "reference", "validate"]

NOTHING_DRAWN = Drawn()
_ONE_TEXT = ("number", "expression", "equation", "shape", "vector", "set", "matrix", "cloze")
_VALUE_IS_RIGHT = (Reason.WRONG_FORM, Reason.PRECISION, Reason.UNIT)


class Checker:
    """An answer with its drawn numbers, ready to judge any number of texts: its formulas are read once."""

    def __init__(self, answer: Answer, drawn: Drawn = NOTHING_DRAWN) -> None:
        self.answer = answer
        self.drawn = drawn

    @cached_property
    def judge(self) -> Judge:
        """The judge of the answer, to whom foreseen mistakes are wrong like any other."""
        return judge_of(self.answer, self.drawn)

    @cached_property
    def _mistakes(self) -> list[tuple[Judge, str]]:
        """Those who know each foreseen mistake, and what is said of it."""
        if kind_of(self.answer) not in _ONE_TEXT:
            return []
        mistakes = self.answer.mistakes.items()
        return [(judge_of(_with_reference(self.answer, text), self.drawn), said) for text, said in mistakes]

    def validate(self, varied: frozenset[str] = frozenset()) -> None:
        """Raise `AnswerError` for a formula that cannot be read or uses names neither known nor varied."""
        self.judge.validate(varied)
        if self.answer.mistakes and kind_of(self.answer) not in _ONE_TEXT:
            kinds = ", ".join(_ONE_TEXT)
            raise AnswerError(f"`mistakes` are for answers of one formula or word: {kinds}.", "mistakes")
        for mistake in self.answer.mistakes:
            _validate_mistake(self.answer, mistake, varied)

    def check(self, given: str, prover: Prover | None = None) -> Verdict:
        """Return the verdict on what a learner typed; raise `AnswerError` when the card itself is faulty."""
        given = typed(given)
        verdict = self.judge.judge(given, prover)
        if verdict.outcome is Outcome.WRONG or (
            verdict.outcome is Outcome.PARTIAL and verdict.reason not in _VALUE_IS_RIGHT
        ):
            return self._known_mistake(given, prover) or verdict
        return verdict

    def _known_mistake(self, given: str, prover: Prover | None) -> Verdict | None:
        """Return the author's message when the wrong answer is one that they foresaw.

        Only wrong answers come here, so a mistake that equals the right answer for this draw is never blamed.
        """
        for judge, message in self._mistakes:
            verdict = judge.judge(given, prover)
            if verdict.outcome is Outcome.CORRECT or verdict.reason in _VALUE_IS_RIGHT:
                return wrong(message, Reason.KNOWN_MISTAKE)
        return None


def check(answer: Answer, given: str, drawn: Drawn = NOTHING_DRAWN, prover: Prover | None = None) -> Verdict:
    """Return the verdict on what a learner typed; raise `AnswerError` when the card itself is faulty."""
    return Checker(answer, drawn).check(given, prover)


def reference(answer: Answer, drawn: Drawn = NOTHING_DRAWN) -> Shown:
    """Return the right answer for display; raise `AnswerError`."""
    return judge_of(answer, drawn).reference()


def reading(answer: Answer, given: str, drawn: Drawn = NOTHING_DRAWN) -> Shown | Verdict:
    """Return how the typed text is read, or the verdict that refuses it; fast enough for every key."""
    return judge_of(answer, drawn).reading(typed(given))


def validate(answer: Answer, varied: frozenset[str] = frozenset()) -> None:
    """Raise `AnswerError` when a formula of the answer cannot be read or uses unknown names."""
    Checker(answer).validate(varied)


def judge_of(answer: Answer, drawn: Drawn) -> Judge:
    """Return the judge for an answer, bound to the drawn numbers."""
    match answer:
        case ChoiceAnswer():
            return ChoiceJudge(answer, drawn)
        case ClozeAnswer():
            return ClozeJudge(answer, drawn)
        case OrderAnswer():
            return OrderJudge(answer, drawn)
        case FindErrorAnswer():
            return FindErrorJudge(answer, drawn)
        case ExplainAnswer():
            return ExplainJudge(answer, drawn)
        case _:
            return _judge_of_mathematics(answer, drawn)


def _judge_of_mathematics(answer: Mathematics, drawn: Drawn) -> Judge:
    match answer:
        case NumberAnswer():
            return number_judge(answer, drawn)
        case ExpressionAnswer():
            return ExpressionJudge(answer, drawn)
        case EquationAnswer():
            return EquationJudge(answer, drawn)
        case DerivationAnswer():
            return DerivationJudge(answer, drawn)
        case ShapeAnswer():
            return ShapeJudge(answer, drawn)
        case VectorAnswer():
            return VectorJudge(answer, drawn)
        case SetAnswer():
            return SetJudge(answer, drawn)
        case MatrixAnswer():
            return MatrixJudge(answer, drawn)


def _validate_mistake(answer: Answer, mistake: str, varied: frozenset[str]) -> None:
    try:
        judge_of(_in_any_form(_with_reference(answer, mistake)), NOTHING_DRAWN).validate(varied)
    except AnswerError as error:
        message = f"A mistake is not an answer of this kind: {error.message}"
        raise AnswerError(message, "mistakes") from error


def _with_reference(answer: Answer, text: str) -> Answer:
    """Return the answer with another reference, so that a mistake is compared just as the answer is."""
    return msgspec.structs.replace(answer, **{kind_of(answer): text}, mistakes={})


def _in_any_form(answer: Answer) -> Answer:
    """Return the answer without what it asks of the form: a mistake may well be one of form."""
    if isinstance(answer, ExpressionAnswer):
        return msgspec.structs.replace(answer, only=(), form=None)
    return answer
