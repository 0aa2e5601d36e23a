"""FSRS-6, the Free Spaced Repetition Scheduler.

After J. Ye, J. Su and Y. Cao, "A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition
Scheduling" (KDD 2022), and "The Algorithm" in the wiki of open-spaced-repetition/fsrs4anki, section FSRS-6.

A memory has a stability S, the days after which nine of ten such cards are still recalled, and a difficulty D
from 1 to 10. From S follows R, the share recalled after t days, and from R the day on which to ask again.

Where the algorithm leaves a choice open, ours is:

- The weights are the published defaults; none are fitted to the learner.
- Everything goes by whole days, and there are no learning steps in minutes: what is graded below 4 is drilled
  the same day, as with SM-2, and a drill changes nothing. So FSRS's formula for a second review of a day is
  not used.
- Intervals carry no fuzz: a log gives the same days on every machine, before a merge and after it.
- What was forgotten returns after the interval of its new stability; the drill of the day is its relearning.
- Days are counted from the day of the review, late or not: a card recalled late has proved more stable.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, pow  # noqa: A004 - of floats alone, unlike the built-in one
from typing import Final, TypedDict

from quiz.scheduling.drills import drilled
from quiz.scheduling.runs import on_time
from quiz.scheduling.types import DEFAULT_RETENTION, LONGEST_INTERVAL, ByMemory, CardState, Grade

# w₀ to w₂₀ of FSRS-6, as published with the algorithm
WEIGHTS: Final = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)
# FSRS's ratings are 1 again, 2 hard, 3 good, 4 easy. Again means forgotten, and so does every grade below 3:
# how near a miss came does not say that the memory was there. Above it, both go by the same words.
RATINGS: Final = (1, 1, 1, 2, 3, 4)

_PASS: Final = Grade.HARD  # names of this module, because those of an enum are looked up at a price
_FLUENT: Final = Grade.GOOD
_LEAST_STABILITY: Final = 0.001
_W: Final = WEIGHTS
_DECAY: Final = -_W[20]
_FACTOR: Final = pow(0.9, 1 / _DECAY) - 1  # so that R(S) = 0.9

# what of the formulas below needs neither state nor day: a long log pays for each look into a tuple
_GAIN: Final = exp(_W[8])
_GAINS: Final = (0.0, 0.0, 0.0, _GAIN * _W[15], _GAIN, _GAIN * _W[16])  # w₁₅ < 1 for hard, w₁₆ > 1 for easy
_SHIFTS: Final = tuple(-_W[6] * (rating - 3) / 9 for rating in RATINGS)
_EASIEST: Final = _W[4] - exp(_W[5] * 3) + 1  # D₀(4), before it is kept within bounds
_PULL: Final = _W[7] * _EASIEST
_STAY: Final = 1 - _W[7]
_LOSS: Final = exp(_W[17] * _W[18])
_MINUS_W9, _W10, _W11, _MINUS_W12, _W13, _W14 = -_W[9], _W[10], _W[11], -_W[12], _W[13], _W[14]


class Step(TypedDict):
    """What one review of a run leaves; `retrievability` is the share recalled on the day it is due."""

    n: int
    interval: int
    stability: float
    difficulty: float
    retrievability: float
    again_today: bool


class FSRS:
    """The scheduler that asks when a card would be recalled with a probability of `retention`."""

    tells = frozenset({"stability", "difficulty", "retrievability"})

    def __init__(self, retention: float = DEFAULT_RETENTION) -> None:
        self.name = f"fsrs-6/1 at {retention!r}"
        self._span = span(retention)

    def review(self, state: CardState, grade: Grade, day: int) -> ByMemory:
        """Return the state after a review with `grade` on `day`; a second one on the same day is a drill."""
        if not isinstance(state, ByMemory):
            stability, difficulty = first_stability(grade), first_difficulty(grade)
            return self._reviewed(_UNSEEN, grade, day, stability, difficulty)
        if day <= state.reviewed:
            return drilled(state, grade)
        recall = retrievability(state.stability, day - state.reviewed)
        stability = next_stability(state.stability, state.difficulty, recall, grade)
        return self._reviewed(state, grade, day, stability, next_difficulty(state.difficulty, grade))

    def _reviewed(
        self, state: ByMemory, grade: Grade, day: int, stability: float, difficulty: float
    ) -> ByMemory:
        interval = round(stability * self._span)
        if not 1 <= interval <= LONGEST_INTERVAL:
            interval = min(max(interval, 1), LONGEST_INTERVAL)
        passed = grade >= _PASS
        return ByMemory(
            repetitions=state.repetitions + 1 if passed else 0,
            interval=interval,
            reviewed=day,
            due=day + interval,
            again_today=grade < _FLUENT,
            lapses=state.lapses if passed else state.lapses + 1,
            reviews=state.reviews + 1,
            stability=stability,
            difficulty=difficulty,
        )


def retrievability(stability: float, days: int) -> float:
    """Return R = (1 + FACTOR · t / S)^DECAY: the probability of recall after t days; before them it is 1."""
    return pow(1 + _FACTOR * days / stability, _DECAY) if days > 0 else 1.0


def span(recall: float) -> float:
    """Return t / S = (R^(1/DECAY) − 1) / FACTOR: the days, for each of S, until R has fallen so far."""
    return (pow(recall, 1 / _DECAY) - 1) / _FACTOR


def first_stability(grade: Grade) -> float:
    """Return S₀ = w₀ … w₃ by the rating."""
    return _W[RATINGS[grade] - 1]


def first_difficulty(grade: Grade) -> float:
    """Return D₀ = w₄ − e^(w₅ · (rating − 1)) + 1, from 1 to 10."""
    return min(max(_W[4] - exp(_W[5] * (RATINGS[grade] - 1)) + 1, 1.0), 10.0)


def next_difficulty(difficulty: float, grade: Grade) -> float:
    """Return D' = w₇ · D₀(4) + (1 − w₇) · (D − w₆ · (rating − 3) · (10 − D) / 9), from 1 to 10."""
    after = _PULL + _STAY * (difficulty + _SHIFTS[grade] * (10 - difficulty))
    return after if 1 <= after <= 10 else min(max(after, 1.0), 10.0)


