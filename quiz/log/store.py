"""What the program asks of a place that keeps the review log, whatever database is behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Protocol

import msgspec

from quiz.log.events import Event, Review
from quiz.scheduling.queue import Spent
from quiz.scheduling.types import Scheduler, Standing


class Daily(msgspec.Struct, frozen=True):
    """One deck's answers of one day: `reviews` are all, `recalled` are of those neither new nor drills."""

    day: int
    deck: str
    reviews: int = 0
    new: int = 0
    drills: int = 0
    recalled: int = 0
    milliseconds: int = 0

    @property
    def tested(self) -> int:
        """Answers that tell what was remembered: neither a first meeting nor a drill."""
        return self.reviews - self.new - self.drills


class VerdictCount(msgspec.Struct, frozen=True):
    """How many answers were judged for a reason and given a grade."""

    reason: str
    grade: int
    reviews: int


class RecallCount(msgspec.Struct, frozen=True):
    """Answers after at least `least` days (and fewer than the next count's), and those that were passed."""

    least: int
    tested: int
    recalled: int


class TimingCount(msgspec.Struct, frozen=True):
    """How many answers took at least `least` seconds, and fewer than the next count's."""

    least: int
    reviews: int


class Recall(msgspec.Struct, frozen=True, gc=False):
    """A card's answers that tell what was remembered, and how many of them were recalled."""

    tested: int = 0
    recalled: int = 0


class HardCard(msgspec.Struct, frozen=True):
    """A card that was forgotten often; `ease` (in hundredths) under SM-2, `difficulty` under FSRS."""

    card: str
    lapses: int
    reviews: int
    ease: int | None
    difficulty: float | None


class CardCounts(msgspec.Struct, frozen=True, kw_only=True):
    """Cards with a history, counted. `ahead` is by days until due (0: or overdue; at most 366: or later).

    Suspended cards are left out of it, and of `again`, those to be repeated on the day itself. `known` and
    `mature` are by deck; mature are those with an interval of 21 days and more, as in Anki. `intervals`
    are by the least days of the range that a card falls into, `eases` (under SM-2) by the least hundredths,
    `difficulties` (under FSRS) by the least whole and `retrievabilities` (so too) by the least percent.
    """

    ahead: dict[int, int]
    again: int
    known: dict[str, int]
    mature: dict[str, int]
    intervals: dict[int, int]
    eases: dict[int, int]
    difficulties: dict[int, int]
    retrievabilities: dict[int, int]
    hardest: tuple[HardCard, ...]


class Store(Protocol):
    """The review log and what is derived from it. Every method raises QuizError when the place fails."""

    @property
    def scheduler(self) -> Scheduler:
        """The scheduler by which standings are derived."""
        ...

    def append(self, events: Iterable[Event]) -> int:
        """Add events durably, together or not at all; return how many were new. Known ids are passed over."""
        ...

    def events(self, card: str | None = None) -> Iterator[Event]:
        """Yield the events in the order of their ids, of one card (its undos left out) or of all."""
        ...

    def has(self, ids: Iterable[str]) -> frozenset[str]:
        """Return those of the ids that the log holds."""
        ...

    def undone(self) -> frozenset[str]:
        """Return the ids of the events that were taken back."""
        ...

    def last_id(self) -> str:
        """Return the greatest id, or an empty string."""
        ...

    def last_review(self, day: int, device: str) -> Review | None:
        """Return the device's latest review of a day that was not undone."""
        ...

    def standing(self, card: str) -> Standing:
        """Return what is known of one card."""
        ...

    def standings(self) -> Mapping[str, Standing]:
        """Return what is known of every card that has a history."""
        ...

    def cards(self) -> frozenset[str]:
        """Return the keys of all cards that have a history."""
        ...

    def count_cards(self, day: int, *, without: Collection[str] = (), hardest: int = 10) -> CardCounts:
        """Return the cards counted as they are on `day`, those in `without` left out."""
        ...

    def spent(self, day: int) -> Spent:
        """Return what of a day's limits is used up."""
        ...

    def pace(self, card: str) -> tuple[float, ...]:
        """Return the seconds that the card's latest right answers took, first tries without a hint."""
        ...

    def daily(self) -> list[Daily]:
        """Return the answers counted by day and deck."""
        ...

    def verdicts(self, since: int = 0) -> list[VerdictCount]:
        """Return the answers from the day `since` on, counted by reason and grade."""
        ...

    def recalls(self, since: int = 0) -> list[RecallCount]:
        """Return the answers from the day `since` on, counted by the days since the one before."""
        ...

    def timings(self, since: int = 0) -> list[TimingCount]:
        """Return the answers from the day `since` on, counted by the time they took."""
        ...

    def remembered(self) -> Mapping[str, Recall]:
        """Return the tested answers of every card that has any, those taken back left out."""
        ...

    def rebuild(self) -> None:
        """Derive everything anew from the events."""
        ...

    def close(self) -> None:
        """Let go of the place; every append is already safe."""
        ...
