"""What proofs take and give, and how they refuse. No NumPy here: the screen's process reads this too."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Sized
from fractions import Fraction
from typing import TypeAlias

Number: TypeAlias = int | float | Fraction
Value: TypeAlias = "Number | Sequence[Value]"

MOST_OPERATIONS = 50_000_000  # array elements touched
MOST_STEPS = 1_000_000  # turns of a Python loop
LARGEST = 10**12


class ProofInputError(ValueError):
    """A proof was given what it does not take, or more than it may do; the message is a sentence."""


def number(value: Value, name: str) -> Number:
    """Return a finite number of at most 10^12 in size, as exact as it came."""
    if isinstance(value, int | float | Fraction) and -LARGEST <= value <= LARGEST:
        return value
    raise ProofInputError(f"{name} must be a number of at most 10^12, not {shown(value)}.")


def real(value: Value, name: str) -> float:
    """Return a finite number as a float."""
    return float(number(value, name))


def exact(value: Value, name: str) -> Fraction:
    """Return a finite number as a fraction; a float stands for the decimal that it prints as."""
    checked = number(value, name)
    return Fraction(repr(checked)) if isinstance(checked, float) else Fraction(checked)


def whole(value: Value, name: str, least: int = 0, most: int = 10**9) -> int:
    """Return a whole number between `least` and `most`."""
    checked = number(value, name)
    if checked != int(checked) or not least <= checked <= most:
        raise ProofInputError(f"{name} must be a whole number from {least} to {most}, not {shown(value)}.")
    return int(checked)


def flag(value: Value, name: str) -> bool:
    """Return a 0 or 1 as a bool."""
    return bool(whole(value, name, most=1))


def probability(value: Value, name: str) -> Fraction:
    """Return a probability in [0, 1] as a fraction."""
    checked = exact(value, name)
    if not 0 <= checked <= 1:
        raise ProofInputError(f"{name} must be a probability from 0 to 1, not {shown(value)}.")
    return checked


def items(value: Value, name: str, longest: int = 1000) -> Sequence[Value]:
    """Return the entries of a list; a single number is a list of one."""
    entries = value if isinstance(value, Sequence) else (value,)
    if not 1 <= len(entries) <= longest:
        raise ProofInputError(f"{name} must have between 1 and {longest} entries, not {len(entries)}.")
    return entries


def pair(value: Value, name: str, least: int = 0) -> tuple[int, int]:
    """Return one whole number twice, or the two of a pair."""
    entries = items(value, name, longest=2)
    return whole(entries[0], name, least), whole(entries[-1], name, least)


def wholes(value: Value, name: str, least: int = 0, longest: int = 1000) -> list[int]:
    """Return a list of whole numbers."""
    return [whole(entry, name, least) for entry in items(value, name, longest)]


def reals(value: Value, name: str, longest: int = 1000) -> list[float]:
    """Return a vector as floats."""
    return [real(entry, name) for entry in items(value, name, longest)]


def exacts(value: Value, name: str, longest: int = 1000) -> list[Fraction]:
    """Return a vector as fractions."""
    return [exact(entry, name) for entry in items(value, name, longest)]


def rows(value: Value, name: str, longest: int = 1000) -> list[list[Fraction]]:
    """Return a matrix as rows of fractions, all of one length."""
    matrix = [exacts(row, name, longest) for row in items(value, name, longest)]
    if len({len(row) for row in matrix}) != 1:
        raise ProofInputError(f"The rows of {name} must have one length.")
    return matrix


def same_length(first: Sized, second: Sized, names: str) -> None:
    """Refuse two vectors of different lengths."""
    if len(first) != len(second):
        raise ProofInputError(f"{names} must have one length, not {len(first)} and {len(second)}.")


def each(function: Callable[[Value], Value], value: Value) -> Value:
    """Apply a function of one number to a number, or to every number of a list."""
    if isinstance(value, Sequence):
        return [each(function, entry) for entry in items(value, "the list")]
    return function(value)


def affordable(operations: int, what: str, most: int = MOST_OPERATIONS) -> None:
    """Refuse work of more than `most` steps."""
    if operations > most:
        raise ProofInputError(f"{what} would take {operations:,} steps; a proof may take {most:,}.")


def shown(value: Value) -> str:
    """Return a short text of any value, for messages."""
    text = str(list(value)) if isinstance(value, Sequence) else str(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
