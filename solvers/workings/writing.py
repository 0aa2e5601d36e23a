"""Numbers as a working writes them, and arguments as it reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeAlias

from solvers.workings.calling import JSON

Lines: TypeAlias = list[str]
Working: TypeAlias = Callable[..., Lines]

SHOWN = 20  # entries or steps that are worked out one by one


class NotWorkedError(ValueError):
    """This argument has another shape than the working by hand is made for."""


def text(value: JSON | list[float] | list[list[float]]) -> str:
    """Return a number to six digits, or a list of such."""
    if isinstance(value, list):
        return f"[{', '.join(map(text, value))}]"
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def signed(value: JSON) -> str:
    """Return a number as it stands after a sign of operation: a negative one in brackets."""
    written = text(value)
    return f"({written})" if written.startswith("-") else written


def number(value: JSON) -> float:
    """Return one number."""
    if isinstance(value, int | float):
        return float(value)
    raise NotWorkedError


def numbers(value: JSON) -> list[float]:
    """Return a vector; one number is a vector of one."""
    return [number(entry) for entry in value] if isinstance(value, list) else [number(value)]


def rows(value: JSON) -> list[list[float]]:
    """Return a matrix."""
    if not isinstance(value, list):
        raise NotWorkedError
    return [numbers(row) for row in value]


def listed(value: JSON) -> list[JSON]:
    """Return a list of anything."""
    if isinstance(value, list):
        return value
    raise NotWorkedError


def dot(left: Iterable[float], right: Iterable[float]) -> float:
    """Return the sum of products."""
    return sum(a * b for a, b in zip(left, right, strict=True))


def products(left: Iterable[float], right: Iterable[float]) -> str:
    """Return a sum of products as one writes it: `0.5·2 + 1·(-3)`."""
    return " + ".join(f"{signed(a)}·{signed(b)}" for a, b in zip(left, right, strict=True))


def first(lines: Iterator[str], most: int = SHOWN) -> Lines:
    """Return the first lines, and say when there are more."""
    shown = list(islice(lines, most))
    return [*shown, "…"] if next(lines, None) is not None else shown
