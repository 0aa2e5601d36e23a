"""What an answer's field says of the form that is wanted, and what an answer speaks of by number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cards.types import Question
from solvers.answers import (
    Answer,
    ClozeAnswer,
    Drawn,
    ExpressionAnswer,
    FindErrorAnswer,
    NumberAnswer,
    OrderAnswer,
    kind_of,
)
from solvers.kinds.find_error import FindErrorJudge
from solvers.kinds.order import shown_steps

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


def numbered(question: Question) -> tuple[str, ...]:
    """Return what the answer speaks of by number, in shown order: steps to order, parts of a claim."""
    match question.answer:
        case OrderAnswer() as answer:
            return shown_steps(answer, question.drawn.seed)
        case FindErrorAnswer(find_error=claim):
            return claim.parts
        case _:
            return ()


def example(answer: Answer) -> str:
    """Return what an empty field shows: how such an answer is written, by one that answers nothing."""
    example = _EXAMPLES.get(kind_of(answer), "")
    if not isinstance(answer, FindErrorAnswer) or answer.find_error.right is None:
        return example
    return f"{example}, and what is right, as {FindErrorJudge(answer, Drawn()).example}"


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
