"""What the threads of the browse screen tell it."""

from __future__ import annotations

from collections.abc import Mapping

from textual.message import Message

from quiz.browsing.entries import Entry
from quiz.browsing.keeping import Step
from quiz.errors import QuizError
from quiz.tui.card_view import CardView


class Found(Message):
    """A search has come to its cards; `counted` is what was marked, and how many of it are shown."""

    def __init__(
        self,
        number: int,
        cards: list[Entry],
        places: Mapping[str, int],
        counted: tuple[object, int],
    ) -> None:
        super().__init__()
        self.number = number
        self.cards = cards
        self.places = places
        self.counted = counted


class Seen(Message):
    """A card is ready to be shown."""

    def __init__(self, view: CardView) -> None:
        super().__init__()
        self.view = view


class Done(Message):
    """A step was written, taken back (`back`), or had nothing to change (None)."""

    def __init__(self, step: Step | None, *, back: bool) -> None:
        super().__init__()
        self.step = step
        self.back = back


class Failed(Message):
    """The log could not be read or written."""

    def __init__(self, error: QuizError) -> None:
        super().__init__()
        self.error = error
