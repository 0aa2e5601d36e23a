"""How much was remembered after how many days: each answer, by the days since the one before it.

The days are those that lay between two answers in the log, not those a scheduler had in mind: so the counts
need no scheduler, and a card that came late counts as what it was. An answer on the day of the one before it
is a drill and a card's first one, or its first after a reset, has none before it: neither tells of memory.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final, TypeAlias

from quiz.log.events import CardEvent, Reset, Review
from quiz.scheduling.types import Grade

GAPS: Final = (1, 2, 7, 21, 60, 180)  # days from which an answer counts as one after a longer time

_Row: TypeAlias = tuple[str, str, int | None, int | None]  # id, type, day, grade
_Key: TypeAlias = tuple[int, int, bool]  # day, place in GAPS, whether recalled

_OF_CARD: Final = "select id, type, day, grade from valid where card = ? order by id"
_OF_ALL: Final = "select card, id, type, day, grade from event where card is not null order by card, id"
_ADD: Final = """
insert into recall (day, gap, tested, recalled) values (?, ?, ?, ?)
on conflict do update set tested = tested + excluded.tested, recalled = recalled + excluded.recalled
"""
_PASS: Final = int(Grade.HARD)


def follow(
    connection: sqlite3.Connection, fresh: Iterable[CardEvent], taken_back: Iterable[CardEvent]
) -> None:
    """Bring the counts up to date after `fresh` events were added that count, and others counted no more.

    An event in the middle of a card's history changes what comes after it, so a card's answers are counted
    as they were and as they are, and the difference is what is written.
    """
    added = {event.id: event.card for event in fresh if isinstance(event, Review | Reset)}
    removed = [event for event in taken_back if isinstance(event, Review | Reset)]
    changes = Counter[_Key]()
    for card in {*added.values(), *(event.card for event in removed)}:
        now: list[_Row] = connection.execute(_OF_CARD, (card,)).fetchall()
        gone = [_row(event) for event in removed if event.card == card]
        before = sorted([row for row in now if row[0] not in added] + gone)
        changes.update(_counted(now))
        changes.subtract(_counted(before))
    _add(connection, changes)


def recount(connection: sqlite3.Connection, undone: Collection[str]) -> None:
    """Write the counts anew from all events but those with an id in `undone`."""
    connection.execute("delete from recall")
    counts = Counter[_Key]()
    for _, history in groupby(connection.execute(_OF_ALL), key=itemgetter(0)):
        counts.update(_counted([row[1:] for row in history if row[1] not in undone]))
    _add(connection, counts)


def _counted(history: Sequence[_Row]) -> list[_Key]:
    """Return what each answer of a card tells, if it tells anything."""
    told, before = list[_Key](), 0
    for _, kind, day, grade in history:
        if kind == "reset":
            before = 0
        elif kind == "review" and day is not None and grade is not None:
            if before and day > before:
                told.append((day, bisect_right(GAPS, day - before) - 1, grade >= _PASS))
            before = max(before, day)
    return told


def _row(event: Review | Reset) -> _Row:
    if isinstance(event, Review):
        return event.id, "review", event.day, event.grade
    return event.id, "reset", None, None


def _add(connection: sqlite3.Connection, changes: Counter[_Key]) -> None:
    rows = [
        (day, gap, number, number if recalled else 0)
        for (day, gap, recalled), number in changes.items()
        if number
    ]
    connection.executemany(_ADD, rows)
    emptied = ((day, gap) for day, gap, number, _ in rows if number < 0)
    connection.executemany("delete from recall where day = ? and gap = ? and tested = 0", emptied)
