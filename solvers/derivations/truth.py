"""Whether a statement is true at a point, as far as floats tell."""

from __future__ import annotations

from collections.abc import Mapping

from solvers.derivations.statements import Statement
from solvers.tree import Relation
from solvers.values.evaluate import OverflowingError, UndefinedError, Value, evaluate

_CLOSE = 1e-9
_NEAR = 1e-6
_STEP = 1e-2

Point = Mapping[str, Value]


def holds(
    statement: Statement, point: Point, variable: str | None = None, *, real: bool = False
) -> bool | None:
    """Return whether a statement is true at a point; None when that cannot be computed there.

    With `real`, a side that leaves the reals makes a relation false. `variable` is the name solved for.
    """
    try:
        return any(
            all(_relation_holds(relation, point, variable, real=real) for relation in together)
            for together in statement.alternatives
        )
    except OverflowingError:
        return None


def _relation_holds(relation: Relation, point: Point, variable: str | None, *, real: bool) -> bool:
    try:
        left, right = evaluate(relation.left, point), evaluate(relation.right, point)
    except OverflowingError:
        raise
    except UndefinedError:
        return False
    if real and (isinstance(left, complex) or isinstance(right, complex)):
        return False
    equal = _is_zero(left, right, relation, point, variable)
    if relation.comparison in ("=", "!="):
        return equal == (relation.comparison == "=")
    if isinstance(left, complex) or isinstance(right, complex):
        return False
    if equal:
        return relation.comparison in ("<=", ">=")
    return (left < right) == (relation.comparison in ("<", "<="))


def _is_zero(left: Value, right: Value, relation: Relation, point: Point, variable: str | None) -> bool:
    """Return whether both sides agree: at once, or in proportion to how they part beside the point."""
    gap = abs(left - right)
    if gap <= _CLOSE * (abs(left) + abs(right)):
        return True
    if variable is None:
        return False
    step = _STEP * (1 + abs(point[variable]))
    beside = [_gap(relation, {**point, variable: point[variable] + shift}) for shift in (step, -step)]
    return gap <= _NEAR * max(beside)


def _gap(relation: Relation, point: Point) -> float:
    try:
        return abs(evaluate(relation.left, point) - evaluate(relation.right, point))
    except UndefinedError:
        return 0.0
