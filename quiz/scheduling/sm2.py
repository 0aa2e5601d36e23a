"""SM-2, exact: P. A. Woźniak, "Optimization of learning" (1990), algorithm SM-2.

Where the text leaves a choice open, ours is:

- Ease is held in integer hundredths and intervals are rounded up in integers: floats make ⌈25 · 2.2⌉ = 56.
- The ease that multiplies an interval is the one held *before* the review changes it.
- A lapse (grade below 3) starts the intervals over and leaves the ease as it is, as the text says.
- Everything below 4 is drilled again the same day. Whatever follows a card's first review of a day is a
  drill, on whichever machine: it changes neither the repetitions, nor the ease, nor the interval.
- Days are counted from the day of the review, not from the day it was due.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypedDict

from quiz.scheduling.drills import drilled
from quiz.scheduling.runs import on_time
from quiz.scheduling.types import LONGEST_INTERVAL, ByEase, CardState, Grade

FIRST_EASE: Final = 250
LOWEST_EASE: Final = 130
FIRST_INTERVAL: Final = 1
SECOND_INTERVAL: Final = 6

_PASS: Final = Grade.HARD  # names of this module, because those of an enum are looked up at a price
_FLUENT: Final = Grade.GOOD
_EASE_CHANGES: Final = tuple(10 - (5 - q) * (8 + (5 - q) * 2) for q in Grade)


class Step(TypedDict):
    """What one review of a run leaves: `interval` in days, `ease` in hundredths."""

    n: int
    interval: int
    ease: int
    again_today: bool


class SM2:
    """The scheduler that decides by SM-2."""

    name = "sm-2/1"
    tells = frozenset({"ease"})

    def review(self, state: CardState, grade: Grade, day: int) -> ByEase:
        """Return the state after a review with `grade` on `day`; a second one on the same day is a drill."""
        if not isinstance(state, ByEase):
            return _reviewed(_UNSEEN, grade, day)
        return drilled(state, grade) if day <= state.reviewed else _reviewed(state, grade, day)


def intervals(grades: Iterable[Grade]) -> list[Step]:
    """Return what a run of grades leads to, each given on the day that the card falls due."""
    return [
        Step(n=state.repetitions, interval=state.interval, ease=state.ease, again_today=state.again_today)
        for state in on_time(SM2(), grades)
    ]


def next_ease(ease: int, grade: Grade) -> int:
    """Return EF' = EF + (0.1 − (5−q)(0.08 + (5−q)·0.02)), not below 1.30; all in hundredths."""
    changed = ease + _EASE_CHANGES[grade]
    return max(LOWEST_EASE, changed)


def next_interval(repetitions: int, interval: int, ease: int) -> int:
    """Return I(n) in days for the n-th repetition: 1, 6, then ⌈I(n−1)·EF⌉, at most a century."""
    if repetitions == 1:
        return FIRST_INTERVAL
    if repetitions == 2:
        return SECOND_INTERVAL
    longer = -(-interval * ease // 100)
    return min(LONGEST_INTERVAL, longer)


_UNSEEN: Final = ByEase(repetitions=0, ease=FIRST_EASE, interval=0, reviewed=0, due=0)


def _reviewed(state: ByEase, grade: Grade, day: int) -> ByEase:
    if grade < _PASS:
        repetitions, interval, ease, lapses = 0, FIRST_INTERVAL, state.ease, state.lapses + 1
    else:
        repetitions, lapses = state.repetitions + 1, state.lapses
        interval = next_interval(repetitions, state.interval, state.ease)
        ease = next_ease(state.ease, grade)
    return ByEase(
        repetitions=repetitions,
        ease=ease,
        interval=interval,
        reviewed=day,
        due=day + interval,
        again_today=grade < _FLUENT,
        lapses=lapses,
        reviews=state.reviews + 1,
    )
