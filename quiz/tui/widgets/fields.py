"""Which widget an answer is given in, and what it says of the form that is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from cards.types import Question
from quiz.tui.widgets.choices import Choices
from quiz.tui.widgets.line_answer import LineAnswer
from solvers.answers import (
    Answer,
    ChoiceAnswer,
    ClozeAnswer,
    DerivationAnswer,
    ExplainAnswer,
    ExpressionAnswer,
    FindErrorAnswer,
    NumberAnswer,
    OrderAnswer,
    kind_of,
)
from solvers.kinds.choice import options
from solvers.kinds.order import shown_steps

if TYPE_CHECKING:
    from quiz.tui.widgets.explanation import Explanation, Working

    Field: TypeAlias = LineAnswer | Choices | Explanation | Working

_EXAMPLES: Final[Mapping[str, str]] = {
    "number": "a number or what computes it, as 3*2^4 or 1.5e6",
    "expression": "a formula, as (2a + b)/sqrt(c)",
    "equation": "an equation, as 2a + b = c",
    "shape": "the sizes in order, as (N, 3, 32, 32) or 3x32x32",
    "vector": "the entries in order, as [1, 2, 3]",
    "set": "the elements in any order, as {1, 2, 3}",
    "matrix": "the rows, as [[1, 2], [3, 4]]",
    "cloze": "the missing word or words",
    "order": "the numbers in the right order, as 3 1 2",
    "find-error": "the number of the part that is wrong",
}
_AND_CORRECTION: Final = ", and what is right, as 2: a + b"


def field_for(question: Question) -> Field:
    """Return a new widget for the answer to `question`."""
    answer = question.answer
    if isinstance(answer, ChoiceAnswer):
        several = not isinstance(answer.choice.right, str)
        return Choices(options(answer, question.drawn.seed), several=several)
    if isinstance(answer, ExplainAnswer | DerivationAnswer):
        from quiz.tui.widgets.explanation import Explanation, Working  # a costly editor that few cards need

        return Explanation() if isinstance(answer, ExplainAnswer) else Working()
    return LineAnswer(placeholder=_example(answer), kind=wanted(answer))


def numbered(question: Question) -> tuple[str, ...]:
    """Return what the answer speaks of by number, in shown order: steps to order, parts of a claim."""
    match question.answer:
        case OrderAnswer() as answer:
            return shown_steps(answer, question.drawn.seed)
        case FindErrorAnswer(find_error=claim):
            return claim.parts
        case _:
            return ()


def _example(answer: Answer) -> str:
    example = _EXAMPLES.get(kind_of(answer), "")
    corrected = isinstance(answer, FindErrorAnswer) and answer.find_error.right is not None
    return example + _AND_CORRECTION if corrected else example


def wanted(answer: Answer) -> str:
    """Return the form of answer that a card wants, in few words; it gives nothing of the answer away."""
    match answer:
        case NumberAnswer(unit=unit, digits=digits, decimals=decimals):
            return _number(unit, digits, decimals)
        case ExpressionAnswer(only=only):
            return f"formula in {', '.join(only)}" if only else "formula"
        case ClozeAnswer(cloze=tuple() as gaps):
            return f"{len(gaps)} gaps, in order, with commas between" if len(gaps) > 1 else "one gap"
        case ClozeAnswer():
            return "one gap"
        case _:
            return kind_of(answer).replace("-", " ")


def _number(unit: str | None, digits: int | None, decimals: int | None) -> str:
    parts = ["number"]
    if unit:
        parts.append("with its unit")
    if digits is not None:
        parts.append(f"to {digits} significant digits")
    if decimals is not None:
        parts.append(f"to {decimals} decimals")
    return " ".join(parts)
