"""What can be wrong with a deck, as a value: all problems are collected, none is thrown."""

from __future__ import annotations

import msgspec

from cards.types import Place


class Problem(msgspec.Struct, frozen=True, order=True):
    """One thing wrong at one place, in a sentence that says what to do about it."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"
