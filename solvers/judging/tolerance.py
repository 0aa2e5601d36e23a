"""How far a number may lie from the reference: bounds, and what counts as a correct rounding."""

from __future__ import annotations

import re
from fractions import Fraction
from math import floor

from solvers.answers import Tolerance

_PERCENT = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*%\s*")
_LOG_2 = 0.30103  # log₁₀ 2, for a first guess
SLACK = Fraction(1, 10**12)  # a bound that is met exactly counts, however its ends were computed


def tolerance(option: str | Tolerance | None) -> Tolerance | None:
    """Return the bounds an option names, `5%` or a struct; raise `ValueError` with a sentence."""
    if option is None:
        return None
    if isinstance(option, str):
        match = _PERCENT.fullmatch(option)
        if match is None:
            raise ValueError(
                f"A tolerance is written as 5%, or as relative or absolute bounds; not {option[:40]!r}."
            )
        return Tolerance(relative=float(match[1]) / 100)
    bounds = [bound for bound in (option.relative, option.absolute) if bound is not None]
    if not bounds or any(not 0 <= bound < float("inf") for bound in bounds):
        raise ValueError("A tolerance needs a relative or an absolute bound, neither of them negative.")
    return option


def within(given: Fraction, reference: Fraction, bounds: Tolerance) -> bool:
    """Return whether either bound holds; a relative bound is a share of the reference."""
    distance = abs(given - reference)
    room = [Fraction(0)]
    if bounds.relative is not None:
        room.append(_as_written(bounds.relative) * abs(reference))
    if bounds.absolute is not None:
        room.append(_as_written(bounds.absolute))
    return distance <= max(room) * (1 + SLACK)


def _as_written(bound: float) -> Fraction:
    return Fraction(str(bound))


def last_place(value: Fraction, digits: int) -> Fraction:
    """Return the size of one unit in the last of `digits` significant digits of a value other than 0."""
    return Fraction(10) ** (exponent(value) - digits + 1)


def exponent(value: Fraction) -> int:
    """Return the power of ten of the leading digit of a value other than 0."""
    size = abs(value)
    guess = floor((size.numerator.bit_length() - size.denominator.bit_length()) * _LOG_2)
    while size >= Fraction(10) ** (guess + 1):
        guess += 1
    while size < Fraction(10) ** guess:
        guess -= 1
    return guess


def rounded(value: Fraction, place: Fraction) -> Fraction:
    """Return the value rounded to a multiple of `place`, halves away from zero as taught at school."""
    steps = floor(abs(value) / place + Fraction(1, 2))
    return steps * place if value >= 0 else -steps * place
