"""How many columns a text takes in a terminal, counted without any library of screens.

Chinese and Japanese characters take two columns, combining marks none. Emoji sequences are drawn differently
by every terminal and are counted character by character.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ZERO = frozenset({"Mn", "Me", "Cf"})


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.category(character) in _ZERO:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """Return the number of columns that `text`, on one line, takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def pad(text: str, columns: int) -> str:
    """Return `text` filled with spaces on the right up to `columns`."""
    return text + " " * (columns - width(text))


def centre(text: str, columns: int) -> str:
    """Return `text` in the middle of `columns`, the odd space on the right."""
    left = max(0, columns - width(text)) // 2
    return pad(" " * left + text, columns)


def split_at(text: str, columns: int) -> tuple[str, str]:
    """Return the longest start of `text` that fits into `columns` (at least one character), and the rest."""
    taken = 0
    for index, character in enumerate(text):
        taken += _columns(character)
        if taken > columns and index:
            return text[:index], text[index:]
    return text, ""


def cut(text: str, columns: int) -> str:
    """Return `text` if it fits into `columns`, else its start and an ellipsis."""
    if width(text) <= columns:
        return text
    return split_at(text, max(1, columns - 1))[0] + "…" if columns > 1 else "…"[:columns]
