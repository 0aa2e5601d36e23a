"""The roots of a formula in one variable: all of a polynomial, the real ones that a search finds of others.

A product has the roots of its factors and a power those of its base, so that high powers stay cheap.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from solvers.tree import Node, names
from solvers.trees.structure import factors
from solvers.values import exact
from solvers.values.evaluate import UndefinedError, Value, evaluate

MAX_DEGREE = 24
ITERATIONS = 200
SPAN = 40.0
STEPS = 240
_TINY = 1e-12


@lru_cache(maxsize=512)
def roots(node: Node, variable: str) -> tuple[tuple[complex, ...], bool]:
    """Return the roots found, and whether they are all of them (the formula is a polynomial quotient)."""
    found: list[complex] = []
    complete = True
    for base, count in factors(node):
        if variable in names(base) and count > 0:
            mine, all_of_them = _factor_roots(base, variable)
            found += mine
            complete = complete and all_of_them
    return tuple(found), complete


def _factor_roots(node: Node, variable: str) -> tuple[list[complex], bool]:
    coefficients = polynomial(node, variable)
    if coefficients is not None:
        return polynomial_roots(coefficients), True
    return [complex(root) for root in real_roots(node, variable)], False


def polynomial(node: Node, variable: str) -> list[Fraction] | None:
    """Return the coefficients, lowest first, of the numerator of a polynomial quotient in one variable."""
    forms = exact.Forms()
    forms.atom(variable)
    try:
        ratio = forms.ratio(node)
    except ArithmeticError:
        return None
    if len(forms.atoms) > 1:
        return None
    powers = {monomial[0][1] if monomial else Fraction(0): value for monomial, value in ratio.above.items()}
    if not powers:
        return []
    least = min(Fraction(0), *powers)
    degrees = [power - least for power in powers]
    if any(degree.denominator != 1 for degree in degrees) or max(degrees) > MAX_DEGREE:
        return None
    coefficients = [Fraction(0)] * (int(max(degrees)) + 1)
    for power, value in powers.items():
        coefficients[int(power - least)] = value
    return coefficients


def polynomial_roots(coefficients: Sequence[Fraction]) -> list[complex]:
    """Return the distinct complex roots, from the square-free part, by the Durand–Kerner iteration."""
    free = square_free(list(coefficients))
    degree = len(free) - 1
    if degree < 1:
        return []
    try:
        if degree == 1:
            return [complex(float(-free[0] / free[1]))]
        monic = [complex(float(value / free[-1])) for value in free]
    except OverflowError:
        return []
    size = 1 + max(abs(value) for value in monic[:-1])
    guesses = [size * 0.5 * cmath.exp(2j * math.pi * k / degree + 0.4j) for k in range(degree)]
    for _ in range(ITERATIONS):
        moved = _durand_kerner(monic, guesses)
        if max(abs(new - old) for new, old in zip(moved, guesses, strict=True)) < _TINY * size:
            return [_polished(monic, root) for root in moved]
        guesses = moved
    return [_polished(monic, root) for root in guesses]


def _durand_kerner(monic: Sequence[complex], guesses: list[complex]) -> list[complex]:
    moved = list(guesses)
    for index, guess in enumerate(moved):
        product = complex(1)
        for other, root in enumerate(moved):
            if other != index:
                product *= guess - root
        if product:
            moved[index] = guess - _value(monic, guess) / product
    return moved


def _polished(monic: Sequence[complex], root: complex) -> complex:
    """Improve a root by Newton's steps, and drop an imaginary part that is only rounding."""
    slope = [index * value for index, value in enumerate(monic)][1:]
    for _ in range(4):
        below = _value(slope, root)
        if not below:
            break
        root -= _value(monic, root) / below
    return complex(root.real) if abs(root.imag) < 1e-9 * (1 + abs(root)) else root


def _value(coefficients: Sequence[complex], at: complex) -> complex:
    total = complex(0)
    for value in reversed(coefficients):
        total = total * at + value
    return total


def square_free(coefficients: list[Fraction]) -> list[Fraction]:
    """Return the polynomial with each root once: divided by what it has in common with its derivative."""
    trimmed = _trimmed(coefficients)
    if len(trimmed) < 3:
        return trimmed
    slope = [index * value for index, value in enumerate(trimmed)][1:]
    divisor = _common(trimmed, slope)
    return trimmed if len(divisor) < 2 else _divided(trimmed, divisor)[0]


def _trimmed(coefficients: list[Fraction]) -> list[Fraction]:
    kept = list(coefficients)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _divided(above: list[Fraction], below: list[Fraction]) -> tuple[list[Fraction], list[Fraction]]:
    """Return quotient and remainder."""
    rest = list(above)
    quotient = [Fraction(0)] * max(len(above) - len(below) + 1, 1)
    for shift in range(len(above) - len(below), -1, -1):
        factor = rest[shift + len(below) - 1] / below[-1]
        quotient[shift] = factor
        for index, value in enumerate(below):
            rest[shift + index] -= factor * value
    return quotient, _trimmed(rest[: len(below) - 1])


def _common(left: list[Fraction], right: list[Fraction]) -> list[Fraction]:
    while right:
        left, right = right, _monic(_divided(left, right)[1])
    return left


def _monic(coefficients: list[Fraction]) -> list[Fraction]:
    return [value / coefficients[-1] for value in coefficients] if coefficients else []


def real_roots(node: Node, variable: str) -> list[float]:
    """Return real roots between −40 and 40: where the value is zero or its sign changes."""
    samples = [(x, _real(node, variable, x)) for x in _grid()]
    found = [x for x, value in samples if value == 0]
    for (left, below), (right, above) in pairwise(samples):
        if below is not None and above is not None and below * above < 0:
            root = _bisected(node, variable, left, right)
            if root is not None:
                found.append(root)
    return found


def _grid() -> Iterator[float]:
    """Small steps near zero, larger ones far out; offset so that poles at whole numbers are stepped over."""
    for index in range(-STEPS, STEPS + 1):
        share = index / STEPS
        yield math.copysign(SPAN * abs(share) ** 2, share)


def _real(node: Node, variable: str, at: float) -> float | None:
    try:
        value: Value = evaluate(node, {variable: at})
    except UndefinedError:
        return None
    return None if isinstance(value, complex) else value


def _bisected(node: Node, variable: str, left: float, right: float) -> float | None:
    below = _real(node, variable, left)
    start = abs(below or 0.0)
    for _ in range(200):
        middle = (left + right) / 2
        value = _real(node, variable, middle)
        if value is None or below is None or middle in (left, right):
            break
        if value == 0:
            return middle
        if (value < 0) == (below < 0):
            left, below = middle, value
        else:
            right = middle
    end = _real(node, variable, (left + right) / 2)
    # at a pole the sign changes too, but the value grows
    return (
        (left + right) / 2 if end is not None and abs(end) <= max(start, 1e-6) and abs(end) < 1e-6 else None
    )
