"""Numbers and points in sentences: few digits, but enough to show a difference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from solvers.values.probe import Witness

_EXPONENT = re.compile(r"e([+-])0*(\d+)")
FEW, MANY = 3, 45
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def witness_sentence(witness: Witness) -> str:
    """Return a sentence such as: At x = 0.7 yours is 0.335, expected 0.222."""
    given, expected = apart(witness.given, witness.expected)
    place = _place(witness.point)
    return f"At {place} yours is {given}, expected {expected}." if place else f"Yours is {given}."


def apart(given: object, expected: object) -> tuple[str, str]:
    """Return two values with as few digits as show that they differ."""
    for digits in range(FEW, MANY):
        left, right = number_text(given, digits), number_text(expected, digits)
        if left != right:
            break
    return left, right


def number_text(value: object, digits: int = 4) -> str:
    """Return a real or complex number with `digits` significant digits; whole numbers keep all of theirs."""
    if isinstance(value, complex):
        sign = "−" if value.imag < 0 else "+"
        return f"{number_text(value.real, digits)} {sign} {number_text(abs(value.imag), digits)}i"
    if not isinstance(value, float | int | Decimal | Fraction):
        return "not a real number"
    precise = Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else Decimal(value)
    if precise == precise.to_integral_value() and abs(precise) < 10**9:
        return _minus(str(int(precise)))
    return _minus(_plain(f"{precise:.{digits}g}"))


def _plain(text: str) -> str:
    text = _EXPONENT.sub(lambda match: f"e{match[1].replace('+', '')}{match[2]}", text)
    head, mark, tail = text.partition("e")
    head = head.rstrip("0").rstrip(".") if "." in head else head
    exponent = int(tail) if mark else 0
    if not mark or -5 <= exponent <= 6:
        return f"{Decimal(f'{head}e{exponent}'):f}"
    return head + mark + tail


def _minus(text: str) -> str:
    return text.replace("-", "−")


def _place(point: Mapping[str, Fraction]) -> str:
    return ", ".join(f"{name} = {number_text(value)}" for name, value in point.items())


def listed(words: Iterable[str], join: str = "and") -> str:
    """Return `a`, `a and b`, or `a, b and c`."""
    *first, last = words
    return f"{', '.join(first)} {join} {last}" if first else last


def ordinal(index: int) -> str:
    """Return `first` for 0, and so on."""
    return ORDINALS[index] if index < len(ORDINALS) else f"{index + 1}th"
