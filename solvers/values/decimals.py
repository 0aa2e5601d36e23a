"""The known functions on decimals, to the precision of the current context; real values only."""

from __future__ import annotations

import decimal
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache

from solvers.values.evaluate import UndefinedError

MAX_FACTORIAL = 2_000
MAX_ANGLE = Decimal(10) ** 20


@lru_cache(maxsize=16)
def pi(precision: int) -> Decimal:
    """Return π by the Gauss–Legendre iteration, which doubles its digits at each step."""
    with decimal.localcontext() as context:
        context.prec = precision + 10
        a, b, t, p = Decimal(1), 1 / Decimal(2).sqrt(), Decimal("0.25"), Decimal(1)
        while abs(a - b) > Decimal(10) ** -precision:
            mean = (a + b) / 2
            a, b, t, p = mean, (a * b).sqrt(), t - p * (a - mean) ** 2, 2 * p
        return (a + b) ** 2 / (4 * t)


def is_whole(value: Decimal) -> bool:
    """Return whether the value is an integer."""
    return value == value.to_integral_value()


def _log(value: Decimal, base: Decimal | None = None) -> Decimal:
    if value <= 0 or (base is not None and base <= 0):
        raise UndefinedError
    return value.ln() if base is None else value.ln() / base.ln()


def _sine(value: Decimal) -> Decimal:
    if abs(value) > MAX_ANGLE:
        raise UndefinedError
    turn = 2 * pi(decimal.getcontext().prec + 10)
    reduced = value - turn * (value / turn).to_integral_value()
    return _series(reduced, -reduced * reduced, lambda n: (2 * n) * (2 * n + 1))


def _series(first: Decimal, ratio: Decimal, divisor: Callable[[int], int]) -> Decimal:
    """Sum first·(1 + r/d₁ + r²/(d₁d₂) + …) until the terms no longer count."""
    total = term = first
    bound = Decimal(10) ** -(decimal.getcontext().prec + 5)
    for n in range(1, 2_000):
        term = term * ratio / divisor(n)
        total += term
        if abs(term) <= bound * max(abs(total), bound):
            return total
    raise UndefinedError


def _cosine(value: Decimal) -> Decimal:
    return _sine(value + pi(decimal.getcontext().prec + 10) / 2)


def _arctangent(value: Decimal) -> Decimal:
    """Halve the argument by atan x = 2·atan(x/(1 + √(1 + x²))) until the series is short."""
    halvings = 0
    while abs(value) > Decimal("0.05"):
        value = value / (1 + (1 + value * value).sqrt())
        halvings += 1
    total = term = value
    square = value * value
    bound = Decimal(10) ** -(decimal.getcontext().prec + 5)
    n = 1
    while abs(term) > bound * abs(total):
        n += 2
        term = -term * square
        total += term / n
    return total * Decimal(2**halvings)


def _arcsine(value: Decimal) -> Decimal:
    if abs(value) > 1:
        raise UndefinedError
    if abs(value) == 1:
        return value * pi(decimal.getcontext().prec) / 2
    return _arctangent(value / (1 - value * value).sqrt())


def _arccosine(value: Decimal) -> Decimal:
    return pi(decimal.getcontext().prec) / 2 - _arcsine(value)


def _sinh(value: Decimal) -> Decimal:
    return (value.exp() - (-value).exp()) / 2


def _cosh(value: Decimal) -> Decimal:
    return (value.exp() + (-value).exp()) / 2


def _tanh(value: Decimal) -> Decimal:
    return 1 - 2 / ((2 * value).exp() + 1)


def _asinh(value: Decimal) -> Decimal:
    size = abs(value)
    return (size + (size * size + 1).sqrt()).ln().copy_sign(value)


def _acosh(value: Decimal) -> Decimal:
    if value < 1:
        raise UndefinedError
    return (value + (value * value - 1).sqrt()).ln()


def _atanh(value: Decimal) -> Decimal:
    if abs(value) >= 1:
        raise UndefinedError
    return ((1 + value) / (1 - value)).ln() / 2


def _floor(value: Decimal) -> Decimal:
    return value.to_integral_value(decimal.ROUND_FLOOR)


def _factorial(value: Decimal) -> Decimal:
    if not is_whole(value) or not 0 <= value <= MAX_FACTORIAL:
        raise UndefinedError
    product = Decimal(1)
    for factor in range(2, int(value) + 1):
        product *= factor
    return product


def _cube_root(value: Decimal) -> Decimal:
    return (abs(value) ** (Decimal(1) / 3)).copy_sign(value) if value else value


def _sigmoid(value: Decimal) -> Decimal:
    return 1 / (1 + (-value).exp())


def _sign(value: Decimal) -> Decimal:
    return Decimal((value > 0) - (value < 0))


FUNCTIONS: Mapping[str, Callable[..., Decimal]] = {
    "exp": Decimal.exp,
    "log": _log,
    "log2": lambda value: _log(value, Decimal(2)),
    "log10": lambda value: _log(value, Decimal(10)),
    "sqrt": Decimal.sqrt,
    "cbrt": _cube_root,
    "abs": abs,
    "sign": _sign,
    "floor": _floor,
    "ceil": lambda value: -_floor(-value),
    "min": min,
    "max": max,
    "mod": lambda value, modulus: value - modulus * _floor(value / modulus),
    "factorial": _factorial,
    "binomial": lambda n, k: _factorial(n) / (_factorial(k) * _factorial(n - k)),
    "sin": _sine,
    "cos": _cosine,
    "tan": lambda value: _sine(value) / _cosine(value),
    "sec": lambda value: 1 / _cosine(value),
    "csc": lambda value: 1 / _sine(value),
    "cot": lambda value: _cosine(value) / _sine(value),
    "asin": _arcsine,
    "acos": _arccosine,
    "atan": _arctangent,
    "asec": lambda value: _arccosine(1 / value),
    "acsc": lambda value: _arcsine(1 / value),
    "acot": lambda value: _arctangent(1 / value),
    "sinh": _sinh,
    "cosh": _cosh,
    "tanh": _tanh,
    "sech": lambda value: 1 / _cosh(value),
    "csch": lambda value: 1 / _sinh(value),
    "coth": lambda value: 1 / _tanh(value),
    "asinh": _asinh,
    "acosh": _acosh,
    "atanh": _atanh,
    "asech": lambda value: _acosh(1 / value),
    "acsch": lambda value: _asinh(1 / value),
    "acoth": lambda value: _atanh(1 / value),
    "sigmoid": _sigmoid,
    "logit": lambda value: _log(value / (1 - value)),
    "relu": lambda value: max(value, Decimal(0)),
    "softplus": lambda value: (1 + value.exp()).ln(),
    "step": lambda value: Decimal(value > 0),
    "silu": lambda value: value * _sigmoid(value),
}
