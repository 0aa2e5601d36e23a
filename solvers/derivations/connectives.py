"""Where `and` and `or` part a line: at the top level, never inside brackets."""

from __future__ import annotations

import re
from itertools import accumulate

MAX_NESTING = 20
_OPENING, _CLOSING = "([{", ")]}"
_WORDS = re.compile(r"\b(?:and|or)\b|[∧∨]", re.IGNORECASE)


def connected(text: str, connective: re.Pattern[str]) -> tuple[str, ...]:
    """Return the parts of a text between the connectives that stand in no bracket."""
    levels = _levels(text)
    parts = []
    start = 0
    for match in connective.finditer(text):
        if levels[match.start()] == 0:
            parts.append(text[start : match.start()])
            start = match.end()
    return (*parts, text[start:])


def in_brackets(text: str) -> str | None:
    """Return the inside of `(a and b)`, of `[x = 1, y = 2]` or `{…}`; None for any other text."""
    bare = text.strip()
    if not bare or bare[0] not in _OPENING or bare[-1] != _CLOSING[_OPENING.index(bare[0])]:
        return None
    levels = _levels(bare)
    encloses = min(levels[1:-1]) > 0 and max(levels) <= MAX_NESTING
    return bare[1:-1] if encloses and (bare[0] in "[{" or _WORDS.search(bare)) else None


def _levels(text: str) -> list[int]:
    """Return how many brackets are open before each character, and at the end."""
    steps = ((character in _OPENING) - (character in _CLOSING) for character in text)
    return list(accumulate(steps, initial=0))
