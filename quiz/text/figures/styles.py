"""How figures may be shown, and which of it an output can hold."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

_BRAILLE: Final = "⣿"


class Style(StrEnum):
    """How figures are shown."""

    DRAWN = "drawn"
    ASCII = "ascii"
    WORDS = "words"


def drawable(encoding: str | None) -> bool:
    """Return whether an output with that encoding can hold Braille dots."""
    try:
        _BRAILLE.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
