"""A run of grades, each given on the day that the card falls due: what a scheduler does, without a log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from quiz.scheduling.types import CardState, Grade, New, Scheduled

StateT_co = TypeVar("StateT_co", bound=Scheduled, covariant=True)


class _Reviewing(Protocol[StateT_co]):
    def review(self, state: CardState, grade: Grade, day: int) -> StateT_co: ...


def on_time(scheduler: _Reviewing[StateT_co], grades: Iterable[Grade]) -> Iterator[StateT_co]:
    """Yield the state after each grade, from a new card on."""
    state: CardState = New()
    day = 1
    for grade in grades:
        after = scheduler.review(state, grade, day)
        state, day = after, after.due
        yield after
