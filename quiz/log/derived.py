"""The tables that follow from the events: each card's standing, and the counts that statistics are made of.

Every function runs inside the transaction that adds the events, so the log and what is derived from it are
never seen apart.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from quiz.log.events import CardEvent, Event, Review, Undo
from quiz.log.recalls import follow
from quiz.log.replay import NEVER_SEEN, after
from quiz.log.rows import event_of, standing_of, standing_row
from quiz.log.tallies import count
from quiz.scheduling.types import Scheduler, Standing

_PUT: Final = "insert or replace into standing values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def absorb(connection: sqlite3.Connection, fresh: Sequence[Event], scheduler: Scheduler) -> None:
    """Bring standings and counts up to date after `fresh` events were added to the log."""
    undone = _undone_among(connection, fresh)
    taken_back = list(_taken_back(connection, fresh))
    valid = [event for event in fresh if not isinstance(event, Undo) and event.id not in undone]
    count(connection, (event for event in valid if isinstance(event, Review)), 1)
    count(connection, (event for event in taken_back if isinstance(event, Review)), -1)
    follow(connection, valid, taken_back)
    stale = {event.card for event in taken_back}
    for card in stale:
        derive(connection, card, scheduler)
    _extend(connection, [event for event in valid if event.card not in stale], scheduler)


def find(connection: sqlite3.Connection, card: str) -> Standing:
    """Return what the table says of a card."""
    row = connection.execute("select * from standing where card = ?", (card,)).fetchone()
    return standing_of(row) if row else NEVER_SEEN


def find_all(connection: sqlite3.Connection) -> dict[str, Standing]:
    """Return what the table says of every card in it."""
    rows = connection.execute("select * from standing")
    return {row[0]: standing_of(row) for row in rows}


def put(connection: sqlite3.Connection, standings: Iterable[tuple[str, Standing]]) -> None:
    """Write the standings of cards."""
    connection.executemany(_PUT, (standing_row(card, standing) for card, standing in standings))


def derive(connection: sqlite3.Connection, card: str, scheduler: Scheduler) -> None:
    """Write a card's standing anew from all its events."""
    rows = connection.execute("select * from valid where card = ? order by id", (card,)).fetchall()
    standing = NEVER_SEEN
    for event in map(event_of, rows):
        if not isinstance(event, Undo):
            standing = after(standing, event, scheduler)
    if rows:
        put(connection, [(card, standing)])
    else:
        connection.execute("delete from standing where card = ?", (card,))


def _extend(connection: sqlite3.Connection, events: Iterable[CardEvent], scheduler: Scheduler) -> None:
    """Carry standings on over events; where one falls before what is known, start over from the log."""
    ordered = sorted(events, key=lambda event: (event.card, event.id))
    for card, group in groupby(ordered, key=lambda event: event.card):
        standing, new = find(connection, card), list(group)
        if new[0].id < standing.last:
            derive(connection, card, scheduler)
            continue
        for event in new:
            standing = after(standing, event, scheduler)
        put(connection, [(card, standing)])


def _undone_among(connection: sqlite3.Connection, events: Iterable[Event]) -> frozenset[str]:
    known = "select 1 from event where undoes = ? limit 1"
    return frozenset(event.id for event in events if connection.execute(known, (event.id,)).fetchone())


def _taken_back(connection: sqlite3.Connection, fresh: Sequence[Event]) -> Iterator[CardEvent]:
    """Yield the events that counted until one of the fresh undos came."""
    new = {event.id for event in fresh}
    targets = {event.undoes for event in fresh if isinstance(event, Undo)} - new
    for target in sorted(targets):
        undos = connection.execute("select id from event where undoes = ?", (target,))
        row = connection.execute("select * from event where id = ?", (target,)).fetchone()
        if row is None or any(undo not in new for (undo,) in undos):
            continue  # not merged yet, or taken back before
        event = event_of(row)
        if not isinstance(event, Undo):
            yield event
