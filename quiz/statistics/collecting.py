"""All statistics of a store at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from cards.library import Library
from cards.types import Deck
from quiz.log.census import CHANCES, DIFFICULTIES, EASES
from quiz.log.recalls import GAPS
from quiz.log.store import CardCounts, Daily, HardCard, Store
from quiz.scheduling.types import Grade
from quiz.statistics.days import Activity, by_day, by_deck, longest_streak, retention, streak
from quiz.statistics.periods import PERIODS, Period, Range, of_store, ranges

FORECAST_DAYS: Final = 90
RETENTION_DAYS: Final = 30


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

    `forecast` counts the cards due today (those overdue among them), tomorrow, and so on for 90 days; `again`
    those that were missed today and are to be repeated. `reasons` counts the reasons of verdicts, the most
    frequent first. `intervals` (days), `eases` (hundredths, under SM-2), `difficulties` and
    `retrievabilities` (percent, both under FSRS) count the cards that were met.
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
    intervals: tuple[Range, ...]
    eases: tuple[Range, ...]
    difficulties: tuple[Range, ...]
    retrievabilities: tuple[Range, ...]
    periods: tuple[Period, ...]

    def period(self, days: int | None) -> Period:
        """Return the figures of one of `PERIODS`."""
        return self.periods[PERIODS.index(days)]


def collect(library: Library, store: Store, day: int) -> Statistics:
    """Return the statistics of a store on `day`; cards that no deck has any more count only as answers."""
    gone = [key for key in store.cards() if library.card(key) is None]
    cards = store.count_cards(day, without=gone)
    daily = store.daily()
    return compute(library.decks, cards, daily, of_store(library.decks, store, daily, day), day)


def compute(
    decks: Sequence[Deck], cards: CardCounts, daily: Sequence[Daily], periods: tuple[Period, ...], day: int
) -> Statistics:
    """Return the statistics that follow from a store's counts."""
    activity, ever = by_day(daily), periods[-1]
    days = [each.day for each in activity]
    return Statistics(
        reviews=ever.reviews,
        today=sum(each.reviews for each in activity if each.day == day),
        seconds=ever.seconds,
        streak=streak(days, day),
        longest_streak=longest_streak(days),
        retention=retention(each for each in activity if day - RETENTION_DAYS < each.day <= day),
        activity=activity,
        forecast=tuple(cards.ahead.get(ahead, 0) for ahead in range(FORECAST_DAYS)),
        again=cards.again,
        decks=tuple(_decks(decks, cards, by_deck(daily))),
        grades=ever.grades,
        reasons=ever.reasons,
        hardest=cards.hardest,
        intervals=ranges(cards.intervals, GAPS),
        eases=ranges(cards.eases, EASES),
        difficulties=ranges(cards.difficulties, DIFFICULTIES),
        retrievabilities=ranges(cards.retrievabilities, CHANCES),
        periods=periods,
    )


def _decks(
    decks: Iterable[Deck], cards: CardCounts, days: Mapping[str, Sequence[Daily]]
) -> Iterable[DeckStatistics]:
    for deck in decks:
        known, mature = cards.known.get(deck.id, 0), cards.mature.get(deck.id, 0)
        own = days.get(deck.id, ())
        yield DeckStatistics(
            deck_id=deck.id,
            title=deck.title,
            total=len(deck.cards),
            new=len(deck.cards) - known,
            young=known - mature,
            mature=mature,
            reviews=sum(each.reviews for each in own),
            retention=retention(own),
        )
