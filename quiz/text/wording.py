"""Counts and spans of days in words."""

from __future__ import annotations


def count(number: int, noun: str, plural: str = "") -> str:
    """Return `1 card`, `2 cards`; a plural that is not made by an `s` is given."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def until(days: int) -> str:
    """Return when a day comes: `today`, `tomorrow`, `in 6 days`."""
    return ("today", "tomorrow")[days] if days in (0, 1) else f"in {span(days)}"


def span(days: int) -> str:
    """Return a number of days in the unit that reads best; two figures are enough."""
    if days < 60:
        return count(days, "day")
    if days < 730:
        return f"{round(days / 30.44)} months"
    return f"{days / 365.25:.1f} years"
