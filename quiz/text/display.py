"""Text that is safe to show: decks and learners may write anything, a terminal obeys some of it."""

from __future__ import annotations

import unicodedata

# Cc: escape sequences; Cf: bidi overrides and zero-width marks; Cs: lone surrogates, which UTF-8 cannot carry
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def printable(text: str, limit: int = 20_000) -> str:
    """Return `text` without anything a terminal might act on; newlines and tabs stay, length is bounded."""
    kept = text if len(text) <= limit else text[: limit - 1] + "…"
    return "".join(map(_shown, kept))


def one_line(text: str, limit: int = 200) -> str:
    """Return `printable` text on one line, cut to `limit` characters."""
    flat = " ".join(printable(text, limit * 4).split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def _shown(character: str) -> str:
    if character in "\n\t" or unicodedata.category(character) not in _UNSAFE:
        return character
    return "\N{REPLACEMENT CHARACTER}"
