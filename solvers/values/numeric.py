"""The known functions on floats, and on complex numbers where the reals end."""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable, Mapping

Value = float | complex


def power(base: Value, exponent: Value) -> Value:
    """Return base^exponent, principal branch; raise `ZeroDivisionError` or `OverflowError` as floats do."""
    if isinstance(base, complex) or isinstance(exponent, complex):
        return complex(base) ** complex(exponent)
    if base < 0 and not exponent.is_integer():
        return complex(base) ** exponent
    value: float = base**exponent
    if value == 0 and base not in {0, math.e}:
        raise OverflowError  # too small for a float: it would look equal to every other such power
    return value


def log(value: float, base: float = math.e) -> float:
    """Return the real logarithm; natural unless a base is given."""
    return math.log(value) if base == math.e else math.log(value) / math.log(base)


def complex_log(value: complex, base: complex = math.e) -> complex:
    """Return the principal logarithm."""
    return cmath.log(value) if base == math.e else cmath.log(value) / cmath.log(base)


def sigmoid(value: float) -> float:
    """Return 1/(1 + e^-x) without overflow on either side."""
    if value >= 0:
        return 1 / (1 + math.exp(-value))
    scaled = math.exp(value)
    return scaled / (1 + scaled)


def softplus(value: float) -> float:
    """Return log(1 + e^x) without overflow."""
    return max(value, 0.0) + math.log1p(math.exp(-abs(value)))


def sign(value: float) -> float:
    """Return −1, 0 or 1."""
    return float((value > 0) - (value < 0))


def factorial(value: float) -> float:
    """Return x! = Γ(x + 1); raise `ValueError` at the negative integers."""
    return math.gamma(value + 1)


def binomial(above: float, below: float) -> float:
    """Return the binomial coefficient, through Γ beyond the integers."""
    if above.is_integer() and below.is_integer() and 0 <= above <= 1000:
        return float(math.comb(int(above), int(below))) if below >= 0 else 0.0
    return factorial(above) / (factorial(below) * factorial(above - below))


def cube_root(value: float) -> float:
    """Return the real cube root, of negatives too."""
    return math.copysign(math.cbrt(abs(value)), value)


def root(value: float, degree: float) -> float:
    """Return the real root of `value`; an odd root of a negative is negative."""
    if value < 0 and degree.is_integer() and degree % 2 == 1:
        return -math.pow(-value, 1 / degree)
    if value < 0:
        raise ValueError("an even root of a negative number")
    return math.pow(value, 1 / degree)


def nearest(value: float) -> float:
    """Return the nearest integer, halves to even."""
    return float(round(value))


def gelu(value: float) -> float:
    """Return x·Φ(x), the exact form (Hendrycks & Gimpel 2016)."""
    return value * (1 + math.erf(value / math.sqrt(2))) / 2


REAL: Mapping[str, Callable[..., float]] = {
    "exp": math.exp,
    "log": log,
    "log2": math.log2,
    "log10": math.log10,
    "sqrt": math.sqrt,
    "cbrt": cube_root,
    "root": root,
    "abs": abs,
    "sign": sign,
    "floor": lambda value: float(math.floor(value)),
    "ceil": lambda value: float(math.ceil(value)),
    "round": nearest,
    "min": min,
    "max": max,
    "mod": lambda value, modulus: value - modulus * math.floor(value / modulus),
    "gcd": lambda *values: float(math.gcd(*map(_whole, values))),
    "lcm": lambda *values: float(math.lcm(*map(_whole, values))),
    "factorial": factorial,
    "binomial": binomial,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "sec": lambda value: 1 / math.cos(value),
    "csc": lambda value: 1 / math.sin(value),
    "cot": lambda value: 1 / math.tan(value),
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "atan2": math.atan2,
    "asec": lambda value: math.acos(1 / value),
    "acsc": lambda value: math.asin(1 / value),
    "acot": lambda value: math.atan(1 / value),
    "sinh": math.sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "sech": lambda value: 1 / math.cosh(value),
    "csch": lambda value: 1 / math.sinh(value),
    "coth": lambda value: 1 / math.tanh(value),
    "asinh": math.asinh,
    "acosh": math.acosh,
    "atanh": math.atanh,
    "asech": lambda value: math.acosh(1 / value),
    "acsch": lambda value: math.asinh(1 / value),
    "acoth": lambda value: math.atanh(1 / value),
    "erf": math.erf,
    "erfc": math.erfc,
    "sigmoid": sigmoid,
    "logit": lambda value: math.log(value / (1 - value)),
    "relu": lambda value: max(value, 0.0),
    "softplus": softplus,
    "step": lambda value: 1.0 if value > 0 else 0.0,
    "silu": lambda value: value * sigmoid(value),
    "gelu": gelu,
}

COMPLEX: Mapping[str, Callable[..., complex]] = {
    "exp": cmath.exp,
    "log": complex_log,
    "log2": lambda value: cmath.log(value) / math.log(2),
    "log10": cmath.log10,
    "sqrt": cmath.sqrt,
    "root": lambda value, degree: complex(value) ** (1 / degree),
    "abs": lambda value: complex(abs(value)),
    "sin": cmath.sin,
    "cos": cmath.cos,
    "tan": cmath.tan,
    "sec": lambda value: 1 / cmath.cos(value),
    "csc": lambda value: 1 / cmath.sin(value),
    "cot": lambda value: 1 / cmath.tan(value),
    "asin": cmath.asin,
    "acos": cmath.acos,
    "atan": cmath.atan,
    "asec": lambda value: cmath.acos(1 / value),
    "acsc": lambda value: cmath.asin(1 / value),
    "acot": lambda value: cmath.atan(1 / value),
    "sinh": cmath.sinh,
    "cosh": cmath.cosh,
    "tanh": cmath.tanh,
    "sech": lambda value: 1 / cmath.cosh(value),
    "csch": lambda value: 1 / cmath.sinh(value),
    "coth": lambda value: 1 / cmath.tanh(value),
    "asinh": cmath.asinh,
    "acosh": cmath.acosh,
    "atanh": cmath.atanh,
    "asech": lambda value: cmath.acosh(1 / value),
    "acsch": lambda value: cmath.asinh(1 / value),
    "acoth": lambda value: cmath.atanh(1 / value),
    "sigmoid": lambda value: 1 / (1 + cmath.exp(-value)),
    "softplus": lambda value: cmath.log(1 + cmath.exp(value)),
    "logit": lambda value: cmath.log(value / (1 - value)),
}


def _whole(value: float) -> int:
    if not value.is_integer():
        raise ValueError("whole numbers only")
    return int(value)
