"""Whether a factor can be split further over the rationals: by a common factor or a rational root."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, isqrt

from solvers.algebra.roots import polynomial, polynomial_roots, square_free
from solvers.tree import Node, names, number
from solvers.trees.substitution import substitute
from solvers.values import exact
from solvers.values.polynomials import Monomial

_LIMIT = 10**6
MAX_VARIABLES = 6
PLACES = 4
_VALUES = (2, 7, 5, 12, 3, 10, 11, 18, 13)  # odd and even, so that nothing is shared by chance


def reducible(node: Node) -> bool:
    """Return whether a factor is a sum that is no polynomial or that can be factored further."""
    if not names(node):
        return False
    terms = _terms(node)
    if terms is None or len(terms) < 2:
        return False
    if any(power < 0 for monomial, _ in terms for _, power in monomial):
        return True
    return _has_common_factor(terms) or _splits(node) or _splits_everywhere(node)


_Terms = list[tuple[Monomial, Fraction]]


def _terms(node: Node) -> _Terms | None:
    try:
        ratio = exact.Forms().ratio(node)
    except ArithmeticError:
        return None
    return list(ratio.above.items()) if len(ratio.below) == 1 else None


def _has_common_factor(terms: _Terms) -> bool:
    """Return whether a name, or a whole number other than 1, divides every term."""
    shared = set.intersection(*({atom for atom, _ in monomial} for monomial, _ in terms))
    whole = all(value.denominator == 1 for _, value in terms)
    return bool(shared) or (whole and gcd(*(value.numerator for _, value in terms)) > 1)


def _splits_everywhere(node: Node) -> bool:
    """Return whether a polynomial in several names splits in one of them wherever the others are put.

    By Hilbert's irreducibility theorem one that does not split stays so for almost all values of the others.
    """
    variables = sorted(names(node))
    return 1 < len(variables) <= MAX_VARIABLES and any(
        all(_splits_at(node, _elsewhere(variables, name, start)) for start in range(PLACES))
        for name in variables
    )


def _elsewhere(variables: list[str], name: str, start: int) -> dict[str, Node]:
    others = (other for other in variables if other != name)
    return {other: number(_VALUES[start + index]) for index, other in enumerate(others)}


def _splits_at(node: Node, values: dict[str, Node]) -> bool:
    fixed = substitute(node, values)
    terms = _terms(fixed)
    return terms is not None and len(terms) > 1 and (_has_common_factor(terms) or _splits(fixed))


def _splits(node: Node) -> bool:
    """Return whether a polynomial in one name has a repeated or a rational root, degree 1 apart."""
    variables = names(node)
    coefficients = polynomial(node, next(iter(variables))) if len(variables) == 1 else None
    if coefficients is None or len(coefficients) < 3:
        return False
    if len(square_free(list(coefficients))) < len(coefficients):
        return True
    if len(coefficients) == 3:
        return _is_square(coefficients[1] ** 2 - 4 * coefficients[0] * coefficients[2])
    return any(_is_root(coefficients, root) for root in polynomial_roots(coefficients) if not root.imag)


def _is_square(value: Fraction) -> bool:
    above, below = value.numerator, value.denominator
    return above >= 0 and isqrt(above) ** 2 == above and isqrt(below) ** 2 == below


def _is_root(coefficients: list[Fraction], near: complex) -> bool:
    """Return whether the simplest fraction beside a numeric root is a root itself."""
    candidate = Fraction(near.real).limit_denominator(_LIMIT)
    total = Fraction(0)
    for value in reversed(coefficients):
        total = total * candidate + value
    return total == 0
