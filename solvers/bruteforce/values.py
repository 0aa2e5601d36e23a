"""What proofs take and give, and how they refuse. No NumPy here: the screen's process reads this too."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

Number: TypeAlias = int | float | Fraction
Value: TypeAlias = "Number | Sequence[Value]"

MOST_OPERATIONS = 50_000_000


class ProofRefused(ValueError):
    """A proof was given what it does not take, or more than it may do; the message is a sentence."""


def whole(value: Value, name: str, least: int = 0, most: int = 1_000_000_000) -> int:
    """Return `value` as an int; raises `ProofRefused` unless it is whole and between `least` and `most`."""
    if (
        isinstance(value, int | float | Fraction)
        and value == value
        and abs(value) <= most
        and value == int(value)
    ):  # noqa: PLR0124 (NaN)
        if value >= least:
            return int(value)
        raise ProofRefused(f"{name} must be at least {least}, not {value}.")
    raise ProofRefused(f"{name} must be a whole number of at most {most}, not {shown(value)}.")


def flag(value: Value, name: str) -> bool:
    """Return a 0 or 1 as a bool."""
    return bool(whole(value, name, most=1))


def pair(value: Value, name: str, least: int = 0) -> tuple[int, int]:
    """Return one number twice, or the two numbers of a pair."""
    if isinstance(value, Sequence):
        if len(value) != 2:
            raise ProofRefused(f"{name} must be one number or a pair, not {shown(value)}.")
        return whole(value[0], name, least), whole(value[1], name, least)
    return whole(value, name, least), whole(value, name, least)


def wholes(value: Value, name: str, least: int = 0, longest: int = 1000) -> list[int]:
    """Return a list of whole numbers; a single number is a list of one."""
    items = value if isinstance(value, Sequence) else [value]
    if not 1 <= len(items) <= longest:
        raise ProofRefused(f"{name} must have between 1 and {longest} entries, not {len(items)}.")
    return [whole(item, name, least) for item in items]


def real(value: Value, name: str) -> float:
    """Return a finite number as a float."""
    if isinstance(value, int | float | Fraction) and abs(value) < 1e300:
        return float(value)
    raise ProofRefused(f"{name} must be a finite number, not {shown(value)}.")


def affordable(operations: int, what: str) -> None:
    """Refuse work that would need more than `MOST_OPERATIONS` steps."""
    if operations > MOST_OPERATIONS:
        raise ProofRefused(f"{what} would take {operations:,} steps; a proof may take {MOST_OPERATIONS:,}.")


def shown(value: Value) -> str:
    """Return a short text of any value, for messages."""
    text = repr(list(value)) if isinstance(value, Sequence) else str(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
