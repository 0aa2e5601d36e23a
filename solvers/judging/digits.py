"""The digits that a number was typed with, and whether a decimal is a constant written out."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from solvers.judging.tolerance import last_place
from solvers.tree import Negate, Node, Number, names
from solvers.values.evaluate import UndefinedError
from solvers.values.realvalue import real_value

MAX_DIGITS = 40
LONG_DIGITS = 8
_MAX_BITS = 4_000  # of a number whose digits are counted


class Typed(msgspec.Struct, frozen=True):
    """How a number was typed: its significant digits and its decimals; None for a formula.

    `sure` leaves out the trailing zeros of a whole number, which may or may not count. `computed` digits are
    those of a formula's value, which nobody rounded.
    """

    digits: int | None = None
    decimals: int | None = None
    sure: int | None = None
    computed: bool = False


def rounds_to(given: Fraction, expected: Fraction, digits: int, *, tie: bool = True) -> bool:
    """Return whether a number with so many digits rounds the reference; a half may go either way."""
    if not given or not expected:
        return False
    twice, place = abs(given - expected) * 2, last_place(given, digits)
    return twice < place or (tie and twice == place)


def written_digits(value: Fraction) -> Typed:
    """Return the digits that a value computed by a formula would be written with, if it can be: 881/1000."""
    if value.numerator.bit_length() > _MAX_BITS:
        return Typed()
    decimals = next((count for count in range(MAX_DIGITS) if (value * 10**count).denominator == 1), None)
    if decimals is None:
        return Typed()
    digits = str(abs(int(value * 10**decimals)))
    return Typed(len(digits), decimals, len(digits.rstrip("0")) or 1, computed=True)


def typed_digits(node: Node) -> Typed:
    """Return the digits of a literal."""
    if isinstance(node, Negate):
        return typed_digits(node.operand)
    if not isinstance(node, Number):
        return Typed()
    mantissa, _, power = node.text.lower().partition("e")
    whole, _, decimals = mantissa.partition(".")
    digits = (whole + decimals).lstrip("0")
    sure = digits if decimals else digits.rstrip("0")
    return Typed(max(len(digits), 1), max(len(decimals) - int(power or 0), 0), max(len(sure), 1))


def written_out(left: Node, right: Node, least: int = LONG_DIGITS) -> bool:
    """Return whether one of two constants is the other as a decimal, rounded rightly to `least` digits."""
    if names(left) or names(right):
        return False
    return any(_is_decimal_of(decimal, value, least) for decimal, value in ((left, right), (right, left)))


def _is_decimal_of(decimal: Node, value: Node, least: int) -> bool:
    digits = typed_digits(decimal)
    if not digits.decimals or (digits.digits or 0) < least:
        return False
    try:
        return rounds_to(real_value(decimal).value, real_value(value).value, digits.digits or least)
    except UndefinedError:
        return False
