"""Several numbers under `number`: a list, a set or a matrix is judged entry by entry."""

from __future__ import annotations

from solvers.answers import Drawn, MatrixAnswer, NumberAnswer, SetAnswer, VectorAnswer
from solvers.judging.judge import AnswerError, Judge, formula
from solvers.kinds.matrix import MatrixJudge
from solvers.kinds.number import NumberJudge
from solvers.kinds.set import SetJudge
from solvers.kinds.vector import VectorJudge
from solvers.tree import Sequence


def number_judge(answer: NumberAnswer, drawn: Drawn) -> Judge:
    """Return the judge for one number, or for the list of numbers that `number` holds."""
    if not answer.number.lstrip().startswith(("[", "{", "(")):
        return NumberJudge(answer, drawn)
    node = formula(answer.number, "number")
    if not isinstance(node, Sequence):
        return NumberJudge(answer, drawn)
    if answer.unit is not None or answer.digits is not None or answer.decimals is not None:
        raise AnswerError("A list of numbers takes a `tolerance`, but no unit, digits or decimals.", "number")
    if node.bracket == "{":
        return SetJudge(SetAnswer(set=answer.number, tolerance=answer.tolerance), drawn)
    if node.items and isinstance(node.items[0], Sequence):
        return MatrixJudge(MatrixAnswer(matrix=answer.number, tolerance=answer.tolerance), drawn)
    return VectorJudge(VectorAnswer(vector=answer.number, tolerance=answer.tolerance), drawn)
