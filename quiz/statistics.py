"""What the log tells about learning: pure sums over what the store has counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

import msgspec

from cards.library import Library
from cards.types import Deck
from quiz.log.store import CardCounts, Daily, HardCard, Store, VerdictCount
from quiz.scheduling.types import GRADES, Grade

FORECAST_DAYS: Final = 30
RETENTION_DAYS: Final = 30


class Activity(msgspec.Struct, frozen=True, kw_only=True):
    """All answers of one day; `tested` are those neither new nor drills, `recalled` those of them passed."""

    day: int
    reviews: int
    tested: int
    recalled: int
    seconds: float


class DeckStatistics(msgspec.Struct, frozen=True, kw_only=True):
    """A deck's cards by how well they are known, its answers, and the share recalled (None: none tested)."""

    deck_id: str
    title: str
    total: int
    new: int
    young: int
    mature: int
    reviews: int
    retention: float | None


class Statistics(msgspec.Struct, frozen=True, kw_only=True):
    """Sums over the whole log, undone answers left out; `retention` is over the last 30 days.

    `forecast` counts the cards due today (those overdue among them), tomorrow, and so on; `again` those that
    were missed today and are to be repeated. `reasons` counts the reasons of verdicts, the most frequent
    first.
    """

    reviews: int
    today: int
    seconds: float
    streak: int
    longest_streak: int
    retention: float | None
    activity: tuple[Activity, ...]
    forecast: tuple[int, ...]
    again: int
    decks: tuple[DeckStatistics, ...]
    grades: dict[Grade, int]
    reasons: dict[str, int]
    hardest: tuple[HardCard, ...]


def collect(library: Library, store: Store, day: int) -> Statistics:
    """Return the statistics of a store on `day`; cards that no deck has any more count only as answers."""
    present = {card.key for deck in library.decks for card in deck.cards}
    cards = store.count_cards(day, without=store.cards() - present)
    return compute(library.decks, cards, store.daily(), store.verdicts(), day)


def compute(
    decks: Sequence[Deck],
    cards: CardCounts,
    daily: Sequence[Daily],
    verdicts: Sequence[VerdictCount],
    day: int,
) -> Statistics:
    """Return the statistics that follow from a store's counts."""
    activity = by_day(daily)
    days = [each.day for each in activity]
    return Statistics(
        reviews=sum(each.reviews for each in activity),
        today=sum(each.reviews for each in activity if each.day == day),
        seconds=sum(each.seconds for each in activity),
        streak=streak(days, day),
        longest_streak=longest_streak(days),
        retention=retention(each for each in activity if day - RETENTION_DAYS < each.day <= day),
        activity=activity,
        forecast=tuple(cards.ahead.get(ahead, 0) for ahead in range(FORECAST_DAYS)),
        again=cards.again,
        decks=tuple(_decks(decks, cards, daily)),
        grades=_grades(verdicts),
        reasons=_reasons(verdicts),
        hardest=cards.hardest,
    )


def by_day(daily: Iterable[Daily]) -> tuple[Activity, ...]:
    """Return the answers of each day that had any, all decks together, in the order of the days."""
    ordered = sorted(daily, key=lambda each: each.day)
    return tuple(_activity(day, list(group)) for day, group in groupby(ordered, key=lambda each: each.day))


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


def _decks(decks: Iterable[Deck], cards: CardCounts, daily: Iterable[Daily]) -> Iterable[DeckStatistics]:
    by_deck: dict[str, list[Daily]] = {}
    for each in daily:
        by_deck.setdefault(each.deck, []).append(each)
    for deck in decks:
        known, mature = cards.known.get(deck.id, 0), cards.mature.get(deck.id, 0)
        days = by_deck.get(deck.id, [])
        yield DeckStatistics(
            deck_id=deck.id,
            title=deck.title,
            total=len(deck.cards),
            new=len(deck.cards) - known,
            young=known - mature,
            mature=mature,
            reviews=sum(each.reviews for each in days),
            retention=retention(days),
        )


def _grades(verdicts: Iterable[VerdictCount]) -> dict[Grade, int]:
    counts = Counter[int]()
    for each in verdicts:
        counts[each.grade] += each.reviews
    return {grade: counts[grade] for grade in GRADES}


def _reasons(verdicts: Iterable[VerdictCount]) -> dict[str, int]:
    counts = Counter[str]()
    for each in verdicts:
        counts[each.reason] += each.reviews
    return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
