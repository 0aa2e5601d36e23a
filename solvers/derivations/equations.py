"""Whether two equations are the same but for rearranging: exactly where that tells, else by solutions."""

from __future__ import annotations

from collections.abc import Mapping

from solvers.derivations.solutions import Agreement, agreement
from solvers.derivations.statements import Statement
from solvers.tree import Binary, Call, Name, Node, Number, Relation, names
from solvers.trees.building import subtract
from solvers.values import exact
from solvers.values.domain import Domain, points
from solvers.values.evaluate import UndefinedError, evaluate
from solvers.values.polynomials import TooLargeError, primitive

_POINTS = 24
_ENOUGH = 4
_CLOSE = 1e-9
_SAME = Agreement(same=True)
_MIRRORED: Mapping[str, str] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def same_equation(given: Relation, expected: Relation, domains: Mapping[str, Domain]) -> Agreement:
    """Compare two equations or inequalities.

    Polynomial equations are the same when one is a constant multiple of the other, denominators cleared:
    (x − 1)³ = 0 is not x = 1. Others are when a constant factor turns one into the other, or when one is
    solved for a name and both have the same solutions.
    """
    if given == expected:
        return _SAME
    if _kind(given) != _kind(expected):
        return Agreement(same=False)
    mine, theirs = _without_bars(_forward(given)), _without_bars(_forward(expected))
    first, second = subtract(mine.left, mine.right), subtract(theirs.left, theirs.right)
    exactly = proportional(first, second)
    if exactly and (_kind(given) == "=" or _ratio_sign(first, second, domains) > 0):
        return _SAME
    found = agreement(Statement(((given,),)), Statement(((expected,),)), None, domains)
    if exactly is False and _kind(given) == "=":
        return Agreement(same=False, apart=found.apart)
    return _by_solutions(given, expected, found, _ratio_sign(first, second, domains))


def _by_solutions(given: Relation, expected: Relation, found: Agreement, sign: int) -> Agreement:
    equation = _kind(given) == "="
    if sign > 0 or (equation and sign < 0):
        return _SAME
    solved = any(
        isinstance(side, Name) for relation in (given, expected) for side in (relation.left, relation.right)
    )
    if found.same and equation and not solved and names(given):
        return Agreement(same=None)
    return found


def _kind(relation: Relation) -> str:
    return {"<": "<", ">": "<", "<=": "<=", ">=": "<="}.get(relation.comparison, relation.comparison)


def _forward(relation: Relation) -> Relation:
    """Return an inequality with its smaller side on the left."""
    if relation.comparison in (">", ">="):
        smaller = "<" if relation.comparison == ">" else "<="
        return Relation("<" if smaller == "<" else "<=", relation.right, relation.left)
    return relation


def _without_bars(relation: Relation) -> Relation:
    """Return |u| = |v| as u² = v², which says the same of real numbers."""
    left, right = relation.left, relation.right
    if isinstance(left, Call) and isinstance(right, Call) and left.function == right.function == "abs":
        two = Number("2")
        return Relation(
            relation.comparison, Binary("^", left.arguments[0], two), Binary("^", right.arguments[0], two)
        )
    return relation


def proportional(first: Node, second: Node) -> bool | None:
    """Return whether two formulas are constant multiples of each other once denominators are cleared."""
    forms = exact.Forms()
    try:
        mine, theirs = forms.ratio(first), forms.ratio(second)
    except (TooLargeError, ZeroDivisionError):
        return None
    above, other = primitive(mine.above), primitive(theirs.above)
    if not above or not other:
        return None if bool(above) != bool(other) and not forms.only_names else bool(above) == bool(other)
    if above == other:
        return True
    return False if forms.only_names else None


def _ratio_sign(first: Node, second: Node, domains: Mapping[str, Domain]) -> int:
    """Return the sign of first/second when it is one constant everywhere, 0 when it is not."""
    involved = tuple(sorted(names(first) | names(second)))
    places = tuple(domains.get(name, Domain()) for name in involved)
    ratios: list[float] = []
    for point in points(involved, places, _POINTS):
        floats = {name: float(value) for name, value in point.items()}
        try:
            above, below = evaluate(first, floats), evaluate(second, floats)
        except UndefinedError:
            continue
        if isinstance(above, complex) or isinstance(below, complex) or (not above and not below):
            continue
        if not above or not below:
            return 0
        ratios.append(above / below)
    if len(ratios) < _ENOUGH or any(abs(ratio / ratios[0] - 1) > _CLOSE for ratio in ratios):
        return 0
    return 1 if ratios[0] > 0 else -1
