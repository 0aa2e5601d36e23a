"""Whether a formula is written in the form that was asked for: expanded, factored or simplified."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from fractions import Fraction
from math import gcd

from solvers.algebra.factoring import reducible
from solvers.tree import (
    Binary,
    Call,
    Constant,
    Name,
    Negate,
    Node,
    Number,
    Relation,
    Sequence,
    children,
    names,
)
from solvers.trees.structure import factors, signed_terms, terms
from solvers.trees.substitution import size
from solvers.values import exact


def form_problem(node: Node, expected: Node, form: str) -> str:
    """Return what is still to do, as the end of a sentence, or an empty text."""
    if form == "expanded":
        return _expanded_problem(node)
    if form == "factored":
        return _factored_problem(node, expected)
    return _simplified_problem(node, expected)


def same_form(left: Node, right: Node) -> bool:
    """Return whether two formulas are written alike but for the order of terms and factors.

    Both have the same value, so a sign moved into a factor, −(t − y)·x or (y − t)·x, makes no difference.
    """
    return _normal(left) == _normal(right)


def _normal(node: Node) -> Hashable:
    match node:
        case Negate() | Binary("*" | "/"):
            return _normal_product(node)
        case Binary("+" | "-"):
            counted = Counter((sign, _normal(term)) for sign, term in signed_terms(node, 1))
            return "sum", frozenset(counted.items())
        case Binary("^", base, Number() as exponent):
            return (
                _normal_product(node)
                if exponent.value.denominator == 1
                else ("power", _normal(base), exponent.value)
            )
        case Number():
            return "product", node.value, frozenset()
        case Call("exp", (exponent,)):
            return _normal(Binary("^", Constant("e"), exponent))
        case _:
            return type(node).__name__, _label(node), tuple(map(_normal, children(node)))


def _normal_product(node: Node) -> Hashable:
    coefficient = Fraction(_sign(node))
    counted: Counter[Node] = Counter()
    for base, count in factors(node):
        if isinstance(base, Number) and base.value and abs(count) < 64:
            coefficient *= base.value**count
        else:
            counted[base] += count
    if coefficient == 1 and list(counted.values()) == [1]:
        return _normal(next(iter(counted)))
    if any(map(_is_sum, counted)):
        coefficient = abs(coefficient)
    forms: Counter[Hashable] = Counter()
    for base, count in counted.items():
        forms[_unsigned(base) if _is_sum(base) else _normal(base)] += count
    return "product", coefficient, frozenset(forms.items())


def _unsigned(node: Node) -> Hashable:
    """Return the form of a factor up to its sign: t − y and y − t are one."""
    terms = Counter((sign, _normal(term)) for sign, term in signed_terms(node, 1))
    turned = Counter({(-sign, form): count for (sign, form), count in terms.items()})
    return "either sum", frozenset((frozenset(terms.items()), frozenset(turned.items())))


def _sign(node: Node) -> int:
    """Return −1 when an odd number of minus signs stands before the factors."""
    match node:
        case Negate(operand):
            return -_sign(operand)
        case Binary("*" | "/", left, right):
            return _sign(left) * _sign(right)
        case _:
            return 1


def _label(node: Node) -> Hashable:
    match node:
        case Name(name) | Constant(name) | Call(name):
            return name
        case Relation(comparison):
            return comparison
        case Sequence(bracket):
            return bracket
        case Binary(operator):
            return operator
        case _:
            return ""


def _is_sum(node: Node) -> bool:
    return len(terms(node)) > 1


def _expanded_problem(node: Node) -> str:
    for part in terms(node):
        if any(_is_sum(base) and count > 0 for base, count in factors(part)):
            return "it still holds a product of sums: multiply out."
    count = term_count(node)
    if count is not None and count < len(terms(node)):
        return "like terms can still be collected."
    return ""


def term_count(node: Node) -> int | None:
    """Return how many terms the formula has as a polynomial; None when it is too large to tell."""
    try:
        ratio = exact.Forms().ratio(node)
    except ArithmeticError:
        return None
    return max(len(ratio.above), 1) if len(ratio.below) == 1 else None


def _factored_problem(node: Node, expected: Node) -> str:
    mine, theirs = _degrees(node), _degrees(expected)
    if (
        any(reducible(base) for base, _ in factors(node))
        or len(mine) < len(theirs)
        or (mine and theirs and max(mine) > max(theirs))
    ):
        return "it can be factored further."
    return ""


def _degrees(node: Node) -> list[int]:
    """Return the degree of every factor that holds a name, repeated factors counted singly."""
    found = []
    for base, count in factors(node):
        if names(base) and count > 0:
            found += [degree(base)] * min(count, 100)
    return found


def degree(node: Node) -> int:
    """Return the total degree of a polynomial; 1 for what is none."""
    try:
        ratio = exact.Forms().ratio(node)
    except ArithmeticError:
        return 1
    return max((int(sum(power for _, power in monomial)) for monomial in ratio.above), default=0)


def _simplified_problem(node: Node, expected: Node) -> str:
    if (unfinished := _unfinished(node)) is not None:
        return unfinished
    count = term_count(node)
    if count is not None and count < len(terms(node)):
        return "like terms can still be collected."
    if size(node) > size(expected) * 5 // 4 + 2:
        return "it can be written more briefly."
    return ""


def _unfinished(node: Node) -> str | None:
    if isinstance(node, Binary) and not names(node) and not _is_plain_fraction(node):
        value = _constant(node)
        if value is not None:
            return "its numbers can still be worked out."
    if _reduces(node):
        return "a fraction in it can still be reduced."
    return next((problem for problem in map(_unfinished, children(node)) if problem is not None), None)


def _reduces(node: Node) -> bool:
    """Return whether whole numbers above and below a fraction bar have a common divisor: 2x/4."""
    if not isinstance(node, Binary) or node.operator not in ("*", "/"):
        return False
    sides = {True: 1, False: 1}
    for base, count in factors(node):
        if isinstance(base, Number) and base.value.denominator == 1 and abs(count) == 1:
            sides[count > 0] *= int(base.value)
    return gcd(sides[True], sides[False]) > 1


def _constant(node: Node) -> object:
    try:
        return exact.constant(node)
    except ZeroDivisionError:
        return None


def _is_plain_fraction(node: Binary) -> bool:
    """Return whether a node is a fraction p/q in lowest terms."""
    if node.operator != "/" or not isinstance(node.left, Number) or not isinstance(node.right, Number):
        return False
    below = node.right.value
    return below != 0 and (node.left.value / below).denominator == below
