"""Deriving everything anew from the log: a million reviews take a few seconds and little memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final, TypeAlias

from quiz.log import recalls, tallies
from quiz.log.derived import put
from quiz.log.events import CardEvent, Undo
from quiz.log.replay import NEVER_SEEN, after, reviewed
from quiz.log.rows import event_of
from quiz.scheduling.types import Scheduler, Standing

_Row: TypeAlias = tuple[str, str, str, int, int]  # card, id, type, day, grade

_HISTORIES: Final = "select card, id, type, day, grade from event where card is not null order by card, id"


def rebuild(connection: sqlite3.Connection, scheduler: Scheduler) -> None:
    """Write standings and counts anew; the caller holds the transaction."""
    reschedule(connection, scheduler)
    tallies.recount(connection)
    recalls.recount(connection, _undone(connection))


def reschedule(connection: sqlite3.Connection, scheduler: Scheduler) -> None:
    """Write every card's standing anew by this scheduler; the counts do not depend on it."""
    connection.execute("delete from standing")
    put(connection, _standings(connection, scheduler))
    connection.execute("insert or replace into meta values ('scheduler', ?)", (scheduler.name,))


def made_by(connection: sqlite3.Connection) -> str | None:
    """Return the name of the scheduler that wrote the standings; None for a new log."""
    row = connection.execute("select value from meta where key = 'scheduler'").fetchone()
    return row[0] if row else None


def _standings(connection: sqlite3.Connection, scheduler: Scheduler) -> Iterator[tuple[str, Standing]]:
    """Yield the standing of every card with a history, in the order of the cards."""
    undone = _undone(connection)
    rows: Iterable[_Row] = connection.execute(_HISTORIES)
    for card, history in groupby(rows, key=itemgetter(0)):
        standing = NEVER_SEEN
        for _, event_id, kind, day, grade in history:
            if event_id in undone:
                continue
            if kind == "review":  # nearly all are; the others are looked up
                standing = reviewed(standing, event_id, grade, day, scheduler)
            else:
                standing = after(standing, _event(connection, event_id), scheduler)
        if standing is not NEVER_SEEN:
            yield card, standing


def _undone(connection: sqlite3.Connection) -> frozenset[str]:
    rows = connection.execute("select undoes from event where undoes is not null")
    return frozenset(undoes for (undoes,) in rows)


def _event(connection: sqlite3.Connection, event_id: str) -> CardEvent:
    event = event_of(connection.execute("select * from event where id = ?", (event_id,)).fetchone())
    if isinstance(event, Undo):
        raise TypeError(f"{event_id} concerns no card")
    return event
