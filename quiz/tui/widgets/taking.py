"""The fields of a mock interview: those of a session, whose Enter takes the answer and checks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from cards.types import Question
from quiz.tui.widgets.cells import Cells
from quiz.tui.widgets.choices import Choices
from quiz.tui.widgets.fields import field_for
from quiz.tui.widgets.line_answer import LineAnswer
from quiz.tui.widgets.steps import Steps

if TYPE_CHECKING:
    from quiz.tui.widgets.answer_field import AnswerField


class TakenLine(LineAnswer):
    """A line whose key says that it is taken."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Take", id="take")]


class TakenChoices(Choices):
    """Options whose key says that the mark is taken."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "answer", "Take", id="take")]


class TakenSteps(Steps):
    """Steps whose key says that their order is taken."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "answer", "Take", id="take")]


class TakenCells(Cells):
    """Cells whose key says that their rows are taken."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "check", "Take", priority=True, id="take")]


def taking(question: Question) -> AnswerField:
    """Return a new widget for the answer to `question`."""
    return field_for(question, TakenLine, TakenChoices, TakenSteps, TakenCells)
