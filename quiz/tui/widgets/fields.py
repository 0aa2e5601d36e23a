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
    ExplainAnswer,
    ExpressionAnswer,
    NumberAnswer,
    ShapeAnswer,
    VectorAnswer,
)
from solvers.kinds.choice import options

if TYPE_CHECKING:
    from quiz.tui.widgets.explanation import Explanation

    Field: TypeAlias = LineAnswer | Choices | Explanation

_EXAMPLES: Final[Mapping[type[Answer], str]] = {
    NumberAnswer: "a number or what computes it, as 3*2^4 or 1.5e6",
    ExpressionAnswer: "a formula, as (2a + b)/sqrt(c)",
    ShapeAnswer: "the sizes in order, as (N, 3, 32, 32) or 3x32x32",
    VectorAnswer: "the entries in order, as [1, 2, 3]",
    ClozeAnswer: "the missing word or words",
}


def field_for(question: Question) -> Field:
    """Return a new widget for the answer to `question`."""
    answer = question.answer
    if isinstance(answer, ChoiceAnswer):
        several = not isinstance(answer.choice.right, str)
        return Choices(options(answer, question.drawn.seed), several=several)
    if isinstance(answer, ExplainAnswer):
        from quiz.tui.widgets.explanation import Explanation  # an editor is costly, and few cards need one

        return Explanation()
    return LineAnswer(placeholder=_EXAMPLES[type(answer)], kind=wanted(answer))


def wanted(answer: Answer) -> str:
    """Return the form of answer that a card wants, in few words; it gives nothing of the answer away."""
    match answer:
        case NumberAnswer(unit=unit, digits=digits, decimals=decimals):
            return _number(unit, digits, decimals)
        case ExpressionAnswer(only=only):
            return f"formula in {', '.join(only)}" if only else "formula"
        case ClozeAnswer(cloze=tuple() as gaps):
            return f"{len(gaps)} gaps, in order, with commas between"
        case ClozeAnswer():
            return "one gap"
        case ShapeAnswer():
            return "shape"
        case VectorAnswer():
            return "vector"
        case _:
            return ""


def _number(unit: str | None, digits: int | None, decimals: int | None) -> str:
    parts = ["number"]
    if unit:
        parts.append("with its unit")
    if digits is not None:
        parts.append(f"to {digits} significant digits")
    if decimals is not None:
        parts.append(f"to {decimals} decimals")
    return " ".join(parts)
