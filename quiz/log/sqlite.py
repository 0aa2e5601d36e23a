"""The review log in one SQLite file: write-ahead logging, every commit on the disk before it is acknowledged.

Several processes may use the file at once; each waits up to five seconds for another's commit. A file on a
network share is not safe: write-ahead logging needs shared memory.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final, Self

import msgspec

from quiz.clock import DAY_MILLISECONDS, UNIX_EPOCH_DAY
from quiz.ids import uuid7
from quiz.log.census import count_cards
from quiz.log.derived import absorb, find, find_all
from quiz.log.events import Event, Review
from quiz.log.faults import told
from quiz.log.opening import open_log
from quiz.log.rebuilding import made_by, rebuild, reschedule
from quiz.log.recalls import GAPS
from quiz.log.remembered import remembered
from quiz.log.rows import event_of, event_row
from quiz.log.store import CardCounts, Daily, Recall, RecallCount, TimingCount, VerdictCount
from quiz.log.tallies import SECONDS
from quiz.log.transaction import transaction
from quiz.scheduling.queue import Spent
from quiz.scheduling.sm2 import SM2
from quiz.scheduling.types import Scheduler, Standing

_INSERT: Final = "insert into event values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_IN_ORDER: Final = "select * from event order by id"
_OF_CARD: Final = "select * from event where card = ? order by id"
_LATEST: Final = """
select * from valid where id > ? and type = 'review' and day = ? and device = ? order by id desc limit 1
"""
_PACE: Final = """
select seconds from valid where card = ? and outcome = 'correct' and hints = 0 and attempts = 1
order by id desc limit ?
"""
_VERDICTS: Final = (
    "select reason, grade, sum(reviews) from verdict where day >= ? group by 1, 2 order by 1, 2"
)
_RECALLS: Final = """
select gap, sum(tested), sum(recalled) from recall where day >= ? group by gap order by gap
"""
_TIMINGS: Final = "select span, sum(reviews) from timing where day >= ? group by span order by span"
_PACES: Final = 9  # past answers that make a card's pace: enough for a median, and recent
_BATCH: Final = 2_000  # events held in memory at a time
_MANY: Final = 20_000  # fresh events from which one pass over the whole log beats going card by card


class SqliteStore:
    """A `Store` in the file at `path`, made when missing; raises QuizError when it cannot be used.

    Where another scheduler made the standings in it, it is replayed, unless only its `events` are wanted.
    """

    def __init__(self, path: Path, scheduler: Scheduler | None = None, *, events: bool = False) -> None:
        self.path = path
        self._scheduler = scheduler or SM2()
        with told(path):
            self._connection = open_log(path)
            if not (events or self._follows()):
                with transaction(self._connection):
                    self._follow_scheduler()

    @property
    def scheduler(self) -> Scheduler:
        """The scheduler by which standings are derived."""
        return self._scheduler

    def append(self, events: Iterable[Event]) -> int:
        """Add events durably, together or not at all; return how many were new."""
        with self._changing():
            self._follow_scheduler()  # another program may have turned to another one meanwhile
            added, source = 0, iter(events)
            while batch := list(islice(source, _BATCH)):
                fresh = self._insert(batch)
                added += len(fresh)
                if added < _MANY:
                    absorb(self._connection, fresh, self._scheduler)
            if added >= _MANY:
                rebuild(self._connection, self._scheduler)
        return added

    def events(self, card: str | None = None) -> Iterator[Event]:
        """Yield the events in the order of their ids, of one card or of all."""
        with told(self.path):
            execute = self._connection.execute
            yield from map(event_of, execute(_IN_ORDER) if card is None else execute(_OF_CARD, (card,)))

    def has(self, ids: Iterable[str]) -> frozenset[str]:
        """Return those of the ids that the log holds."""
        wanted = json.dumps(list(ids))
        with told(self.path):
            rows = self._connection.execute(
                "select id from event where id in (select value from json_each(?))", (wanted,)
            )
            return frozenset(event_id for (event_id,) in rows)

    def undone(self) -> frozenset[str]:
        """Return the ids of the events that were taken back."""
        with told(self.path):
            rows = self._connection.execute("select undoes from event where undoes is not null")
            return frozenset(undoes for (undoes,) in rows)

    def last_id(self) -> str:
        """Return the greatest id, or an empty string."""
        with told(self.path):
            (last,) = self._connection.execute("select max(id) from event").fetchone()
            return last or ""

    def last_review(self, day: int, device: str) -> Review | None:
        """Return the device's latest review of a day that was not undone."""
        # the bound on the id keeps the search to the end of the log, whatever the zone of the day
        earliest = uuid7(max(0, (day - 2 - UNIX_EPOCH_DAY) * DAY_MILLISECONDS), 0)
        with told(self.path):
            row = self._connection.execute(_LATEST, (earliest, day, device)).fetchone()
        event = event_of(row) if row else None
        return event if isinstance(event, Review) else None

    def standing(self, card: str) -> Standing:
        """Return what is known of one card."""
        with told(self.path):
            return find(self._connection, card)

    def standings(self) -> dict[str, Standing]:
        """Return what is known of every card that has a history."""
        with told(self.path):
            return find_all(self._connection)

    def cards(self) -> frozenset[str]:
        """Return the keys of all cards that have a history."""
        with told(self.path):
            (cards,) = self._connection.execute("select json_group_array(card) from standing").fetchone()
            return frozenset(msgspec.json.decode(cards, type=list[str]))  # a third of the price of rows

    def count_cards(self, day: int, *, without: Collection[str] = (), hardest: int = 10) -> CardCounts:
        """Return the cards counted as they are on `day`, those in `without` left out."""
        with told(self.path):
            return count_cards(self._connection, day, without, hardest)

    def spent(self, day: int) -> Spent:
        """Return what of a day's limits is used up."""
        with told(self.path):
            (new,) = self._connection.execute(
                "select count(*) from standing where introduced = ?", (day,)
            ).fetchone()
            (reviews,) = self._connection.execute(
                "select count(*) from standing where reviewed = ?1 and introduced <> ?1", (day,)
            ).fetchone()
        return Spent(new=new, reviews=reviews)

    def pace(self, card: str) -> tuple[float, ...]:
        """Return the seconds that the card's latest right answers took, first tries without a hint."""
        with told(self.path):
            rows = self._connection.execute(_PACE, (card, _PACES))
            return tuple(seconds for (seconds,) in rows)

    def daily(self) -> list[Daily]:
        """Return the answers counted by day and deck."""
        with told(self.path):
            rows = self._connection.execute(
                "select day, deck, reviews, new, drills, recalled, milliseconds from daily order by day, deck"
            )
            return [
                Daily(
                    day=day,
                    deck=deck,
                    reviews=reviews,
                    new=new,
                    drills=drills,
                    recalled=recalled,
                    milliseconds=ms,
                )
                for day, deck, reviews, new, drills, recalled, ms in rows
            ]

    def verdicts(self, since: int = 0) -> list[VerdictCount]:
        """Return the answers from the day `since` on, counted by reason and grade."""
        with told(self.path):
            return [VerdictCount(*row) for row in self._connection.execute(_VERDICTS, (since,))]

    def recalls(self, since: int = 0) -> list[RecallCount]:
        """Return the answers from the day `since` on, counted by the days since the one before."""
        with told(self.path):
            rows = self._connection.execute(_RECALLS, (since,))
            return [RecallCount(GAPS[gap], tested, recalled) for gap, tested, recalled in rows]

    def timings(self, since: int = 0) -> list[TimingCount]:
        """Return the answers from the day `since` on, counted by the time they took."""
        with told(self.path):
            rows = self._connection.execute(_TIMINGS, (since,))
            return [TimingCount(SECONDS[span], reviews) for span, reviews in rows]

    def remembered(self) -> dict[str, Recall]:
        """Return the tested answers of every card that has any, those taken back left out."""
        with told(self.path):
            return remembered(self._connection)

    def rebuild(self) -> None:
        """Derive everything anew from the events."""
        with self._changing():
            rebuild(self._connection, self._scheduler)

    def close(self) -> None:
        """Let go of the file; every append is already safe."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with told(self.path), transaction(self._connection):
            yield

    def _insert(self, events: Iterable[Event]) -> list[Event]:
        """Add those events that the log does not hold, and return them."""
        by_id: dict[str, Event] = {}
        for event in events:
            by_id.setdefault(event.id, event)
        known = self.has(by_id)
        fresh = [event for event_id, event in by_id.items() if event_id not in known]
        self._connection.executemany(_INSERT, map(event_row, fresh))
        return fresh

    def _follow_scheduler(self) -> None:
        """Replay the log when the standings in it were made by another scheduler; in a transaction."""
        if not self._follows():
            reschedule(self._connection, self._scheduler)

    def _follows(self) -> bool:
        return made_by(self._connection) == self._scheduler.name
