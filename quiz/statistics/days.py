"""Answers by day, the share of them that was remembered, and days on end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec

from quiz.log.store import Daily


class Activity(msgspec.Struct, frozen=True, kw_only=True):
    """All answers of one day; `tested` are those neither new nor drills, `recalled` those of them passed."""

    day: int
    reviews: int
    tested: int
    recalled: int
    seconds: float


def by_day(daily: Iterable[Daily]) -> tuple[Activity, ...]:
    """Return the answers of each day that had any, all decks together, in the order of the days."""
    ordered = sorted(daily, key=lambda each: each.day)
    return tuple(_activity(day, list(group)) for day, group in groupby(ordered, key=lambda each: each.day))


def by_deck(daily: Iterable[Daily]) -> dict[str, list[Daily]]:
    """Return the days of each deck that had any."""
    days: dict[str, list[Daily]] = {}
    for each in daily:
        days.setdefault(each.deck, []).append(each)
    return days


def retention(days: Iterable[Activity | Daily]) -> float | None:
    """Return the share recalled of what was tested, or None when nothing was."""
    tested = recalled = 0
    for each in days:
        tested += each.tested
        recalled += each.recalled
    return recalled / tested if tested else None


def streak(days: Sequence[int], today: int) -> int:
    """Return how many days on end, up to today or yesterday, had an answer; `days` ascend."""
    studied = set(days)
    start = today if today in studied else today - 1
    length = 0
    while start - length in studied:
        length += 1
    return length


def longest_streak(days: Sequence[int]) -> int:
    """Return the longest run of days on end that had an answer; `days` ascend."""
    runs = Counter(day - index for index, day in enumerate(days))  # days on end share this difference
    return max(runs.values(), default=0)


def _activity(day: int, decks: Sequence[Daily]) -> Activity:
    return Activity(
        day=day,
        reviews=sum(each.reviews for each in decks),
        tested=sum(each.tested for each in decks),
        recalled=sum(each.recalled for each in decks),
        seconds=sum(each.milliseconds for each in decks) / 1000,
    )
