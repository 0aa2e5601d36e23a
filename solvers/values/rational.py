"""Functions at rational arguments whose values are rational for sure."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import comb, factorial, gcd, isqrt, lcm

from solvers.values.polynomials import bounded


def perfect_power(base: Fraction, exponent: Fraction) -> Fraction | None:
    """Return base^exponent when it is rational and base is positive."""
    degree = exponent.denominator
    if base <= 0 or degree > 64 or abs(exponent.numerator) > 64:
        return None
    above, below = _integer_root(base.numerator, degree), _integer_root(base.denominator, degree)
    if above is None or below is None:
        return None
    return bounded(Fraction(above, below) ** exponent.numerator)


def _integer_root(value: int, degree: int) -> int | None:
    if degree == 2:
        guess = isqrt(value)
    elif value.bit_length() > 1000:
        return None
    else:
        guess = round(value ** (1 / degree))
    return next((root for root in (guess - 1, guess, guess + 1) if root > 0 and root**degree == value), None)


def rational_value(function: str, values: list[Fraction]) -> Fraction | None:
    """Return the exact value of a function at rational arguments, where it is rational for sure."""
    match function, values:
        case "abs", [x]:
            return abs(x)
        case "floor", [x]:
            return Fraction(x.numerator // x.denominator)
        case "ceil", [x]:
            return Fraction(-(-x.numerator // x.denominator))
        case "round", [x]:
            return Fraction(round(x))
        case "sign", [x]:
            return Fraction((x > 0) - (x < 0))
        case "relu", [x]:
            return max(x, Fraction(0))
        case "min", [_, *_]:
            return min(values)
        case "max", [_, *_]:
            return max(values)
        case "mod", [x, y] if y:
            return x - y * (x // y)
        case _:
            return _whole_value(function, values)


def _whole_value(function: str, values: list[Fraction]) -> Fraction | None:
    if any(value.denominator != 1 or abs(value) > 10**6 for value in values):
        return None
    whole = [int(value) for value in values]
    match function, whole:
        case "factorial", [n] if 0 <= n <= 450:
            return Fraction(factorial(n))
        case "binomial", [n, k] if 0 <= n <= 2000:
            return Fraction(comb(n, k) if k >= 0 else 0)
        case "gcd", [_, *_]:
            return Fraction(gcd(*whole))
        case "lcm", [_, *_] if len(whole) <= 8:
            return Fraction(lcm(*whole))
        case (("log2" | "log10" | "log"), _):
            return _whole_log(function, whole)
        case _:
            return None


_BASES: Mapping[str, int] = {"log2": 2, "log10": 10}


def _whole_log(function: str, values: list[int]) -> Fraction | None:
    base = _BASES.get(function) or (values[1] if len(values) == 2 else 0)
    if base < 2 or values[0] < 1:
        return Fraction(0) if values == [1] else None
    rest, exponent = values[0], 0
    while rest % base == 0:
        rest, exponent = rest // base, exponent + 1
    return Fraction(exponent) if rest == 1 else None
