"""Deriving everything anew from the log, in one pass over it: a million reviews take a few seconds."""

from __future__ import annotations

import sqlite3
from functools import cache
from typing import Final

from quiz.log.derived import put
from quiz.log.events import CardEvent, Undo
from quiz.log.replay import NEVER_SEEN, after, reviewed
from quiz.log.rows import event_of
from quiz.log.tallies import Tallies, deck_of
from quiz.scheduling.types import Scheduler, Standing

_REVIEWS: Final = "select id, type, card, day, grade, reason, stage, seconds from event order by id"


def rebuild(connection: sqlite3.Connection, scheduler: Scheduler) -> None:
    """Write standings and counts anew; the caller holds the transaction."""
    standings, tallies = _read(connection, scheduler)
    connection.execute("delete from standing")
    put(connection, standings.items())
    tallies.write(connection)
    connection.execute("insert or replace into meta values ('scheduler', ?)", (scheduler.name,))


def _read(connection: sqlite3.Connection, scheduler: Scheduler) -> tuple[dict[str, Standing], Tallies]:
    """Return what the log amounts to; only reviews are many, so only they take the short road."""
    undone = {undoes for (undoes,) in connection.execute("select undoes from event where undoes is not null")}
    standings: dict[str, Standing] = {}
    tallies, deck = Tallies(), cache(deck_of)
    for event_id, kind, card, day, grade, reason, stage, seconds in connection.execute(_REVIEWS):
        if event_id in undone or kind == "undo":
            continue
        before = standings.get(card, NEVER_SEEN)
        if kind == "review":
            standings[card] = reviewed(before, event_id, grade, day, scheduler)
            tallies.add(deck(card), (day, grade, reason, stage, seconds))
        else:
            standings[card] = after(before, _event(connection, event_id), scheduler)
    return standings, tallies


def _event(connection: sqlite3.Connection, event_id: str) -> CardEvent:
    row = connection.execute("select * from event where id = ?", (event_id,)).fetchone()
    event = event_of(row)
    if isinstance(event, Undo):
        raise TypeError(f"{event_id} concerns no card")
    return event
