"""Which columns of the table of cards there is room for, and how wide they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from quiz.browsing.columns import Column
from quiz.text.cells import cut, pad

GAP: Final = 2  # columns between two columns
_QUESTION: Final = 22  # columns that a question has at least
_WIDTHS: Final[Mapping[Column, int]] = {
    Column.DECK: 14,
    Column.KIND: 10,
    Column.LEVEL: 7,
    Column.DUE: 8,
    Column.INTERVAL: 10,
    Column.EASE: 5,
    Column.STABILITY: 10,
    Column.DIFFICULTY: 11,
    Column.RETRIEVABILITY: 15,
    Column.LAPSES: 8,
    Column.REVIEWS: 9,
    Column.RETENTION: 10,
    Column.STATE: 10,
    Column.FLAG: 5,
}  # each has room for its heading, an arrow and no more
# what is left out last where there is little room; a column that sorts is there, but for the decks' order
_URGENT: Final = (
    *(Column.DUE, Column.STATE, Column.DECK, Column.FLAG, Column.LAPSES, Column.EASE, Column.DIFFICULTY),
    *(
        Column.RETENTION,
        Column.KIND,
        Column.REVIEWS,
        Column.INTERVAL,
        Column.STABILITY,
        Column.RETRIEVABILITY,
        Column.LEVEL,
    ),
)


def layout(columns: Collection[Column], width: int, sorted_by: Column) -> list[tuple[Column, int]]:
    """Return those of the columns that fit into `width`, in their order, each with its own width."""
    room = width - _QUESTION - GAP
    urgent = _URGENT if sorted_by in (Column.DECK, Column.CARD) else (sorted_by, *_URGENT)
    taken: set[Column] = set()
    for column in urgent:
        if column in columns and column not in taken and _WIDTHS[column] + GAP <= room:
            taken.add(column)
            room -= _WIDTHS[column] + GAP
    widths = {**_WIDTHS, Column.CARD: _QUESTION + room}
    return [(column, widths[column]) for column in Column if column in taken or column is Column.CARD]


def fitted(text: str, column: Column, columns: int) -> str:
    """Return a cell's text cut or padded to its width; numbers stand at the right."""
    text = cut(text, columns)
    return pad("", columns - len(text)) + text if column.number else pad(text, columns)
