"""What a deck is once it has been read: frozen values, each with the place it came from."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import msgspec

from cards.figures.types import Figure
from solvers.answers import Answer, Drawn

Way: TypeAlias = tuple[
    str | int, ...
]  # from a card's key down to a text: indexes, keys, and `?key` for a key itself


class Place(msgspec.Struct, frozen=True, order=True):
    """A position in a deck file, counted from 1; line 0 is the file as a whole."""

    path: Path
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else str(self.path)


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One question and its answer. `key` (deck id/card id) is what the review log knows it by."""

    key: str
    ask: str
    answer: Answer
    hints: tuple[str, ...] = ()
    why: str = ""
    vary: dict[str, tuple[str, ...]] = {}
    given: dict[str, str] = {}
    unless: tuple[str, ...] = ()
    proof: str | None = None
    figure: Figure | None = None
    source: str = ""
    tags: tuple[str, ...] = ()
    level: int = 1
    place: Place

    @property
    def id(self) -> str:
        """The card's own id, which is unique in its deck."""
        return self.key.rpartition("/")[2]

    @property
    def deck_id(self) -> str:
        """The id of the card's deck."""
        return self.key.rpartition("/")[0]


class Deck(msgspec.Struct, frozen=True, kw_only=True):
    """A titled list of cards from one file; `id` is the file's stem unless the deck names one.

    `translation` is the file that its texts come from where they are not the deck's own.
    """

    id: str
    title: str
    about: str = ""
    tags: tuple[str, ...] = ()
    language: str = "en"
    cards: tuple[Card, ...]
    path: Path
    translation: Path | None = None


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A card with its numbers drawn: texts have them put in, and `answer` is checked with `drawn`.

    `answer` is the card's, with the drawn numbers in its texts (options, words, messages of mistakes); its
    formulas keep their names.
    """

    card: Card
    answer: Answer
    drawn: Drawn
    ask: str
    hints: tuple[str, ...]
    why: str
