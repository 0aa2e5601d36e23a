"""The columns of the table of cards: what stands in them, and in which order they put the cards."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Final, TypeAlias

from quiz.browsing.entries import Entry
from quiz.scheduling.types import TOLD_BY_SOME, Scheduler
from quiz.text.display import one_line
from quiz.text.prompt import first_words

_RUN: Final = 2_000  # cards sorted at a time
_NONE: Final = "–"
_Value: TypeAlias = str | int | float


class Column(StrEnum):
    """A column, named as its heading is."""

    DECK = "deck"
    CARD = "card"
    KIND = "kind"
    LEVEL = "level"
    DUE = "due"
    INTERVAL = "interval"
    EASE = "ease"
    STABILITY = "stability"
    DIFFICULTY = "difficulty"
    RETRIEVABILITY = "retrievability"
    LAPSES = "lapses"
    REVIEWS = "reviews"
    RETENTION = "retention"
    STATE = "state"
    FLAG = "flag"

    @property
    def number(self) -> bool:
        """Whether it is set flush right."""
        return self not in (Column.DECK, Column.CARD, Column.KIND, Column.STATE, Column.FLAG)


def columns_of(scheduler: Scheduler) -> tuple[Column, ...]:
    """Return the columns that have something in them under a scheduler."""
    return tuple(column for column in Column if column not in TOLD_BY_SOME or column in scheduler.tells)


def ordered(cards: Iterable[Entry], column: Column, *, descending: bool = False) -> list[Entry]:
    """Return the cards sorted by a column, equals as they came, and last those with nothing in it.

    One long sort would hold up every other thread until it is done, and with it the screen; so runs are
    sorted and then merged.
    """
    value = _VALUES[column]
    known, unknown = list[Entry](), list[Entry]()
    for card in cards:
        (unknown if value(card) is None else known).append(card)
    runs = [
        sorted(known[start : start + _RUN], key=lambda card: _some(value(card)), reverse=descending)
        for start in range(0, len(known), _RUN)
    ]
    return [*heapq.merge(*runs, key=lambda card: _some(value(card)), reverse=descending), *unknown]


def cell(card: Entry, column: Column) -> str:
    """Return what a column says of a card; text of decks and learners is safe to show."""
    return _CELLS[column](card)


def until(days: int | None) -> str:
    """Return when a card is due, counted from today, in few characters: `today`, `6 d`, `3 d ago`."""
    if days is None:
        return _NONE
    return "today" if days == 0 else f"{days:,} d" if days > 0 else f"{-days:,} d ago"


def _some(value: _Value | None) -> _Value:
    assert value is not None
    return value


def _days(stability: float) -> str:
    return f"{stability:.1f} d" if stability < 100 else f"{stability:,.0f} d"


def _share(share: float | None) -> str:
    return _NONE if share is None else f"{100 * share:.0f} %"


_VALUES: Final[Mapping[Column, Callable[[Entry], _Value | None]]] = {
    Column.DECK: lambda card: card.position,
    Column.CARD: lambda card: card.ask.casefold(),
    Column.KIND: lambda card: card.kind,
    Column.LEVEL: lambda card: card.level,
    Column.DUE: lambda card: card.due,
    Column.INTERVAL: lambda card: card.interval,
    Column.EASE: lambda card: card.ease,
    Column.STABILITY: lambda card: card.stability,
    Column.DIFFICULTY: lambda card: card.difficulty,
    Column.RETRIEVABILITY: lambda card: card.retrievability,
    Column.LAPSES: lambda card: card.lapses,
    Column.REVIEWS: lambda card: card.reviews,
    Column.RETENTION: lambda card: card.retention,
    Column.STATE: lambda card: card.state,
    Column.FLAG: lambda card: None if card.flag is None else card.flag.casefold(),
}
_CELLS: Final[Mapping[Column, Callable[[Entry], str]]] = {
    Column.DECK: lambda card: one_line(card.deck),
    Column.CARD: lambda card: first_words(card.ask),
    Column.KIND: lambda card: card.kind,
    Column.LEVEL: lambda card: str(card.level),
    Column.DUE: lambda card: until(card.due),
    Column.INTERVAL: lambda card: _NONE if card.interval is None else f"{card.interval:,} d",
    Column.EASE: lambda card: _NONE if card.ease is None else f"{card.ease / 100:.2f}",
    Column.STABILITY: lambda card: _NONE if card.stability is None else _days(card.stability),
    Column.DIFFICULTY: lambda card: _NONE if card.difficulty is None else f"{card.difficulty:.1f}",
    Column.RETRIEVABILITY: lambda card: _share(card.retrievability),
    Column.LAPSES: lambda card: str(card.lapses),
    Column.REVIEWS: lambda card: str(card.reviews),
    Column.RETENTION: lambda card: _share(card.retention),
    Column.STATE: lambda card: card.state,
    Column.FLAG: lambda card: "" if card.flag is None else "⚑",
}
