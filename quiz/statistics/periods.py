"""What happened in the last month, quarter or year, or ever."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from cards.types import Deck
from quiz.log.recalls import GAPS
from quiz.log.store import Daily, Store, VerdictCount
from quiz.log.tallies import SECONDS
from quiz.scheduling.types import GRADES, Grade
from quiz.statistics.days import by_deck, retention

PERIODS: Final = (30, 90, 365, None)  # days up to today, today among them; None is since the first answer


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """How much of what was tested after `least` to `most` days (None: or more) was recalled."""

    least: int
    most: int | None
    tested: int
    recalled: int

    @property
    def recall(self) -> float:
        """The share recalled; something was tested."""
        return self.recalled / self.tested


class Range(msgspec.Struct, frozen=True, kw_only=True):
    """How many fall between `least` and `most`, both among them (None: or more)."""

    least: int
    most: int | None
    number: int


class DeckPeriod(msgspec.Struct, frozen=True, kw_only=True):
    """A deck's answers; `retention` is None when none of them tested memory."""

    deck_id: str
    title: str
    reviews: int
    seconds: float
    tested: int
    retention: float | None


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """What was answered in the last `days` days (None: ever), on `studied` of them.

    `by_interval` is what was remembered by the days since the answer before; `timing` counts answers by the
    whole seconds they took. `reasons` and `grades` count verdicts, the most frequent reason first.
    """

    days: int | None
    reviews: int
    seconds: float
    studied: int
    tested: int
    retention: float | None
    by_interval: tuple[Share, ...]
    decks: tuple[DeckPeriod, ...]
    timing: tuple[Range, ...]
    reasons: dict[str, int]
    grades: dict[Grade, int]


def of_store(decks: Sequence[Deck], store: Store, daily: Sequence[Daily], day: int) -> tuple[Period, ...]:
    """Return the figures of every period that ends on `day`; raises QuizError when the log fails."""
    return tuple(_period(decks, store, daily, days, day) for days in PERIODS)


def _period(
    decks: Sequence[Deck], store: Store, daily: Sequence[Daily], days: int | None, day: int
) -> Period:
    since = 0 if days is None else day - days + 1
    within = [each for each in daily if each.day >= since]
    verdicts = store.verdicts(since)
    gaps = {each.least: each for each in store.recalls(since)}
    return Period(
        days=days,
        reviews=sum(each.reviews for each in within),
        seconds=sum(each.milliseconds for each in within) / 1000,
        studied=len({each.day for each in within}),
        tested=sum(each.tested for each in within),
        retention=retention(within),
        by_interval=tuple(
            Share(least=least, most=most, tested=gaps[least].tested, recalled=gaps[least].recalled)
            for least, most in bounds(GAPS)
            if least in gaps
        ),
        decks=tuple(_decks(decks, within)),
        timing=ranges({each.least: each.reviews for each in store.timings(since)}, SECONDS),
        reasons=_reasons(verdicts),
        grades=_grades(verdicts),
    )


def bounds(least: Sequence[int]) -> list[tuple[int, int | None]]:
    """Return each range that begins at one of the ascending numbers and ends before the next."""
    return [*((low, high - 1) for low, high in pairwise(least)), (least[-1], None)]


def ranges(counts: Mapping[int, int], least: Sequence[int]) -> tuple[Range, ...]:
    """Return the counts by range, empty ranges too; nothing at all when there is nothing to count."""
    if not counts:
        return ()
    return tuple(Range(least=low, most=most, number=counts.get(low, 0)) for low, most in bounds(least))


def _decks(decks: Iterable[Deck], daily: Sequence[Daily]) -> Iterable[DeckPeriod]:
    days = by_deck(daily)
    for deck in decks:
        own = days.get(deck.id, [])
        yield DeckPeriod(
            deck_id=deck.id,
            title=deck.title,
            reviews=sum(each.reviews for each in own),
            seconds=sum(each.milliseconds for each in own) / 1000,
            tested=sum(each.tested for each in own),
            retention=retention(own),
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
