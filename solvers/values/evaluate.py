"""Trees to floating-point values: real where they are real, complex where they leave the reals.

A tree is compiled once into nested closures and then called at many points. Every operation works on machine
floats, so no answer can make it slow or large.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeAlias

from solvers.tree import Binary, Call, Constant, Name, Negate, Node, Number
from solvers.values.numeric import COMPLEX, REAL, power

Value: TypeAlias = float | complex
Point: TypeAlias = Mapping[str, Value]
Evaluator: TypeAlias = Callable[[Point], Value]

CONSTANTS: Mapping[str, Value] = {"pi": math.pi, "e": math.e, "i": 1j}


class UndefinedError(ArithmeticError):
    """The formula has no value at this point."""


class OverflowingError(UndefinedError):
    """The value is beyond what a float holds."""


def evaluate(node: Node, point: Point) -> Value:
    """Return the value at a point; raise `UndefinedError` where there is none."""
    try:
        value = compiled(node)(point)
    except OverflowError as error:
        raise OverflowingError from error
    except (ZeroDivisionError, ValueError, KeyError) as error:
        raise UndefinedError from error
    return _finite(value)


def _finite(value: Value) -> Value:
    if isinstance(value, complex):
        if not cmath.isfinite(value):
            raise OverflowingError
        return value.real if abs(value.imag) <= 1e-10 * abs(value.real) else value
    if not math.isfinite(value):
        raise OverflowingError
    return value


@lru_cache(maxsize=2048)
def compiled(node: Node) -> Evaluator:
    """Return the tree as a function of a point."""
    match node:
        case Number():
            return _constant(_literal(node))
        case Constant(name):
            return _constant(CONSTANTS[name]) if name in CONSTANTS else _undefined
        case Name(name):
            return lambda point: point[name]
        case Negate(operand):
            inner = compiled(operand)
            return lambda point: -inner(point)
        case Binary(operator, left, right):
            return _binary(operator, compiled(left), compiled(right))
        case Call(function, arguments):
            return _call(function, tuple(map(compiled, arguments)))
        case _:
            return _undefined


def _literal(node: Number) -> float:
    try:
        return float(node.value)
    except OverflowError:
        return math.inf


def _constant(value: Value) -> Evaluator:
    return lambda _: value


def _undefined(_: Point) -> Value:
    raise UndefinedError


def _binary(operator: str, left: Evaluator, right: Evaluator) -> Evaluator:
    if operator == "+":
        return lambda point: left(point) + right(point)
    if operator == "-":
        return lambda point: left(point) - right(point)
    if operator == "*":
        return lambda point: left(point) * right(point)
    if operator == "/":
        return lambda point: left(point) / right(point)
    return lambda point: power(left(point), right(point))


def _call(name: str, arguments: tuple[Evaluator, ...]) -> Evaluator:
    real = REAL.get(name)
    unreal = COMPLEX.get(name)
    if real is None:
        return _undefined

    def call(point: Point) -> Value:
        values = [argument(point) for argument in arguments]
        if not any(isinstance(value, complex) for value in values):
            try:
                return real(*values)
            except (ValueError, TypeError):
                pass
        if unreal is None:
            raise UndefinedError
        return _settled(unreal, values)

    return call


def _settled(function: Callable[..., complex], values: list[Value]) -> Value:
    try:
        value = function(*values)
    except TypeError as error:
        raise UndefinedError from error
    return value.real if value.imag == 0 else value
