"""Counts of answers by day and by verdict: sums, so that the order in which events arrive does not matter."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import Final, TypeAlias

from quiz.log.events import Review
from quiz.log.rows import deck_of
from quiz.scheduling.types import Grade

DayKey: TypeAlias = tuple[int, str]  # day, deck
VerdictKey: TypeAlias = tuple[str, str, int]  # deck, reason, grade

_ADD_DAY: Final = """
insert into daily (day, deck, reviews, new, drills, recalled, milliseconds) values (?, ?, ?, ?, ?, ?, ?)
on conflict do update set reviews = reviews + excluded.reviews, new = new + excluded.new,
  drills = drills + excluded.drills, recalled = recalled + excluded.recalled,
  milliseconds = milliseconds + excluded.milliseconds
"""
_ADD_VERDICT: Final = """
insert into verdict (deck, reason, grade, reviews) values (?, ?, ?, ?)
on conflict do update set reviews = reviews + excluded.reviews
"""


_RECALLED: Final = (0, 0, 1)
_FORGOTTEN: Final = (0, 0, 0)
_NEW: Final = (1, 0, 0)
_DRILL: Final = (0, 1, 0)
_PASS: Final = int(Grade.HARD)


def count(connection: sqlite3.Connection, reviews: Iterable[Review], sign: int) -> None:
    """Add reviews to the counts (`sign` 1), or take them off (−1); a count of nothing leaves no row."""
    for review in reviews:
        deck, (new, drill, recalled) = deck_of(review.card), _kinds(review.stage, review.grade)
        cells = (1, new, drill, recalled, round(review.seconds * 1000))
        connection.execute(_ADD_DAY, (review.day, deck, *(sign * cell for cell in cells)))
        connection.execute(_ADD_VERDICT, (deck, review.reason, review.grade, sign))
        if sign < 0:
            connection.execute(
                "delete from daily where day = ? and deck = ? and reviews = 0", (review.day, deck)
            )
            connection.execute("delete from verdict where deck = ? and reviews = 0", (deck,))


class Tallies:
    """The same counts, kept in memory while the whole log is read."""

    def __init__(self) -> None:
        self._days: dict[DayKey, list[int]] = {}
        self._verdicts: Counter[VerdictKey] = Counter()

    def add(self, deck: str, cells_of_review: tuple[int, int, str, str, float]) -> None:
        """Count one review of a deck: its day, grade, reason, stage and seconds."""
        day, grade, reason, stage, seconds = cells_of_review
        cells = self._days.get((day, deck))
        if cells is None:
            cells = self._days[day, deck] = [0, 0, 0, 0, 0]
        new, drill, recalled = _kinds(stage, grade)
        cells[0] += 1
        cells[1] += new
        cells[2] += drill
        cells[3] += recalled
        cells[4] += round(seconds * 1000)
        self._verdicts[deck, reason, grade] += 1

    def write(self, connection: sqlite3.Connection) -> None:
        """Put these counts in place of those in the tables."""
        connection.execute("delete from daily")
        connection.execute("delete from verdict")
        connection.executemany(_ADD_DAY, ((*key, *cells) for key, cells in self._days.items()))
        connection.executemany(_ADD_VERDICT, ((*key, number) for key, number in self._verdicts.items()))


def _kinds(stage: str, grade: int) -> tuple[int, int, int]:
    """Return 1 or 0 for: a first meeting, a drill, a recall (neither of the two, and not forgotten)."""
    if stage == "review":
        return _RECALLED if grade >= _PASS else _FORGOTTEN
    return _NEW if stage == "new" else _DRILL
