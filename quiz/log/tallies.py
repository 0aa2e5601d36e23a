"""Counts of answers by day, verdict and time taken: sums, so that the order of arrival does not matter."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

from quiz.log.events import Review
from quiz.log.rows import deck_of
from quiz.scheduling.types import Grade

_ADD_DAY: Final = """
insert into daily (day, deck, reviews, new, drills, recalled, milliseconds) values (?, ?, ?, ?, ?, ?, ?)
on conflict do update set reviews = reviews + excluded.reviews, new = new + excluded.new,
  drills = drills + excluded.drills, recalled = recalled + excluded.recalled,
  milliseconds = milliseconds + excluded.milliseconds
"""
_ADD_VERDICT: Final = """
insert into verdict (day, reason, grade, reviews) values (?, ?, ?, ?)
on conflict do update set reviews = reviews + excluded.reviews
"""
_ADD_TIMING: Final = """
insert into timing (day, span, reviews) values (?, ?, ?)
on conflict do update set reviews = reviews + excluded.reviews
"""
SECONDS: Final = (0, 5, 10, 20, 30, 60, 120, 300)  # from which an answer counts as one that took longer

# all reviews that were not taken back, summed by whatever the counts tell apart; a deck's id is what stands
# before the last slash of a card's key, as `deck_of` has it
_SUMMED: Final = f"""
select day, substr(prefix, 1, length(prefix) - 1) as deck, reason, grade, stage,
  {" + ".join(f"(seconds >= {least})" for least in SECONDS[1:])} as span,
  count(*), sum(cast(seconds * 1000 + 0.5 as integer))
from (select *, rtrim(card, replace(card, '/', '')) as prefix from event where type = 'review')
where id not in (select undoes from event where undoes is not null)
group by 1, 2, 3, 4, 5, 6
"""  # noqa: S608 - the numbers above, and nothing from outside

_RECALLED: Final = (0, 0, 1)
_FORGOTTEN: Final = (0, 0, 0)
_NEW: Final = (1, 0, 0)
_DRILL: Final = (0, 1, 0)
_PASS: Final = int(Grade.HARD)
_TABLES: Final = ("daily", "verdict", "timing")


def count(connection: sqlite3.Connection, reviews: Iterable[Review], sign: int) -> None:
    """Add reviews to the counts (`sign` 1), or take them off (−1); a count of nothing leaves no row."""
    for review in reviews:
        deck, (new, drill, recalled) = deck_of(review.card), _kinds(review.stage, review.grade)
        cells = (1, new, drill, recalled, int(review.seconds * 1000 + 0.5))
        connection.execute(_ADD_DAY, (review.day, deck, *(sign * cell for cell in cells)))
        connection.execute(_ADD_VERDICT, (review.day, review.reason, review.grade, sign))
        connection.execute(_ADD_TIMING, (review.day, _span(review.seconds), sign))
        if sign < 0:
            _sweep(connection, review.day)


def recount(connection: sqlite3.Connection) -> None:
    """Write the counts anew from all reviews that were not taken back."""
    for table in _TABLES:
        connection.execute(f"delete from {table}")  # noqa: S608 - a name from the list above
    for day, deck, reason, grade, stage, span, reviews, milliseconds in connection.execute(
        _SUMMED
    ).fetchall():
        kinds = (reviews * kind for kind in _kinds(stage, grade))
        connection.execute(_ADD_DAY, (day, deck, reviews, *kinds, milliseconds))
        connection.execute(_ADD_VERDICT, (day, reason, grade, reviews))
        connection.execute(_ADD_TIMING, (day, span, reviews))


def _sweep(connection: sqlite3.Connection, day: int) -> None:
    for table in _TABLES:
        connection.execute(f"delete from {table} where day = ? and reviews = 0", (day,))  # noqa: S608 - as above


def _span(seconds: float) -> int:
    return bisect_right(SECONDS, seconds) - 1


def _kinds(stage: str, grade: int) -> tuple[int, int, int]:
    """Return 1 or 0 for: a first meeting, a drill, a recall (neither of the two, and not forgotten)."""
    if stage == "review":
        return _RECALLED if grade >= _PASS else _FORGOTTEN
    return _NEW if stage == "new" else _DRILL
