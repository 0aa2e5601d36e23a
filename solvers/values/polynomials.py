"""Polynomials over numbered atoms with exact coefficients, kept within bounds by `TooLargeError`."""

from __future__ import annotations

from fractions import Fraction

MAX_BITS = 4_096
MAX_TERMS = 400
MAX_EXPONENT = 10**6

Monomial = tuple[tuple[int, Fraction], ...]
Polynomial = dict[Monomial, Fraction]
ONE: Monomial = ()


class TooLargeError(ArithmeticError):
    """Exact arithmetic would exceed its bounds."""


def bounded(value: Fraction) -> Fraction:
    """Return the value; raise `TooLargeError` when it has too many bits."""
    if value.numerator.bit_length() > MAX_BITS or value.denominator.bit_length() > MAX_BITS:
        raise TooLargeError
    return value


def checked(polynomial: Polynomial) -> Polynomial:
    """Return the polynomial without vanishing terms; raise `TooLargeError` when it has too many."""
    kept = {monomial: bounded(value) for monomial, value in polynomial.items() if value}
    if len(kept) > MAX_TERMS:
        raise TooLargeError
    return kept


def negated(polynomial: Polynomial) -> Polynomial:
    """Return −p."""
    return {monomial: -value for monomial, value in polynomial.items()}


def plus(left: Polynomial, right: Polynomial) -> Polynomial:
    """Return p + q."""
    total = dict(left)
    for monomial, value in right.items():
        total[monomial] = total.get(monomial, Fraction(0)) + value
    return checked(total)


def joined(left: Monomial, right: Monomial) -> Monomial:
    """Return the product of two monomials: their exponents added."""
    if not left or not right:
        return left or right
    exponents = dict(left)
    for atom, exponent in right:
        exponents[atom] = exponents.get(atom, Fraction(0)) + exponent
    return tuple(sorted((atom, exponent) for atom, exponent in exponents.items() if exponent))


def single_power(polynomial: Polynomial, exponent: int) -> Polynomial:
    """Return a polynomial of one term raised to a whole power."""
    ((monomial, coefficient),) = polynomial.items()
    bits = max(coefficient.numerator.bit_length(), coefficient.denominator.bit_length())
    trivial = abs(coefficient) == 1
    if exponent > MAX_EXPONENT or (not trivial and bits * exponent > MAX_BITS):
        raise TooLargeError
    raised = Fraction(1) if trivial and exponent % 2 == 0 else coefficient
    if not trivial:
        raised = coefficient**exponent
    return {tuple((atom, _exponent(power * exponent)) for atom, power in monomial): raised}


def _exponent(value: Fraction) -> Fraction:
    if abs(value) > MAX_EXPONENT:
        raise TooLargeError
    return value


def signed(polynomial: Polynomial) -> tuple[Polynomial, int]:
    """Return the polynomial with a positive leading coefficient, and the sign taken out."""
    leading = polynomial[max(polynomial)]
    return (polynomial, 1) if leading > 0 else (negated(polynomial), -1)


def primitive(polynomial: Polynomial) -> Polynomial:
    """Return the polynomial with leading coefficient 1 and without powers that stem from denominators."""
    if not polynomial:
        return {}
    lowest: dict[int, Fraction] = {}
    for monomial in polynomial:
        for atom, exponent in monomial:
            lowest[atom] = min(lowest.get(atom, Fraction(0)), exponent)
    shift = tuple(sorted((atom, -exponent) for atom, exponent in lowest.items() if exponent))
    cleared = {joined(monomial, shift): value for monomial, value in polynomial.items()}
    leading = cleared[max(cleared)]
    return {monomial: value / leading for monomial, value in cleared.items()}
