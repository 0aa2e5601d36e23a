"""Trees to decimal values of any precision: the judge where floats are too coarse to tell.

Floats lose digits when large terms cancel; fifty decimal digits settle what sixteen cannot. Only real values
are computed; what leaves the reals is refused, and left to the floats and to SymPy.
"""

from __future__ import annotations

import decimal
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from solvers.tree import Binary, Call, Constant, Name, Negate, Node, Number, children
from solvers.values.decimals import FUNCTIONS, is_whole, pi
from solvers.values.evaluate import OverflowingError, UndefinedError

MAX_EXPONENT = 20_000
_GUARD = 12


def precise(node: Node, point: Mapping[str, Fraction], digits: int) -> Decimal:
    """Return the real value to about `digits` digits; raise `UndefinedError` where there is none."""
    context = decimal.Context(prec=digits + _GUARD, Emax=MAX_EXPONENT, Emin=-MAX_EXPONENT)
    try:
        with decimal.localcontext(context):
            return +_Evaluation(point).value(node)
    except decimal.Overflow as error:
        raise OverflowingError from error
    except (decimal.DecimalException, ZeroDivisionError, ValueError, OverflowError) as error:
        raise UndefinedError from error


def supported(node: Node) -> bool:
    """Return whether every function in the tree has decimal values somewhere."""
    if isinstance(node, Call) and node.function not in FUNCTIONS:
        return False
    return all(map(supported, children(node)))


class _Evaluation:
    def __init__(self, point: Mapping[str, Fraction]) -> None:
        self.point = point

    def value(self, node: Node) -> Decimal:
        match node:
            case Number():
                return _quotient(node.value)
            case Constant(name):
                return _named(name)
            case Name(name) if name in self.point:
                return _quotient(self.point[name])
            case Negate(operand):
                return -self.value(operand)
            case Binary(operator, left, right):
                return _binary(operator, self.value(left), self.value(right))
            case Call(function, arguments):
                return _call(function, [self.value(argument) for argument in arguments])
            case _:
                raise UndefinedError


def _quotient(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _named(name: str) -> Decimal:
    if name == "e":
        return Decimal(1).exp()
    if name == "pi":
        return pi(decimal.getcontext().prec)
    raise UndefinedError


def _binary(operator: str, left: Decimal, right: Decimal) -> Decimal:
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    if operator == "*":
        return left * right
    if operator == "/":
        return left / right
    return _power(left, right)


def _power(base: Decimal, exponent: Decimal) -> Decimal:
    if base == 0 and exponent == 0:
        return Decimal(1)
    if base < 0 and not is_whole(exponent):
        raise UndefinedError
    value: Decimal = base**exponent
    return value


def _call(name: str, values: Sequence[Decimal]) -> Decimal:
    function = FUNCTIONS.get(name)
    if function is None:
        raise UndefinedError
    try:
        value: Decimal = function(*values)
    except TypeError as error:
        raise UndefinedError from error
    return value
