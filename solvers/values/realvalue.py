"""The value of a formula without names as one real number: exact where it can be, else to fifty digits."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

import msgspec

from solvers.tree import Node, number
from solvers.values import exact
from solvers.values.evaluate import UndefinedError, evaluate
from solvers.values.precise import precise

DIGITS = 50
TINY = Fraction(1, 10**20)


class NotRealError(UndefinedError):
    """The value is a complex number."""


class RealValue(msgspec.Struct, frozen=True):
    """A real number and a bound on its relative error: 0 when it is exact."""

    value: Fraction
    error: Fraction = Fraction(0)

    @property
    def whole(self) -> bool:
        """Whether it is an integer for sure."""
        return not self.error and self.value.denominator == 1

    def same(self, other: RealValue) -> bool:
        """Return whether two values are equal as far as their errors can tell."""
        margin = self.error * abs(self.value) + other.error * abs(other.value)
        return abs(self.value - other.value) <= margin


@lru_cache(maxsize=2048)
def real_value(node: Node) -> RealValue:
    """Return the value; raise `UndefinedError` where there is none, `NotRealError` for a complex one."""
    try:
        exactly = exact.constant(node)
    except ZeroDivisionError as error:
        raise UndefinedError from error
    if exactly is not None:
        return RealValue(exactly)
    try:
        return _to_many_digits(node)
    except UndefinedError:
        value = evaluate(node, {})
    if isinstance(value, complex):
        raise NotRealError
    return RealValue(Fraction(value), Fraction(1, 10**11))


def _to_many_digits(node: Node) -> RealValue:
    """Return the value to fifty digits; what shrinks further with twice as many is 0: 1 − cos(0), sin(π)."""
    value = Fraction(precise(node, {}, DIGITS))
    if abs(value) < TINY:
        finer = Fraction(precise(node, {}, 2 * DIGITS))
        if abs(finer) <= TINY * abs(value):
            return RealValue(Fraction(0))
        value = finer
    return RealValue(value, Fraction(1, 10 ** (DIGITS - 5)))


def worked_out(node: Node) -> Node:
    """Return the exact value of a formula as a literal where it has one, else the formula itself."""
    try:
        value = exact.constant(node)
    except ZeroDivisionError:
        return node
    return node if value is None else number(value)
