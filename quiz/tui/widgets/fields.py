"""Which widget an answer is given in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cards.types import Question
from quiz.answer_form import example, wanted
from quiz.study.completion import known
from quiz.tui.widgets.choices import Choices
from quiz.tui.widgets.line_answer import LineAnswer
from quiz.tui.widgets.matrix_field import MatrixField
from quiz.tui.widgets.steps import Steps
from solvers.answers import ChoiceAnswer, DerivationAnswer, ExplainAnswer, MatrixAnswer, OrderAnswer
from solvers.kinds.choice import options
from solvers.kinds.order import shown_steps

if TYPE_CHECKING:
    from quiz.tui.widgets.answer_field import AnswerField


def field_for(
    question: Question,
    line: type[LineAnswer] = LineAnswer,
    choices: type[Choices] = Choices,
    steps: type[Steps] = Steps,
    matrix: type[MatrixField] = MatrixField,
) -> AnswerField:
    """Return a new widget for the answer to `question`; the types given may say other words at Enter."""
    answer = question.answer
    if isinstance(answer, ChoiceAnswer):
        several = not isinstance(answer.choice.right, str)
        return choices(options(answer, question.drawn.seed), several=several)
    if isinstance(answer, OrderAnswer):
        return steps(shown_steps(answer, question.drawn.seed))
    if isinstance(answer, MatrixAnswer):
        return matrix(wanted(answer))
    if isinstance(answer, ExplainAnswer):
        from quiz.tui.widgets.explanation import Explanation  # a costly editor that few cards need

        return Explanation()
    if isinstance(answer, DerivationAnswer):
        from quiz.tui.widgets.working import Working

        return Working(known(question))
    return line(placeholder=example(answer), kind=wanted(answer), known=known(question))
