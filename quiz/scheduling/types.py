"""The words of scheduling: a grade, and what is known of a card."""

from __future__ import annotations

from enum import IntEnum
from typing import Protocol, TypeAlias

import msgspec


class Grade(IntEnum):
    """SM-2's quality of a response (Woźniak 1990)."""

    GAVE_UP = 0
    WRONG = 1
    NEARLY = 2
    HARD = 3
    GOOD = 4
    EASY = 5

    @property
    def lapse(self) -> bool:
        """Whether the card counts as forgotten."""
        return self < Grade.HARD

    @property
    def again_today(self) -> bool:
        """Whether the card is drilled again the same day."""
        return self < Grade.GOOD


class New(msgspec.Struct, frozen=True, tag=True):
    """A card that was never reviewed, or was reset."""


class Scheduled(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """A card with a history. Days are ordinals (`date.toordinal`) of the learner's own calendar."""

    repetitions: int  # n: successive reviews without a lapse
    ease: int  # ease factor in hundredths: 250 is 2.50
    interval: int  # days from `reviewed` to `due`
    reviewed: int  # day of the last review that was no drill
    due: int
    again_today: bool = False  # to be drilled until a grade of 4, on day `reviewed` only
    lapses: int = 0
    reviews: int = 0  # drills not counted


CardState: TypeAlias = New | Scheduled


class Scheduler(Protocol):
    """Anything that decides when a card returns."""

    def review(self, state: CardState, grade: Grade, day: int) -> Scheduled:
        """Return the state after a review with `grade` on `day`; `state` is left as it is."""
        ...