def next_stability(stability: float, difficulty: float, recall: float, grade: Grade) -> float:
    """Return S' after a card was recalled or forgotten with the probability of recall at R.

    Recalled: S · (1 + e^w₈ · (11 − D) · S^−w₉ · (e^(w₁₀ · (1 − R)) − 1) · w₁₅ if hard · w₁₆ if easy).
    Forgotten: w₁₁ · D^−w₁₂ · ((S + 1)^w₁₃ − 1) · e^(w₁₄ · (1 − R)), at most S / e^(w₁₇ · w₁₈).
    """
    if grade >= _PASS:
        growth = (11 - difficulty) * pow(stability, _MINUS_W9) * (exp((1 - recall) * _W10) - 1)
        return stability * (1 + _GAINS[grade] * growth)
    left = _W11 * pow(difficulty, _MINUS_W12) * (pow(stability + 1, _W13) - 1) * exp((1 - recall) * _W14)
    return max(min(left, stability / _LOSS), _LEAST_STABILITY)


def intervals(grades: Iterable[Grade], retention: float = DEFAULT_RETENTION) -> list[Step]:
    """Return what a run of grades leads to, each given on the day that the card falls due."""
    return [
        Step(
            n=state.repetitions,
            interval=state.interval,
            stability=round(state.stability, 6),
            difficulty=round(state.difficulty, 6),
            retrievability=round(retrievability(state.stability, state.interval), 6),
            again_today=state.again_today,
        )
        for state in on_time(FSRS(retention), grades)
    ]


_UNSEEN: Final = ByMemory(repetitions=0, interval=0, reviewed=0, due=0, stability=0.0, difficulty=0.0)
