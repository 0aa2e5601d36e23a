"""The fields of a mock interview: those of a session, whose Enter takes the answer and checks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from cards.types import Question
from quiz.tui.bound import bound
from quiz.tui.widgets.choices import Choices
from quiz.tui.widgets.fields import field_for
from quiz.tui.widgets.line_answer import LineAnswer
from quiz.tui.widgets.matrix_field import MatrixField
from quiz.tui.widgets.steps import Steps

if TYPE_CHECKING:
    from quiz.tui.widgets.answer_field import AnswerField


class TakenLine(LineAnswer):
    """A line whose key says that it is taken."""

    BINDINGS: ClassVar[list[BindingType]] = [bound("answer.check", "submit", "Take")]


class TakenChoices(Choices):
    """Options whose key says that the mark is taken."""

    BINDINGS: ClassVar[list[BindingType]] = [bound("answer.check", "answer", "Take")]


class TakenSteps(Steps):
    """Steps whose key says that their order is taken."""

    BINDINGS: ClassVar[list[BindingType]] = [bound("answer.check", "answer", "Take")]


class TakenMatrix(MatrixField):
    """Rows whose key says that they are taken."""

    BINDINGS: ClassVar[list[BindingType]] = [bound("answer.check", "check", "Take", priority=True)]


def taking(question: Question) -> AnswerField:
    """Return a new widget for the answer to `question`."""
    return field_for(question, TakenLine, TakenChoices, TakenSteps, TakenMatrix)
